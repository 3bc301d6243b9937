import Foundation
import Vocabulary

/// What a million rows ask of a calendar, looked up instead of worked out: a day from the digits of a cell, working days, months.
///
/// It holds the years 1900 to 2099. A date outside them is a slip of the pen.
struct DaysByTable: Sendable {
    private static let (firstYear, years) = (1900, 200)

    /// The number of the first day of each month, and of the one after the last.
    private let months: [Int32]
    /// Per day, counted from the first: how many working days there are up to and with it.
    private let working: [Int32]
    /// Per day: its month, counted from the first.
    private let monthOf: [UInt16]

    static let england = DaysByTable(.england)

    private init(_ calendar: WorkingDays) {
        let start = Day(Self.firstYear, 1, 1) ?? Day(number: 0)
        let starts = (0...Self.years * 12).map { start.adding(months: $0) - start }
        var (working, monthOf, count) = ([Int32](), [UInt16](), Int32(0))
        for month in 0..<Self.years * 12 {
            for day in starts[month]..<starts[month + 1] {
                if calendar.isWorkingDay(start + day) { count += 1 }
                working.append(count)
                monthOf.append(UInt16(month))
            }
        }
        (months, self.working, self.monthOf) = (starts.map(Int32.init), working, monthOf)
    }

    /// Reads `05/03/2024` or `5/3/2024`, and nothing else. Nil as well when there is no such day.
    func day(_ cell: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard (8...10).contains(cell.count) else { return nil }
        var (parts, part, value, digits) = ((0, 0), 0, 0, 0)
        for byte in cell {
            if byte == UInt8(ascii: "/") {
                guard digits == 1 || digits == 2, part < 2 else { return nil }
                if part == 0 { parts.0 = value } else { parts.1 = value }
                (part, value, digits) = (part + 1, 0, 0)
            } else {
                let digit = Int(byte) - 48
                guard (0...9).contains(digit) else { return nil }
                (value, digits) = (value * 10 + digit, digits + 1)
            }
        }
        guard part == 2, digits == 4 else { return nil }
        return day(year: value, month: parts.1, day: parts.0)
    }

    private func day(year: Int, month: Int, day: Int) -> Int32? {
        guard (Self.firstYear..<Self.firstYear + Self.years).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let index = (year - Self.firstYear) * 12 + month - 1
        let number = months[index] + Int32(day) - 1
        return number < months[index + 1] ? number : nil
    }

    /// Working days after `start`, up to and with `end`, which does not lie before it.
    func workingDays(after start: Int32, through end: Int32) -> Int { Int(working[Int(end)] - working[Int(start)]) }

    func month(of day: Int32) -> Int { Int(monthOf[Int(day)]) }

    /// The same day so many months later, or that month's last day.
    func day(_ day: Int32, addingMonths count: Int) -> Int32 {
        let month = month(of: day)
        guard month + count + 1 < months.count else { return months[months.count - 1] }
        return min(months[month + count] + day - months[month], months[month + count + 1] - 1)
    }

    /// `2024-03`.
    static func name(ofMonth month: Int) -> String {
        let number = month % 12 + 1
        return "\(firstYear + month / 12)-\(number < 10 ? "0" : "")\(number)"
    }
}
