import Vocabulary

/// A board meets on the day of its cycle, as on the second Tuesday of each month; where that is not a working day, it meets on the next one.
///
/// Months are counted from the month the cycle begins in, and no meeting is before its first day. The last week is the last such
/// weekday of the month, whether that is the fourth or the fifth. A meeting that somebody moved keeps its place in the cycle.
package enum MeetingDays {
    /// The dates of the meetings from one day to another, both included.
    package static func days(of cycle: MeetingCycle, from first: Day, through last: Day, calendar: WorkingDays = .england) -> [Day] {
        let start = max(first, cycle.from)
        guard start <= last, let begin = Day(cycle.from.year, cycle.from.month, 1) else { return [] }
        var (days, month) = ([Day](), begin)
        while month <= last {
            let day = MeetingDays.day(of: cycle, inMonthOf: month, calendar)
            if day >= start, day <= last, falls(in: cycle, month) { days.append(day) }
            month = month.adding(months: cycle.everyMonths)
        }
        return days
    }

    /// The cycle's own day counts for where it begins, not the working day it is moved to.
    private static func falls(in cycle: MeetingCycle, _ month: Day) -> Bool { plain(cycle, month) >= cycle.from }

    private static func day(of cycle: MeetingCycle, inMonthOf month: Day, _ calendar: WorkingDays) -> Day {
        var day = plain(cycle, month)
        while !calendar.isWorkingDay(day) { day = day + 1 }
        return day
    }

    /// - Parameter month: the first day of the month.
    private static func plain(_ cycle: MeetingCycle, _ month: Day) -> Day {
        let first = month + (cycle.weekday.rawValue - month.weekday.rawValue + 7) % 7
        switch cycle.week {
        case .first: return first
        case .second: return first + 7
        case .third: return first + 14
        case .fourth: return first + 21
        case .last: return (first + 28).month == month.month ? first + 28 : first + 21
        }
    }
}
