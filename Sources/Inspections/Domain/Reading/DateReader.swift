import Vocabulary

/// Reads days and stretches of days in all the shapes that reports print.
struct DateReader {
    /// `7`, `7 February`, `7 February 2022` or `7/02/2022`, and what is between it and the next.
    private struct Piece {
        var day: Int
        var month: Int?
        var year: Int?
        /// True when `to` or a dash comes before it.
        var isEnd: Bool
    }

    private var pieces: [Piece] = []
    private let latest: Day?

    /// Reads on from the beginning of the text until something is there that is no part of a date.
    /// - Parameter isBetween: after `between`, where `and` begins the end of the stretch.
    /// - Parameter latest: days without a year are the last of that name up to this day.
    init(_ text: some StringProtocol, isBetween: Bool = false, latest: Day? = nil) {
        self.latest = latest
        var isEnd = false
        for token in DateReader.tokens(text) {
            switch token {
            case .dash: isEnd = true
            case .and: isEnd = isBetween
            case .number(let number): take(number, isEnd: &isEnd)
            case .month(let month):
                guard let last = pieces.indices.last, pieces[last].month == nil else { return }
                pieces[last].month = month
            case .slashed(let day, let month, let year):
                pieces.append(Piece(day: day, month: month, year: year, isEnd: isEnd))
                isEnd = false
            case .skip: continue
            case .other: return
            }
        }
    }

    private mutating func take(_ number: Int, isEnd: inout Bool) {
        if (1900...2199).contains(number) {
            if let last = pieces.indices.last, pieces[last].year == nil { pieces[last].year = number }
        } else if (1...31).contains(number) {
            pieces.append(Piece(day: number, month: nil, year: nil, isEnd: isEnd))
            isEnd = false
        }
    }

    /// All days named, with the month and year of the one after where they are printed once.
    private var days: [(day: Day, isEnd: Bool)] {
        var (month, year, later) = (Int?.none, Int?.none, Int?.none)
        var days: [(Day, Bool)] = []
        for piece in pieces.reversed() {
            month = piece.month ?? month
            if let printed = piece.year {
                year = printed
            } else if let thisMonth = month, let nextMonth = later, thisMonth > nextMonth, let shared = year {
                // `5 December to 9 January 2023` begins in the year before.
                year = shared - 1
            }
            later = month
            if year == nil, let month, let latest {
                year = Day(latest.year, month, piece.day).map { $0 <= latest ? latest.year : latest.year - 1 }
            }
            guard let year, let month, let day = Day(year, month, piece.day) else { continue }
            days.append((day, piece.isEnd))
        }
        return days.reversed()
    }

    var day: Day? { days.first?.day }

    var stretches: [Fieldwork] {
        var (stretches, from) = ([Fieldwork](), Day?.none)
        for (day, isEnd) in days {
            if isEnd, let start = from, let stretch = Fieldwork(from: start, to: day) {
                stretches.append(stretch)
                from = nil
            } else {
                if let from, let single = Fieldwork(from: from, to: from) { stretches.append(single) }
                from = day
            }
        }
        if let from, let single = Fieldwork(from: from, to: from) { stretches.append(single) }
        return DateReader.joined(stretches)
    }

    /// `12 and 13 February` is one stretch.
    private static func joined(_ stretches: [Fieldwork]) -> [Fieldwork] {
        var joined: [Fieldwork] = []
        for stretch in stretches {
            if let last = joined.last, stretch.from - last.to == 1, let whole = Fieldwork(from: last.from, to: stretch.to) {
                joined[joined.count - 1] = whole
            } else {
                joined.append(stretch)
            }
        }
        return joined
    }
}

extension DateReader {
    private enum Token {
        case number(Int)
        case month(Int)
        case slashed(Int, Int, Int)
        case dash, and, skip, other
    }

    private static func tokens(_ text: some StringProtocol) -> [Token] {
        var (tokens, word) = ([Token](), [UInt8]())
        func finish() {
            if !word.isEmpty { tokens.append(token(word)) }
            word = []
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\n", "\t", "\u{A0}": finish()
            case "-", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{2500}":
                finish()
                tokens.append(.dash)
            case ",", ";", "(", ")", ":": finish()
            case "&":
                finish()
                tokens.append(.and)
            default:
                // `7February` and `11February` come without their space at times.
                let isDigit = ("0"..."9").contains(scalar)
                if let first = word.first, (48...57).contains(first), scalar.properties.isUppercase { finish() }
                if let first = word.first, first > 57, isDigit { finish() }
                word.append(scalar.value < 128 ? UInt8(scalar.value) | (scalar.properties.isUppercase ? 32 : 0) : 63)
            }
        }
        finish()
        return tokens
    }

    private static func token(_ bytes: [UInt8]) -> Token {
        let word = String(decoding: bytes, as: UTF8.self)
        if let number = Int(word) { return .number(number) }
        let trimmed = word.split(separator: ".").joined()
        if let number = Int(trimmed) { return .number(number) }
        for ending in ["st", "nd", "rd", "th"] {
            if trimmed == ending { return .skip }
            if trimmed.hasSuffix(ending), let number = Int(trimmed.dropLast(2)) { return .number(number) }
        }
        let parts = word.split(whereSeparator: { $0 == "/" || $0 == "." })
        if parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) {
            return .slashed(day, month, year < 100 ? year + 2000 : year)
        }
        switch trimmed {
        case "to", "until", "till", "through": return .dash
        case "and": return .and
        case "from", "between", "on", "of", "the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
            return .skip
        default: return month(trimmed).map(Token.month) ?? .other
        }
    }

    /// A month written out or shortened to three letters or more.
    static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return Day.monthNames.firstIndex { $0.lowercased().hasPrefix(word) || (word == "sept" && $0 == "September") }.map { $0 + 1 }
    }
}
