import Vocabulary

/// The days that a figure is counted over, or the day it is counted on: the last of them.
package struct MeasurePeriod: Hashable, Sendable, Comparable {
    package enum Length: String, Sendable, CaseIterable, Hashable {
        case month, quarter, year
        /// From 1 April, as budgets and returns have it.
        case toDate = "to_date"

        package var words: String {
            switch self {
            case .month: "Month"
            case .quarter: "Quarter"
            case .year: "Rolling year"
            case .toDate: "Year to date"
            }
        }

        /// Whether one of them shares days with the next, so that limits and rules would say something of them that is not so.
        package var overlaps: Bool { self == .year || self == .toDate }
    }

    package let length: Length
    package let first: Day
    package let last: Day

    /// The month, quarter of the calendar, twelve whole months, or year to date that end with the month of a day.
    package init(_ length: Length, endingInMonthOf day: Day) {
        let monthIndex = day.year * 12 + day.month - 1
        let end = length == .quarter ? monthIndex / 3 * 3 + 3 : monthIndex + 1
        let months =
            switch length {
            case .month: 1
            case .quarter: 3
            case .year: 12
            case .toDate: (day.month + 8) % 12 + 1
            }
        self.length = length
        first = MeasurePeriod.firstDay(ofMonth: end - months)
        last = MeasurePeriod.firstDay(ofMonth: end) - 1
    }

    /// A month as far as it is known.
    package init(monthThrough day: Day) {
        (length, last) = (.month, day)
        first = MeasurePeriod.firstDay(ofMonth: day.year * 12 + day.month - 1)
    }

    /// Every month from that of one day to that of another.
    package static func months(from first: Day, through last: Day) -> [MeasurePeriod] {
        let (from, to) = (first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
        return from > to ? [] : (from...to).map { MeasurePeriod(.month, endingInMonthOf: firstDay(ofMonth: $0)) }
    }

    package static func < (left: MeasurePeriod, right: MeasurePeriod) -> Bool { (left.last, left.first) < (right.last, right.first) }
    package func holds(_ day: Day) -> Bool { first <= day && day <= last }

    /// `May 2023`, `April to June 2023`, `the 12 months to May 2023`.
    package var words: String {
        switch length {
        case .month: last.monthAndYear
        case .quarter: "\(Day.monthNames[first.month - 1]) to \(last.monthAndYear)"
        case .year: "12 months to \(last.monthAndYear)"
        case .toDate: first.month == last.month ? last.monthAndYear : "\(first.monthAndYear) to \(last.monthAndYear)"
        }
    }

    private static func firstDay(ofMonth index: Int) -> Day { Day(index / 12, index % 12 + 1, 1) ?? Day(number: 0) }
}
