import Vocabulary

/// An open decision is late from the day after its due day. The due day itself is in time, and a decision without one is never late.
package enum DecisionDue {
    /// Days since the due day; nil when the decision is in time or settled.
    package static func days(_ decision: Decision, on today: Day) -> Int? {
        guard decision.isOpen, let due = decision.due, today > due else { return nil }
        return today - due
    }
}
