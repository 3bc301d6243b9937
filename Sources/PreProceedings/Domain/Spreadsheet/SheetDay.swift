import Indicators
import Vocabulary

/// A cell of a column of dates, as people write them. What is not a date of one day is not guessed.
package enum SheetDay: Hashable, Sendable {
    case blank
    /// Words that say that there is no date: `n/a`, `TBC`, a dash.
    case saysNone
    case day(Day)
    case wrong(Fault)

    package enum Fault: Error, Hashable, Sendable {
        case notADate
        case noDayInMonth(days: Int, month: String)
        case noMonth(Int)
        case monthOnly
        case serialNumber(Day)
        case year(Int)
    }

    package init(_ typed: String) {
        let text = typed.trimmedBlanks
        if text.isEmpty {
            self = .blank
        } else if SheetDay.none.contains(text.lowercased()) {
            self = .saysNone
        } else {
            do { self = .day(try SheetDay.read(SheetDay.withoutTime(text))) } catch { self = .wrong(error) }
        }
    }

    private static let none: Set = [
        "n/a", "na", "n.a.", "-", "–", "—", "none", "no", "tbc", "tba", "t.b.c.", "not yet", "nil", "x", "?", "unknown", "awaited",
        "pending",
        "to be confirmed", "not applicable",
    ]
    private static let years = 1990...2100

    private static func read(_ text: String) throws(Fault) -> Day {
        let parts = text.split { "/.-, ".contains($0) }.map(String.init)
        if parts.count == 1, text.count == 5, let number = Int(text) {
            // Spreadsheets count days from the last of 1899.
            if let first = Day(1899, 12, 30), (30_000..<60_000).contains(number) { throw .serialNumber(first + number) }
            throw .notADate
        }
        if let day = TypedDay.read(text) {
            if parts.count < 3 { throw .monthOnly }
            if !years.contains(day.year) { throw .year(day.year) }
            return day
        }
        try checkNumbers(parts.compactMap { Int($0) })
        throw .notADate
    }

    /// Says which number cannot be, where a date is written in three.
    private static func checkNumbers(_ numbers: [Int]) throws(Fault) {
        guard numbers.count == 3 else { return }
        let (year, month, day) = numbers[0] > 31 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
        if !(1...12).contains(month) { throw .noMonth(month) }
        guard let first = Day(year < 100 ? 2000 + year : year, month, 1) else { throw .notADate }
        let days = first.adding(months: 1) - first
        if !(1...days).contains(day) { throw .noDayInMonth(days: days, month: "\(Day.monthNames[month - 1]) \(first.year)") }
    }

    /// `2022-06-06T00:00:00` and `06/06/2022 10:30` are days.
    private static func withoutTime(_ text: String) -> String {
        if text.count > 10, Day(iso: text.prefix(10)) != nil, text.dropFirst(10).first == "T" { return String(text.prefix(10)) }
        let words = text.split(separator: " ")
        guard words.count > 1, let last = words.last, last.contains(":"), last.allSatisfy({ $0.isNumber || $0 == ":" }) else { return text }
        return words.dropLast().joined(separator: " ")
    }
}

extension String {
    var trimmedBlanks: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
