import Intake
import Vocabulary

/// A day as returns and spreadsheets write it.
enum DayReading {
    /// Nil for an empty cell.
    static func day(_ text: String) throws(RejectionReason) -> Day? {
        if text.isEmpty { return nil }
        if isNoDay(text) { throw .emptyDayOfSpreadsheet }
        let day = if let common = common(text) { common } else { try read(text) }
        if isPlaceholder(day) { throw .emptyDayOfSpreadsheet }
        guard (1900...2100).contains(day.year) else { throw .dayOutOfRange }
        return day
    }

    /// A day of which a part may be unknown, as `zz/05/2014` and `zz/zz/2014`: the day, the month as 2014-05, or the year. Nil where nothing of it
    /// is known, as in `zz/zz/zzzz`.
    static func knownPart(_ text: String) throws(RejectionReason) -> String? {
        if ["unknown", "notknown", "notrecorded", "nk"].contains(text.asHeading) { return nil }
        var parts = text.split { "/-. ".contains($0) }
        if parts.first?.utf8.count == 4, parts.count > 1 { parts.reverse() }
        // What is left out in front is not known: 05/2014, 2014.
        let isShort = parts.count < 3 && parts.last?.utf8.count == 4
        guard isShort || (parts.count == 3 && parts.contains(where: isUnknown)) else { return try day(text)?.iso }
        guard let year = parts.last, !isUnknown(year) else {
            if parts.allSatisfy(isUnknown) { return nil }
            throw .notADay
        }
        guard let number = Int(year) else { throw .notADay }
        let known = parts.dropLast().last.flatMap { isUnknown($0) ? nil : $0 }
        let first = try made(number, known.map { Int($0) ?? month(String($0)) ?? 0 } ?? 1, 1)
        if isPlaceholder(first) { throw .emptyDayOfSpreadsheet }
        guard (1900...2100).contains(first.year) else { throw .dayOutOfRange }
        return String(first.iso.prefix(known == nil ? 4 : 7))
    }

    /// `zz` as the guide to the return has it, and what people write in its place.
    private static func isUnknown(_ part: Substring) -> Bool {
        part.allSatisfy { "zZxX?#".contains($0) } || part.allSatisfy { $0 == "0" }
    }

    /// What databases write where there is no day: minus one, and a day of noughts only.
    private static func isNoDay(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "0") else { return false }
        return text == "-1" || text.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2D || $0 == 0x2F || $0 == 0x3A || $0 == 0x20 || $0 == 0x2E }
    }

    /// What spreadsheet programs and databases make of an empty day, and the last day that they know.
    private static func isPlaceholder(_ day: Day) -> Bool {
        switch (day.year, day.month, day.dayOfMonth) {
        case (1900, 1, _), (1899, 12, 30...31), (1, 1, 1), (1753, 1, 1), (1970, 1, 1), (2079, 6, 6): true
        case (2099..., 12, 31), (2100..., 1, 1): true
        default: false
        }
    }

    /// `2022-06-06` and `06/06/2022`, as almost every cell has it, without a detour. Nil for what is written otherwise or is no day.
    private static func common(_ text: String) -> Day? {
        guard text.utf8.count == 10 else { return nil }
        var text = text
        return text.withUTF8 { signs in
            let isISO = signs[4] == UInt8(ascii: "-") && signs[7] == UInt8(ascii: "-")
            guard isISO || (signs[2] == UInt8(ascii: "/") && signs[5] == UInt8(ascii: "/")) else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var number = 0
                for index in range {
                    guard (48...57).contains(signs[index]) else { return nil }
                    number = number * 10 + Int(signs[index]) - 48
                }
                return number
            }
            guard let year = number(isISO ? 0..<4 : 6..<10), let month = number(isISO ? 5..<7 : 3..<5),
                let day = number(isISO ? 8..<10 : 0..<2), isISO || year >= 100
            else { return nil }
            return Day(year, month, day)
        }
    }

    private static func read(_ text: String) throws(RejectionReason) -> Day {
        if let day = Day(iso: text.utf8.count > 10 ? String(text.prefix(10)) : text), isTime(text.dropFirst(10)) { return day }
        let (numbers, word) = try parts(text.replacing(/(\d)(st|nd|rd|th)\b/.ignoresCase()) { String($0.1) })
        if let word {
            guard numbers.count >= 2, let month = month(word) else { throw .notADay }
            return try made(numbers[1], month, numbers[0])
        }
        if numbers.count == 1 {
            guard let serial = SerialDay.number(text), (15_000...90_000).contains(numbers[0]) || numbers[0] <= 31 else { throw .notADay }
            return Day(number: serial)
        }
        guard numbers.count == 3 else { throw .notADay }
        return numbers[0] > 31 ? try made(numbers[0], numbers[1], numbers[2]) : try made(numbers[2], numbers[1], numbers[0])
    }

    /// The numbers in front of the time, if there is one, and the name of the month, if there is one.
    private static func parts(_ text: String) throws(RejectionReason) -> ([Int], String?) {
        var (numbers, digits, word, last): ([Int], Int?, String, UInt8) = ([], nil, "", 0)
        for byte in text.utf8 {
            switch byte {
            case 48...57:
                digits = min((digits ?? 0) * 10 + Int(byte) - 48, 1_000_000)
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: ","):
                if let number = digits { numbers.append(number) }
                digits = nil
            case UInt8(ascii: ":"):
                // The hour of a time: everything before it is read already.
                return (Array(numbers.prefix(3)), word.isEmpty ? nil : word)
            case 65...90, 97...122:
                if let number = digits { numbers.append(number) }
                (digits, word) = (nil, word + String(UnicodeScalar(byte)))
            default: throw .notADay
            }
            last = byte
            guard numbers.count <= 3, word.count <= 12 else { break }
        }
        _ = last
        if let number = digits, numbers.count < 3 { numbers.append(number) }
        return (numbers, word.isEmpty ? nil : word)
    }

    private static func made(_ year: Int, _ month: Int, _ day: Int) throws(RejectionReason) -> Day {
        let year = year >= 100 ? year : year + (year <= 50 ? 2000 : 1900)
        guard let day = Day(year, month, day) else { throw .noSuchDay }
        return day
    }

    private static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        guard word.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }

    private static func isTime(_ rest: Substring) -> Bool {
        rest.isEmpty
            || rest.utf8.allSatisfy {
                (48...58).contains($0) || $0 == 0x20 || $0 == UInt8(ascii: "T") || $0 == 0x2E || $0 == UInt8(ascii: "Z")
            }
    }
}
