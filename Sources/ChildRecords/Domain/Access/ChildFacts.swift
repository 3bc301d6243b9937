import Foundation
import Vocabulary

/// What decides who may see a child's record, and nothing of what the record says: no name, no date of birth.
package struct ChildFacts: Hashable, Sendable {
    package let id: Identifier<Child>
    package let number: String
    /// The child's team, then the teams and services it belongs to.
    package let teams: [Identifier<Team>]
    /// Who the child is allocated to on the day.
    package let allocated: Set<Identifier<Worker>>
    package let restriction: Restriction?
    /// Who must never see anything of the child's family.
    package let blocked: Set<Identifier<Worker>>

    package init(
        id: Identifier<Child>, number: String, teams: [Identifier<Team>], allocated: Set<Identifier<Worker>> = [],
        restriction: Restriction? = nil, blocked: Set<Identifier<Worker>> = []
    ) {
        self.id = id
        self.number = number
        self.teams = teams
        self.allocated = allocated
        self.restriction = restriction
        self.blocked = blocked
    }
}

/// Who asks, how far their roles carry the act they ask for, and what they have opened in an emergency.
package struct Reader: Hashable, Sendable {
    package let worker: Identifier<Worker>
    package let reach: Reach
    package let openings: [EmergencyOpening]

    package init(_ worker: Identifier<Worker>, _ reach: Reach, openings: [EmergencyOpening] = []) {
        self.worker = worker
        self.reach = reach
        self.openings = openings
    }
}
