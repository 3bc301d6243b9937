import Vocabulary

/// An open decision is overdue from the day after its due date. The due date itself is in time, and a decision without one is never overdue.
package enum DecisionOverdue {
    /// Days since the due date; nil when the decision is in time or has an outcome.
    package static func days(_ decision: Decision, on today: Day) -> Int? {
        guard decision.isOpen, let due = decision.due, today > due else { return nil }
        return today - due
    }
}
