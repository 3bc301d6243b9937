import Foundation

/// England's working days: not Saturday, Sunday or a bank holiday.
///
/// The day of the event is day 0. An event at a weekend has the next working day as its day 1,
/// and a due day itself is still in time.
package struct WorkingDays: Sendable {
    private let exceptions: [Day: Bool]

    /// - Parameter exceptions: lines of `2022-09-19 holiday` or `2022-05-30 working`, each with a remark; `#` begins a comment.
    package init(exceptions text: String) throws(ExceptionsFault) {
        var exceptions: [Day: Bool] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix(while: { $0 != "#" }).split(separator: " ", maxSplits: 2)
            if words.isEmpty { continue }
            guard words.count >= 2, let day = Day(iso: words[0]), ["holiday", "working"].contains(words[1]) else {
                throw ExceptionsFault(line: index + 1, text: String(line))
            }
            exceptions[day] = words[1] == "working"
        }
        self.exceptions = exceptions
    }

    private init(exceptions: [Day: Bool]) { self.exceptions = exceptions }

    /// The calendar as shipped: the rules of the bank holidays and the moved and extra days known so far.
    package static let england: WorkingDays = {
        guard let file = Bundle.module.url(forResource: "Data/bank-holiday-exceptions", withExtension: "txt"),
            let text = try? String(contentsOf: file, encoding: .utf8), let calendar = try? WorkingDays(exceptions: text)
        else { return WorkingDays(exceptions: [:]) }
        return calendar
    }()

    package func isWorkingDay(_ day: Day) -> Bool {
        exceptions[day] ?? !(day.isWeekend || BankHolidays.falls(on: day))
    }

    /// The day that is `count` working days after the event.
    package func day(_ count: Int, after event: Day) -> Day {
        var (day, left) = (event, count)
        while left > 0 {
            day = day + 1
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// Working days after `start`, up to and with `end`; negative when `end` lies before `start`.
    package func count(after start: Day, through end: Day) -> Int {
        if end < start { return -count(after: end, through: start) }
        return (start.number..<end.number).count { isWorkingDay(Day(number: $0 + 1)) }
    }

    /// The last day that leaves `count` clear working days before the meeting: neither that day nor the meeting's is counted.
    package func day(_ count: Int, clearBefore meeting: Day) -> Day {
        var (day, left) = (meeting - 1, count)
        while left > 0 || !isWorkingDay(day) {
            if isWorkingDay(day) { left -= 1 }
            day = day - 1
        }
        return day
    }

    /// A line of the exceptions file that cannot be read.
    package struct ExceptionsFault: Error, CustomStringConvertible {
        let line: Int
        let text: String
        package var description: String {
            "Bank holiday exceptions, line \(line): “\(text)” should be a day, then “holiday” or “working”, as in 2022-09-19 holiday."
        }
    }
}
