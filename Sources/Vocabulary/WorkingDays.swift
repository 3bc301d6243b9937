import Foundation

/// England's working days: not Saturday, Sunday or a bank holiday.
///
/// The day of the event is day 0. An event at a weekend has the next working day as its day 1,
/// and a due day itself is still in time.
package struct WorkingDays: Sendable {
    private let exceptions: [Day: Bool]
    private var counted: CountedDays?

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

    /// The calendar as shipped: the rules of the bank holidays and the moved and extra days known so far. No store opens where that file
    /// cannot be read, since due dates would be wrong: see ``checkShipped()``.
    package static let england: WorkingDays = {
        switch shipped {
        case .success(let calendar): calendar.counting()
        case .failure: WorkingDays(exceptions: [:])
        }
    }()

    /// - Throws: ``ShippedFault`` where the file of moved and extra bank holidays is missing or cannot be read.
    package static func checkShipped() throws(ShippedFault) { _ = try shipped.get() }

    private static let shipped: Result<WorkingDays, ShippedFault> = {
        guard let file = Bundle.module.url(forResource: "Data/bank-holiday-exceptions", withExtension: "txt") else {
            return .failure(ShippedFault(reason: "The file is missing."))
        }
        do {
            return .success(try WorkingDays(exceptions: try String(contentsOf: file, encoding: .utf8)))
        } catch {
            return .failure(ShippedFault(reason: "\(error)"))
        }
    }()

    /// The file of moved and extra bank holidays that comes with the program cannot be read.
    package struct ShippedFault: Error, CustomStringConvertible {
        let reason: String
        package var description: String {
            "The bank holidays that come with Throughline cannot be read, so due dates would be wrong. Install it again. \(reason)"
        }
    }

    /// The working days of 1990 to 2059 by their number, so that nobody goes through them a day at a time.
    private struct CountedDays: Sendable {
        static let first = Day(1990, 1, 1) ?? Day(number: 0)
        static let last = Day(2059, 12, 31) ?? Day(number: 0)
        /// How many there are up to and with each day.
        let through: [Int32]
        let days: [Int32]
    }

    private func counting() -> WorkingDays {
        var (through, days): ([Int32], [Int32]) = ([], [])
        for number in CountedDays.first.number...CountedDays.last.number {
            if isWorkingDay(Day(number: number)) { days.append(Int32(number)) }
            through.append(Int32(days.count))
        }
        var calendar = self
        calendar.counted = CountedDays(through: through, days: days)
        return calendar
    }

    package func isWorkingDay(_ day: Day) -> Bool {
        exceptions[day] ?? !(day.isWeekend || BankHolidays.falls(on: day))
    }

    /// The day that is `count` working days after the event.
    package func day(_ count: Int, after event: Day) -> Day {
        if count > 0, let counted, event >= CountedDays.first, event <= CountedDays.last {
            let place = Int(counted.through[event - CountedDays.first]) + count - 1
            if place < counted.days.count { return Day(number: Int(counted.days[place])) }
        }
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
        if let counted, start >= CountedDays.first, end <= CountedDays.last {
            return Int(counted.through[end - CountedDays.first] - counted.through[start - CountedDays.first])
        }
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
