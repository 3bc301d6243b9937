import ChildRecords
import SiteKit
import Vocabulary

/// Tells the governance lead of break-glass accesss at once, and of restrictions before their review day.
package struct ChildDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// Proposals that wait for this person as the second.
    private func lifts(_ person: Person) async throws -> [Deadline] {
        let worker = person.id.worker
        return try await store.read { try RemovalLine.waiting(for: worker, in: $0) }.filter { $0.proposal.proposer != worker }.map { line in
            Deadline(
                id: "\(line.proposal.id)-lift", due: line.due, title: "Removal of a restriction needs approval",
                reason: "\(line.proposer) proposed it on \(line.proposal.proposedOn)", step: "Approve it or keep it",
                path: ChildPlaces.lift.path(line.proposal.id), next: .whoever(may: .confirmLift))
        }
    }

    /// Declarations whose family is to be found; who declared it stands on the page alone.
    private func ties(_ person: Person, _ today: Day) async throws -> [Deadline] {
        let worker = person.id.worker
        return try await store.read { try FamilyLinkLine.waiting(for: worker, in: $0) }.map { line in
            Deadline(
                id: "\(line.tie.id)-tie", due: line.tie.saidOn, title: "A worker declared a family they should not see",
                reason: "Declared on \(line.tie.saidOn)", step: "Match the family", path: ChildPlaces.ties.path,
                next: .whoever(may: .governChildren))
        }
    }

    package var source: DeadlineSource {
        DeadlineSource { [self] person, policy, today in
            let lifts = policy.allows(.confirmLift, to: person) ? try await self.lifts(person) : []
            guard policy.allows(.governChildren, to: person) else { return lifts }
            let governance = try await store.read { try Governance(for: person.id.worker, on: today, in: $0) }
            let openings = governance.openings.filter { $0.opening.worker != person.id.worker }.map { line in
                Deadline(
                    id: "\(line.opening.id)-opening", due: line.due, title: "Break-glass access to review",
                    reason: "\(line.worker) on \(line.opening.openedOn): \(line.opening.ground.words)", step: "Review it",
                    path: ChildPlaces.opening.path(line.opening.id), next: .whoever(may: .governChildren))
            }
            let restrictions = governance.restrictions.filter { $0.restriction.reviewBy <= today + 14 }.map { line in
                Deadline(
                    id: "\(line.child)-restriction", due: line.restriction.reviewBy, title: "Restriction to review",
                    reason: "Restrictions are reviewed within \(RestrictionReview.longest) days", step: "Keep it or propose removal",
                    path: ChildPlaces.governance.path + "#restrictions", next: .whoever(may: .governChildren))
            }
            return openings + restrictions + lifts + (try await ties(person, today))
        }
    }
}
