import Vocabulary

/// An open action is late from the day after its due day, whatever its owner calls it; both are shown.
///
/// The due day itself is in time. Done and withdrawn actions are never late. The count is of calendar days.
package enum PastDue {
    /// Days since the due day; nil when the action is in time.
    package static func days(_ action: Action, on today: Day) -> Int? {
        action.isOpen && today > action.due ? today - action.due : nil
    }
}
