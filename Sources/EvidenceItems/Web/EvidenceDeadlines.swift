import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// What evidence asks of a person: to look again at what their posts keep, for leaders all that is past its day, and for the information
/// governance lead each check that met a closed record.
package struct EvidenceDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        { [store] person, policy, today in
            guard policy.allows(.readEvidence, to: person) else { return [] }
            return try await store.read { db in
                let sight = try EvidenceSight(person, policy, in: db)
                let hits = policy.allows(.keepNames, to: person) ? try closedHits(sight, today, db) : []
                return try reviews(person, sight, today, db) + hits
            }
        }
    }

    private func reviews(_ person: Person, _ sight: EvidenceSight, _ today: Day, _ db: Database) throws -> [Deadline] {
        let posts = try ActionPlanRecords.posts(in: db)
        let own = posts.held(by: person.id.text, on: today)
        let leads = !person.roles.isDisjoint(with: [.director, .serviceManager])
        return try EvidenceRecords.items(in: db).compactMap { item -> Deadline? in
            let due = ReviewDue(item, on: today)
            let isOwn = item.owner.map { own.contains($0) } ?? false
            guard let day = item.reviewBy, sight.sees(item.id), due == .past || due == .soon, isOwn || (leads && due == .past) else {
                return nil
            }
            return Deadline(
                id: "\(item.id)-evidence", due: day, title: item.evidence.title,
                reason: "Evidence to look at again; \(item.owner.flatMap { posts.title(of: $0) } ?? "no owner")",
                step: isOwn ? "See whether it still holds" : "Ask whether it still holds", path: EvidencePlaces.item.path(item.id))
        }
    }

    private func closedHits(_ sight: EvidenceSight, _ today: Day, _ db: Database) throws -> [Deadline] {
        try SettingsFacts.closedHits(sight, in: db).map { hit in
            Deadline(
                id: "\(hit.check)-closed", due: hit.on, title: "\(hit.by) on \(hit.on): a check of evidence met a closed record",
                reason: "A name in a text belongs to a record that is restricted or blocked for them", step: "Look at it",
                path: EvidencePlaces.settings.path + "#closed")
        }
    }
}
