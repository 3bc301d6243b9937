import Vocabulary

/// England's working days, looked up instead of reckoned: a council of thousands asks millions of times.
package struct Office: Sendable {
    private let first: Int
    private let open: [Bool]

    package static let england = Office(calendar: .england, from: 1995, through: 2040)

    init(calendar: WorkingDays, from: Int, through: Int) {
        first = (Day(from, 1, 1) ?? Day(number: 0)).number
        let last = (Day(through, 12, 31) ?? Day(number: 0)).number
        open = (first...max(first, last)).map { calendar.isWorkingDay(Day(number: $0)) }
    }

    package func isOpen(_ day: Day) -> Bool {
        let index = day.number - first
        return open.indices.contains(index) ? open[index] : !day.isWeekend
    }

    /// The day that many working days after another, which is day 0.
    package func day(_ count: Int, after event: Day) -> Day {
        var (day, left) = (event, count)
        while left > 0 {
            day = day + 1
            if isOpen(day) { left -= 1 }
        }
        return day
    }

    package func onOrAfter(_ day: Day) -> Day {
        var day = day
        while !isOpen(day) { day = day + 1 }
        return day
    }

    package func onOrBefore(_ day: Day) -> Day {
        var day = day
        while !isOpen(day) { day = day - 1 }
        return day
    }
}

extension Day {
    /// A day that is written in this module and is known to exist.
    static func set(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year, month, day) ?? Day(number: 0) }

    /// `20/06/2022`, as the spreadsheets and the looked-after return write it.
    package var slashed: String {
        let (year, month, day) = parts
        return (day < 10 ? "0" : "") + String(day) + (month < 10 ? "/0" : "/") + String(month) + "/" + String(year)
    }

    /// The age in whole years of somebody born on this day; somebody born on 29 February is a year older on 1 March.
    package func years(on day: Day) -> Int {
        let (year, month, date) = parts
        let (thatYear, thatMonth, thatDate) = day.parts
        return thatYear - year - ((thatMonth, thatDate) < (month, date) ? 1 : 0)
    }
}
