import Vocabulary

/// A person is written to about updates at most once a week: whatever falls due for them meanwhile waits and is gathered into one message.
///
/// The seventh day after the last message is the first on which the next may go. A council may set a longer time, and no shorter one. That
/// an action has slipped back is told at once and is not counted.
package enum OneMessageAWeek {
    package static func allows(last: Day?, on today: Day, after days: Int = BoardSettings.Name.messageDays.shipped) -> Bool {
        last.map { today - $0 >= max(7, days) } ?? true
    }
}
