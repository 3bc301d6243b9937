import ActionPlans
import Vocabulary

/// What a board decided: who carries it out, by when, and the action of a plan that it became or belongs to.
package struct Decision: Sendable, Hashable, Identifiable {
    package enum Outcome: Sendable, Hashable {
        case open
        case done(on: Day, words: String)
        case setAside(on: Day, reason: String)
    }

    package let id: Identifier<Decision>
    package let board: Identifier<Board>
    package let meeting: Identifier<Meeting>
    /// The day of the meeting it was taken at.
    package let taken: Day
    /// Given once in a board and never used again: D7.
    package let number: Int
    package let text: String
    package let owner: Identifier<Post>?
    package let due: Day?
    package let plan: Identifier<Plan>?
    package let action: Identifier<Action>?
    package private(set) var outcome: Outcome
    package let version: Int

    package init(
        id: Identifier<Decision> = Identifier(), board: Identifier<Board>, meeting: Identifier<Meeting>, taken: Day, number: Int,
        text: String, owner: Identifier<Post>? = nil, due: Day? = nil, plan: Identifier<Plan>? = nil, action: Identifier<Action>? = nil,
        outcome: Outcome = .open, version: Int = 1
    ) {
        (self.id, self.board, self.meeting, self.taken, self.number) = (id, board, meeting, taken, number)
        (self.text, self.owner, self.due, self.plan, self.action) = (text, owner, due, plan, action)
        (self.outcome, self.version) = (outcome, version)
    }

    package var ref: String { "D\(number)" }
    package var isOpen: Bool { outcome == .open }

    package mutating func settle(_ outcome: Outcome) throws(BoardRefusal) {
        switch self.outcome {
        case .open: self.outcome = outcome
        case .done(let day, _), .setAside(let day, _): throw .settledAlready(on: day)
        }
    }
}

/// Which decisions are asked for. What is nil is not asked about.
package struct DecisionFilter: Sendable, Hashable {
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        case open, late, done
        case setAside = "set-aside"

        package var words: String {
            switch self {
            case .open: "Open"
            case .late: "Open and late"
            case .done: "Done"
            case .setAside: "Set aside"
            }
        }
    }

    package var standing: Standing?
    package var owner: Identifier<Post>?
    package var meeting: Identifier<Meeting>?

    package init(standing: Standing? = nil, owner: Identifier<Post>? = nil, meeting: Identifier<Meeting>? = nil) {
        (self.standing, self.owner, self.meeting) = (standing, owner, meeting)
    }

    package func holds(_ decision: Decision, on today: Day) -> Bool {
        if let owner, decision.owner != owner { return false }
        if let meeting, decision.meeting != meeting { return false }
        switch (standing, decision.outcome) {
        case (nil, _), (.open, .open), (.done, .done), (.setAside, .setAside): return true
        case (.late, .open): return DecisionDue.days(decision, on: today) != nil
        default: return false
        }
    }
}
