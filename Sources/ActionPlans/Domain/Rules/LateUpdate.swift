import Vocabulary

/// An open action of an agreed plan is asked after when nobody has said anything about it for more than a number of days.
///
/// The number is a local setting, 28 days as shipped. Days are counted from the latest update, or, where there is none, from the
/// latest of the day the plan was agreed, the day the action was added and the day it begins. The last day of the span is still in
/// time. A draft plan is not chased, nor an action that has not begun.
package struct LateUpdate: Sendable, Hashable {
    package static let shippedDays = 28

    /// The last day on which the update is in time.
    package let expectedBy: Day
    /// Days without an update so far.
    package let daysWithout: Int
    package let isLate: Bool

    /// Nil when no update is expected.
    package init?(_ action: Action, agreed: Day?, on today: Day, after days: Int = shippedDays) {
        guard let agreed, action.isOpen, agreed <= today, (action.start ?? today) <= today else { return nil }
        let silentSince = action.latestUpdate?.day ?? max(agreed, action.added, action.start ?? agreed)
        expectedBy = silentSince + days
        daysWithout = max(0, today - silentSince)
        isLate = today > expectedBy
    }
}
