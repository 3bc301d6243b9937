import ActionPlans
import EvidenceItems
import Foundation
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

/// Where a piece of evidence is cited: the title of the paper and its address.
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
    /// The directory of the key of the list of names, outside the store.
    let keys: URL

    /// - Parameter citations: which papers that a person may know of cite which evidence; the composition knows, because the papers are drawn further along.
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
        site.get(EvidencePlaces.search, .readEvidence) { visit in .page(SearchPage(visit: visit, hits: nil).page) }
        site.post(EvidencePlaces.search, .readEvidence, search)
        site.get(EvidencePlaces.add, .keepEvidence, newItem)
        site.post(EvidencePlaces.add, .keepEvidence, limit: EvidenceFile.largest + Site.formLimit, addItem)
        site.get(EvidencePlaces.item, .readEvidence, show)
        site.get(EvidencePlaces.file, .readEvidence, file)
        site.post(EvidencePlaces.facts, .keepEvidence, edit)
        site.post(EvidencePlaces.newVersion, .keepEvidence, limit: EvidenceFile.largest + Site.formLimit, addVersion)
        site.post(EvidencePlaces.serve, .keepEvidence, serve)
        site.post(EvidencePlaces.serveNoMore, .keepEvidence, serveNoMore)
        site.post(EvidencePlaces.setAside, .keepEvidence, setAside)
        site.get(EvidencePlaces.check, .readEvidence, showCheck)
        site.post(EvidencePlaces.check, .keepEvidence, runCheck)
        site.post(EvidencePlaces.settle, .confirmEvidence, settle)
        site.post(EvidencePlaces.confirm, .confirmEvidence, confirm)
        registerSettings(on: &site)
    }

    /// An item with what its page draws on; not there for whoever may not know of what it serves.
    func read(_ id: Identifier<Evidence>, for visit: Visit) async throws -> ItemRead {
        let citations = citations
        let read = try await store.read { db -> ItemRead? in
            guard let item = try EvidenceRecords.item(id, in: db) else { return nil }
            let sight = try EvidenceSight(visit.person, visit.site.policy, in: db)
            guard sight.sees(id) else { return nil }
            return ItemRead(
                item: item, sight: sight, posts: try .init(in: db), citations: try citations(visit.person, visit.site.policy, db)[id] ?? [])
        }
        guard let read else { throw NotFound() }
        return read
    }
}
