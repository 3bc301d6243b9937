import ActionPlans
import ActionPlansWeb
import EvidenceItems
import Foundation
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

/// The addresses of evidence.
package enum EvidencePlaces {
    package static let list = Place("/evidence")
    package static let spreadsheet = Place("/evidence/list.csv")
    package static let search = Place("/evidence/search")
    package static let add = ActionPlanPlaces.newEvidence
    package static let settings = Place("/evidence/settings")
    package static let quota = Place("/evidence/settings/quota")
    package static let names = Place("/evidence/settings/names")
    package static let removeNames = Place("/evidence/settings/names/remove")
    package static let seen = PlaceOf<EvidenceCheck>("/evidence/settings/closed/:check")
    package static let item = ActionPlanPlaces.evidence
    package static let facts = PlaceOf<Evidence>("/evidence/:evidence/facts")
    package static let newVersion = PlaceOf<Evidence>("/evidence/:evidence/versions")
    package static let file = PlaceIn<Evidence, EvidenceItem.Version>("/evidence/:evidence/versions/:version")
    package static let link = PlaceOf<Evidence>("/evidence/:evidence/actions")
    package static let unlink = PlaceIn<Evidence, Action>("/evidence/:evidence/actions/:action/unlink")
    package static let withdraw = PlaceOf<Evidence>("/evidence/:evidence/withdraw")
    package static let check = PlaceOf<Evidence>("/evidence/:evidence/check")
    package static let resolve = PlaceIn<Evidence, EvidenceHit>("/evidence/:evidence/hits/:hit")
    package static let confirm = PlaceOf<Evidence>("/evidence/:evidence/confirm")
}

/// One check of a version for personal data.
package enum EvidenceCheck {}
/// A finding of a check.
package enum EvidenceHit {}

extension Act {
    package static let readEvidence = Act("evidence.read", "read and search evidence")
    package static let keepEvidence = Act("evidence.keep", "add evidence and new versions of it, and link it to actions")
    package static let confirmEvidence = Act(
        "evidence.confirm", "clear evidence for release, and resolve what a check found in it")
    package static let keepNames = Act("evidence.names", "load a list of names for the check of evidence, and set the storage limit")
}

/// A document that cites a piece of evidence.
package struct Citation: Sendable, Hashable {
    package let title: String
    package let path: String

    package init(title: String, path: String) {
        self.title = title
        self.path = path
    }
}

/// The pages of evidence.
package struct EvidencePages: Sendable {
    package typealias Citations = @Sendable (Person, Policy, Database) throws -> [Identifier<Evidence>: [Citation]]

    let store: Store
    let acts: EvidenceStore
    let thread: InspectionsWeb.Thread
    let citations: Citations
    /// The directory of the key for the list of names, outside the store.
    let keys: URL

    /// - Parameter citations: which documents that a person may know of cite which evidence.
    package init(store: Store, texts: DocumentTexts, thread: InspectionsWeb.Thread, keys: URL, citations: @escaping Citations) {
        self.store = store
        acts = EvidenceStore(store, texts: texts)
        self.thread = thread
        self.keys = keys
        self.citations = citations
    }

    package func register(on site: inout Site) {
        site.get(EvidencePlaces.list, .readEvidence, list)
        site.get(EvidencePlaces.spreadsheet, .readEvidence, spreadsheet)
        site.get(EvidencePlaces.search, .readEvidence) { request in .page(SearchPage(request: request, hits: nil).page) }
        site.post(EvidencePlaces.search, .readEvidence, search)
        site.get(EvidencePlaces.add, .keepEvidence, newItem)
        site.post(EvidencePlaces.add, .keepEvidence, limit: EvidenceFile.largest + Site.formLimit, addItem)
        site.get(EvidencePlaces.item, .readEvidence, show)
        site.get(EvidencePlaces.file, .readEvidence, file)
        site.post(EvidencePlaces.facts, .keepEvidence, edit)
        site.post(EvidencePlaces.newVersion, .keepEvidence, limit: EvidenceFile.largest + Site.formLimit, addVersion)
        site.post(EvidencePlaces.link, .keepEvidence, link)
        site.post(EvidencePlaces.unlink, .keepEvidence, unlink)
        site.post(EvidencePlaces.withdraw, .keepEvidence, withdraw)
        site.get(EvidencePlaces.check, .readEvidence, showCheck)
        site.post(EvidencePlaces.check, .keepEvidence, runCheck)
        site.post(EvidencePlaces.resolve, .confirmEvidence, resolve)
        site.post(EvidencePlaces.confirm, .confirmEvidence, confirm)
        registerSettings(on: &site)
    }

    /// An item with everything its page needs.
    ///
    /// - Throws: ``NotFound`` also for people who may not know of the actions it is linked to.
    func read(_ id: Identifier<Evidence>, for request: PageRequest) async throws -> ItemRead {
        let citations = citations
        let read = try await store.read { db -> ItemRead? in
            guard let item = try EvidenceRecords.item(id, in: db) else { return nil }
            let sight = try EvidenceSight(request.person, request.site.policy, in: db)
            guard sight.sees(id) else { return nil }
            return ItemRead(
                item: item, sight: sight, posts: try .init(in: db),
                citations: try citations(request.person, request.site.policy, db)[id] ?? [])
        }
        guard let read else { throw NotFound() }
        return read
    }
}
