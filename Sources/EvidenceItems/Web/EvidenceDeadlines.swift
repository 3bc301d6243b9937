import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// What evidence asks of people: the holder of its post reviews it by its date, and the information governance lead looks at each check
/// that met a restricted record.
package struct EvidenceDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, today in
            guard policy.allows(.readEvidence, to: person) else { return [] }
            return try await store.read { db in
                let sight = try EvidenceSight(person, policy, in: db)
                let hits = policy.allows(.keepNames, to: person) ? try closedHits(sight, today, db) : []
                return try reviews(sight, today, db) + hits
            }
        }
    }

    private func reviews(_ sight: EvidenceSight, _ today: Day, _ db: Database) throws -> [Deadline] {
        let posts = try ActionPlanRecords.posts(in: db)
        return try EvidenceRecords.items(in: db).compactMap { item -> Deadline? in
            let due = ReviewDue(item, on: today)
            guard let day = item.reviewBy, sight.sees(item.id), due == .past || due == .soon else { return nil }
            let holder = posts.holder(of: item.owner, on: today)?.account
            return Deadline(
                id: "\(item.id)-evidence", due: day, title: item.evidence.title,
                reason: "Evidence to review; \(item.owner.flatMap { posts.title(of: $0) } ?? "no owner")",
                step: holder == nil ? "Name an owner" : "Review it", path: EvidencePlaces.item.path(item.id),
                next: .holder(holder, may: .keepEvidence, otherwise: .confirmEvidence))
        }
    }

    private func closedHits(_ sight: EvidenceSight, _ today: Day, _ db: Database) throws -> [Deadline] {
        try SettingsFacts.closedHits(sight, in: db).map { hit in
            Deadline(
                id: "\(hit.check)-closed", due: hit.on, title: "Check of evidence by \(hit.by) on \(hit.on) found a restricted record",
                reason: "A name in a text belongs to a record that is restricted or blocked for them", step: "Look at it",
                path: EvidencePlaces.settings.path + "#restricted", next: .whoever(may: .keepNames))
        }
    }
}
