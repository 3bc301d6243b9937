import Vocabulary

/// When a board meets: as on the second Tuesday of each month.
package struct MeetingCycle: Sendable, Hashable {
    package enum Week: String, Sendable, Hashable, CaseIterable {
        case first, second, third, fourth, last
    }

    package let week: Week
    package let weekday: Day.Weekday
    /// 1 for each month, 2 for each second one, counted from the month it begins in.
    package let everyMonths: Int
    package let from: Day

    package init(week: Week, weekday: Day.Weekday, everyMonths: Int = 1, from: Day) {
        self.week = week
        self.weekday = weekday
        self.everyMonths = max(1, everyMonths)
        self.from = from
    }

    /// `The second Tuesday of each month`.
    package var words: String {
        let span =
            switch everyMonths {
            case 1: "each month"
            case 2: "each second month"
            case 3: "each third month"
            default: "every \(everyMonths) months"
            }
        return "The \(week.rawValue) \("\(weekday)".capitalisedFirst) of \(span)"
    }
}
