import ActionPlans
import Vocabulary

/// What a board decided: its owner, its due date, and the action of a plan that it became or belongs to.
package struct Decision: Sendable, Hashable, Identifiable {
    package enum Outcome: Sendable, Hashable {
        case open
        case done(on: Day, words: String)
        case withdrawn(on: Day, reason: String)

        package init(_ ending: Ending, on day: Day, _ words: String) {
            self = ending == .done ? .done(on: day, words: words) : .withdrawn(on: day, reason: words)
        }

        package var ending: Ending? {
            switch self {
            case .open: nil
            case .done: .done
            case .withdrawn: .withdrawn
            }
        }

        package var words: String? {
            switch self {
            case .open: nil
            case .done(_, let words), .withdrawn(_, let words): words
            }
        }
    }

    /// How a decision ends.
    package enum Ending: String, Sendable, Hashable, CaseIterable {
        case done, withdrawn

        package var words: String { self == .done ? "Done" : "Withdrawn" }
    }

    package let id: Identifier<Decision>
    package let board: Identifier<Board>
    package let meeting: Identifier<Meeting>
    /// The date of the meeting that took it.
    package let taken: Day
    /// Used once in a board and never again: D7.
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

    package mutating func recordOutcome(_ outcome: Outcome) throws(BoardRefusal) {
        switch self.outcome {
        case .open: self.outcome = outcome
        case .done(let day, _), .withdrawn(let day, _): throw .outcomeRecorded(on: day)
        }
    }
}
