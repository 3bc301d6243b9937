import Vocabulary

/// Dates written in a sentence: one, or the first and the last of a period, such as `31st January – 11th February 2022`.
package struct SpanOfDays: Sendable, Hashable {
    package let from: Day
    package let to: Day

    package var isOneDay: Bool { from == to }

    /// `7 to 11 February 2022`, with no more of month and year than is needed.
    package var words: String {
        if isOneDay { return "\(to)" }
        if from.year != to.year { return "\(from) to \(to)" }
        return from.month == to.month ? "\(from.dayOfMonth) to \(to)" : "\(from.withoutYear) to \(to)"
    }

    package init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// Every date and period in a text. A date without a year counts only as the start of a period.
    package static func all(in text: String) -> [SpanOfDays] {
        let words = DateWords(text).words
        var spans: [SpanOfDays] = []
        var index = 0
        while index < words.count {
            guard let (span, length) = read(words[index...]) else {
                index += 1
                continue
            }
            spans.append(span)
            index += length
        }
        return spans
    }

    private static func read(_ words: ArraySlice<DateWords.Word>) -> (SpanOfDays, Int)? {
        guard let (first, length) = PartOfDate.read(words) else { return nil }
        let rest = words.dropFirst(length)
        if case .to = rest.first, let (second, more) = PartOfDate.read(rest.dropFirst()), let to = second.day {
            guard let from = first.day(before: to), from <= to else { return nil }
            return (SpanOfDays(from: from, to: to), length + 1 + more)
        }
        return first.day.map { (SpanOfDays(from: $0, to: $0), length) }
    }
}

/// A month of a year, or a year alone, written without a date: `October 2017`.
struct MonthInText: Sendable, Hashable {
    let month: Int?
    let year: Int

    var words: String { month.map { "\(Day.monthNames[$0 - 1]) \(year)" } ?? String(year) }

    /// Those that say when an inspection was: `inspection in October 2017`, `inspection (2017)`, `the October 2017 inspection`.
    static func ofInspections(in text: String) -> [MonthInText] {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.indices.compactMap { index in
            guard words[index].count == 4, let year = Int(words[index]), (1990...2200).contains(year) else { return nil }
            let month = index > 0 ? Day.monthNames.firstIndex { $0.lowercased() == words[index - 1] } : nil
            let before = words[..<(month == nil ? index : index - 1)]
            // A date has its own rule.
            if month != nil, before.last?.first?.isNumber == true { return nil }
            let isAfter = before.suffix(6).contains { $0.hasPrefix("inspect") } && before.last.map(leads) == true
            let isBefore = words[(index + 1)...].prefix(2).contains { $0.hasPrefix("inspect") }
            return isAfter || isBefore ? MonthInText(month: month.map { $0 + 1 }, year: year) : nil
        }
    }

    private static func leads(_ word: String) -> Bool { ["in", "during", "of", "was"].contains(word) || word.hasPrefix("inspect") }
}

/// A date as far as it is written.
private struct PartOfDate {
    let date: Int
    let month: Int?
    let year: Int?

    static func read(_ words: ArraySlice<DateWords.Word>) -> (PartOfDate, Int)? {
        guard case .number(let date) = words.first, (1...31).contains(date) else { return nil }
        let rest = words.dropFirst()
        guard case .month(let month) = rest.first else { return (PartOfDate(date: date, month: nil, year: nil), 1) }
        guard case .number(let year) = rest.dropFirst().first, (1900...2200).contains(year) else {
            return (PartOfDate(date: date, month: month, year: nil), 2)
        }
        return (PartOfDate(date: date, month: month, year: year), 3)
    }

    var day: Day? {
        guard let month, let year else { return nil }
        return Day(year, month, date)
    }

    /// What is not written is taken from the last date of the period.
    func day(before last: Day) -> Day? {
        let month = month ?? last.month
        return Day(year ?? (month > last.month ? last.year - 1 : last.year), month, date)
    }
}

/// A text as the parts that dates are made of.
private struct DateWords {
    enum Word {
        case number(Int)
        case month(Int)
        case to
        case other
    }

    let words: [Word]

    init(_ text: String) {
        let spaced = text.replacing("–", with: " to ").replacing("—", with: " to ").replacing("-", with: " to ")
        words = spaced.split(whereSeparator: \.isWhitespace).compactMap(DateWords.word)
    }

    private static func word(_ text: Substring) -> Word? {
        let bare = text.lowercased().filter { $0.isLetter || $0.isNumber }
        if ["to", "and", "until", "through"].contains(bare) { return .to }
        if bare.isEmpty || bare == "of" || bare == "the" { return nil }
        if ["st", "nd", "rd", "th"].contains(bare) { return nil }
        let digits = bare.prefix(while: \.isASCIIDigit)
        if !digits.isEmpty {
            let ending = bare.dropFirst(digits.count)
            return ["", "st", "nd", "rd", "th"].contains(String(ending)) ? Int(digits).map(Word.number) ?? .other : .other
        }
        let month = Day.monthNames.firstIndex { bare == $0.lowercased() || bare == $0.lowercased().prefix(3) }
        return month.map { .month($0 + 1) } ?? .other
    }
}
