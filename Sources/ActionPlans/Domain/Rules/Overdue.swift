import Vocabulary

/// An open action is overdue from the day after its due date, whatever status its owner gives it; both are shown.
///
/// An action finished on its due date is on time. Done and withdrawn actions are never overdue. Days are calendar days.
package enum Overdue {
    /// Days since the due date; nil when the action is not overdue.
    package static func days(_ action: Action, on today: Day) -> Int? {
        action.isOpen && today > action.due ? today - action.due : nil
    }
}
