import Vocabulary

/// Nobody gets an update request or a reminder while they are on leave, and days of leave do not count as days without an answer.
///
/// The first and the last day of leave both count.
package enum PausedOnLeave {
    package static func isAway(_ leave: [ClosedRange<Day>], on day: Day) -> Bool { leave.contains { $0.contains(day) } }

    /// The days after `start`, up to and with `end`, on which the person was not away.
    package static func days(after start: Day, through end: Day, _ leave: [ClosedRange<Day>]) -> Int {
        guard start < end else { return 0 }
        return (start.number + 1...end.number).count { !isAway(leave, on: Day(number: $0)) }
    }
}
