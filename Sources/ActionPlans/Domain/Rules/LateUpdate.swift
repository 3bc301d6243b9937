import Vocabulary

/// An update is overdue when an open action of an agreed plan has had none for more than a number of days.
///
/// The number is a local setting, 28 days by default. Days are counted from the latest update or, if there is none, from the latest of
/// the day the plan was agreed, the day the action was added and its start date. The last day is still on time. Actions of a draft plan
/// and actions that have not started need no update.
package struct LateUpdate: Sendable, Hashable {
    package static let shippedDays = 28

    /// The last day on which an update is on time.
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
