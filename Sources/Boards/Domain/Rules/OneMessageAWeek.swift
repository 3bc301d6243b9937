import Vocabulary

/// A person gets at most one message about updates a week: whatever falls due for them in between waits and goes into one message.
///
/// The seventh day after the last message is the first on which the next may be sent. A council may set a longer time, but not a shorter
/// one. A notice that an improvement was not sustained is sent at once and does not count.
package enum OneMessageAWeek {
    package static func allows(last: Day?, on today: Day, after days: Int = BoardSettings.Name.messageDays.defaultValue) -> Bool {
        last.map { today - $0 >= max(7, days) } ?? true
    }
}
