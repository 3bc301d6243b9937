import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Tells the governance lead of emergency openings at once, and of restrictions before their review day.
package struct ChildDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// Proposals that wait for this person as the second.
    private func lifts(_ person: Person) async throws -> [Deadline] {
        let worker = person.id.worker
        return try await store.read { try LiftLine.waiting(for: worker, in: $0) }.filter { $0.proposal.proposer != worker }.map { line in
            Deadline(
                id: "\(line.proposal.id)-lift", due: line.due, title: "A lift waits for a second person",
                reason: "\(line.proposer) proposed it on \(line.proposal.proposedOn)", step: "Confirm it or keep what is there",
                path: ChildPlaces.lift.path(line.proposal.id))
        }
    }

    /// Declarations whose family is to be found; who declared it stands on the page alone.
    private func ties(_ person: Person, _ today: Day) async throws -> [Deadline] {
        let worker = person.id.worker
        return try await store.read { try TieLine.waiting(for: worker, in: $0) }.map { line in
            Deadline(
                id: "\(line.tie.id)-tie", due: line.tie.saidOn, title: "A worker declared a family of their own",
                reason: "Declared on \(line.tie.saidOn)", step: "Find the family", path: ChildPlaces.ties.path)
        }
    }

    package var source: DeadlineSource {
        { [self] person, policy, today in
            let lifts = policy.allows(.confirmLift, to: person) ? try await self.lifts(person) : []
            guard policy.allows(.governChildren, to: person) else { return lifts }
            let governance = try await store.read { try Governance(for: person.id.worker, on: today, in: $0) }
            let openings = governance.openings.filter { $0.opening.worker != person.id.worker }.map { line in
                Deadline(
                    id: "\(line.opening.id)-opening", due: line.due, title: "A record was opened in an emergency",
                    reason: "\(line.worker) on \(line.opening.openedOn): \(line.opening.ground.words)", step: "Review it",
                    path: ChildPlaces.opening.path(line.opening.id))
            }
            let restrictions = governance.restrictions.filter { $0.restriction.reviewBy <= today + 14 }.map { line in
                Deadline(
                    id: "\(line.child)-restriction", due: line.restriction.reviewBy, title: "A restriction is to be reviewed",
                    reason: "Each restriction is reviewed within \(RestrictionReview.longest) days", step: "Keep or lift it",
                    path: ChildPlaces.governance.path + "#restrictions")
            }
            return openings + restrictions + lifts + (try await ties(person, today))
        }
    }
}
