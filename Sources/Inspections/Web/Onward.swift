import Inspections
import SiteKit
import Vocabulary

/// How a finding stands further along the thread: how many actions answer it, and how those stand.
package struct FindingStanding: Sendable {
    package let actions: Int
    package let delivery: HTML
    package let impact: String

    package init(actions: Int, delivery: HTML, impact: String) {
        self.actions = actions
        self.delivery = delivery
        self.impact = impact
    }
}

/// The next step on an inspection for this person, as a verb and an address.
package struct NextStep: Sendable {
    package let words: String
    package let path: String

    package init(_ words: String, path: String) {
        self.words = words
        self.path = path
    }
}

/// What lies beyond an inspection on the thread. The domains there know of inspections and not the other way round, so the
/// composition tells.
package struct Onward: Sendable {
    package typealias Standings = @Sendable (Identifier<Inspection>) async throws -> [Identifier<Finding>: FindingStanding]
    package typealias Steps = @Sendable (Identifier<Inspection>, Visit) async throws -> [NextStep]

    let standings: Standings
    let steps: Steps

    package init(standings: @escaping Standings, steps: @escaping Steps) {
        self.standings = standings
        self.steps = steps
    }
}
