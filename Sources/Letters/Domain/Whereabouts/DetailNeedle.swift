/// One form in which a known detail can stand in a text.
struct DetailNeedle: Sendable {
    enum Form: Sendable {
        /// These signs in a row, whatever stands between them; at the edges of words.
        case run(String, canonical: Bool)
        /// The same, but the first word has a capital in the text.
        case named(String)
        /// A long word with one letter wrong, left out, added or changed over.
        case nearly(String)
        /// The same over so many words, each with a capital: “Rowan Clsoe”.
        case nearlyRun(String, words: Int)
        /// These capitals as a word, or each with a full stop.
        case initials(String)
        /// The first part of a postcode, with no other second part behind it.
        case district(String)
        case figures(String)
        case email(String)
        case town(String)
        case time(days: Set<Int>, minutes: Set<Int>)
    }

    let kind: ProtectedDetails.Kind
    let form: Form

    func ranges(in tokens: [PlainToken]) -> [Range<Int>] {
        switch form {
        case .run(let signs, let canonical): runs(of: signs, in: tokens, by: canonical ? \.canonBytes : \.keyBytes)
        case .named(let signs): runs(of: signs, in: tokens, by: \.keyBytes).filter { tokens[$0.lowerBound].isCapital }
        case .nearly(let word): tokens.indices.filter { isNearly(tokens[$0].key, word) }.map { $0..<($0 + 1) }
        case .nearlyRun(let word, let count): runs(nearly: word, of: count, in: tokens)
        case .initials(let capitals): tokens.indices.compactMap { spelt(capitals, in: tokens, from: $0) }
        case .district(let signs):
            runs(of: signs, in: tokens, by: \.keyBytes).filter { !isSecondPart(tokens, $0.upperBound) }
        case .figures(let figures): runsOfFigures(figures, in: tokens)
        case .email(let signs):
            runs(of: signs, in: tokens, passing: ["at", "dot"], by: \.keyBytes)
        case .town(let signs):
            runs(of: signs, in: tokens, by: \.keyBytes).filter {
                IndirectClues.saysWhere(tokens.filter { [s = tokens[$0.lowerBound].sentence] in $0.sentence == s })
            }
        case .time(let days, let minutes): times(days, minutes, tokens)
        }
    }

    private func runs(of signs: String, in tokens: [PlainToken], passing: Set<String> = [], by word: KeyPath<PlainToken, [UInt8]>)
        -> [Range<Int>]
    {
        let wanted = Array(signs.utf8)
        return tokens.indices.compactMap { start in
            guard tokens[start][keyPath: word].first == wanted.first else { return nil }
            var (at, place) = (0, start)
            while at < wanted.count, place < tokens.count {
                let token = tokens[place][keyPath: word]
                if place > start, passing.contains(tokens[place].key), !wanted[at...].starts(with: token) {
                    place += 1
                    continue
                }
                let rest = wanted[at...]
                if rest.starts(with: token) {
                    at += token.count
                } else if token.count == rest.count + 1, token.last == 115, token.starts(with: rest) {
                    at = wanted.count
                } else {
                    return nil
                }
                place += 1
            }
            return at == wanted.count ? start..<place : nil
        }
    }

    private func runs(nearly word: String, of count: Int, in tokens: [PlainToken]) -> [Range<Int>] {
        guard tokens.count >= count else { return [] }
        return (0...(tokens.count - count)).map { $0..<($0 + count) }.filter { range in
            tokens[range].allSatisfy(\.isCapital) && isNearly(tokens[range].map(\.key).joined(), word)
        }
    }

    private func spelt(_ capitals: String, in tokens: [PlainToken], from start: Int) -> Range<Int>? {
        if tokens[start].raw == capitals { return start..<(start + 1) }
        let end = start + capitals.count
        guard end <= tokens.count, zip(tokens[start..<end], capitals).allSatisfy({ $0.raw == String($1) }) else { return nil }
        return start..<end
    }

    private func isSecondPart(_ tokens: [PlainToken], _ at: Int) -> Bool {
        at + 1 < tokens.count && tokens[at].key.count == 1 && tokens[at].isFigures && tokens[at + 1].key.count == 2
            && !tokens[at + 1].isFigures
    }

    private func runsOfFigures(_ figures: String, in tokens: [PlainToken]) -> [Range<Int>] {
        var (ranges, start): ([Range<Int>], Int?) = ([], nil)
        func close(_ end: Int) {
            guard let from = start else { return }
            if Self.spoken(tokens[from..<end]).contains(figures) { ranges.append(from..<end) }
            start = nil
        }
        for (place, token) in tokens.enumerated() {
            if token.isFigures || Self.repeats[token.key] != nil || start != nil && token.key == "hundred" {
                start = start ?? place
            } else {
                close(place)
            }
        }
        close(tokens.count)
        return ranges
    }

    private static let repeats = ["double": 2, "treble": 3, "triple": 3]

    /// The figures of a number as it is read out: “double seven”, “nine hundred”.
    private static func spoken(_ tokens: ArraySlice<PlainToken>) -> String {
        var (figures, times) = ("", 1)
        for token in tokens {
            if let more = repeats[token.key] {
                times = more
            } else if token.key == "hundred" {
                figures += "00"
            } else {
                figures += String(repeating: token.canon, count: times)
                times = 1
            }
        }
        return figures
    }

    private func times(_ days: Set<Int>, _ minutes: Set<Int>, _ tokens: [PlainToken]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < tokens.count {
            let end = tokens[start...].firstIndex { $0.sentence != tokens[start].sentence } ?? tokens.count
            let part = Array(tokens[start..<end])
            let sameDay = days.isEmpty || !days.isDisjoint(with: TimesOfWeek.days(in: part))
            let sameTime = minutes.isEmpty || !minutes.isDisjoint(with: TimesOfWeek.minutes(in: part))
            if sameDay, sameTime { ranges.append(start..<end) }
            start = end
        }
        return ranges
    }

    private func isNearly(_ word: String, _ wanted: String) -> Bool {
        let (first, second) = (Array(word.utf8), Array(wanted.utf8))
        guard first.first == second.first, abs(first.count - second.count) <= 1, first != second else { return false }
        let same = zip(first, second).prefix { $0 == $1 }.count
        let (one, two) = (first[same...], second[same...])
        if first.count == second.count {
            let changed =
                one.count > 1 && Array(one.dropFirst(2)) == Array(two.dropFirst(2)) && one[same] == two[same + 1]
                && one[same + 1] == two[same]
            return changed || Array(one.dropFirst()) == Array(two.dropFirst())
        }
        return first.count > second.count ? Array(one.dropFirst()) == Array(two) : Array(one) == Array(two.dropFirst())
    }
}

/// Days of the week and times of the day in a sentence.
enum TimesOfWeek {
    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let short = ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]

    static func days(in tokens: [PlainToken]) -> Set<Int> {
        Set(
            tokens.compactMap { token in
                let word = token.base.hasSuffix("s") && token.base.count > 5 ? String(token.base.dropLast()) : token.base
                if let day = days.firstIndex(of: word) { return day }
                guard token.isCapital, short.contains(word) else { return nil }
                return days.firstIndex { $0.hasPrefix(word) }
            })
    }

    static func hasDay(_ token: PlainToken) -> Bool { !days(in: [token]).isEmpty }

    /// Minutes after midnight. A time without am or pm may be either.
    static func minutes(in tokens: [PlainToken]) -> Set<Int> {
        var found: Set<Int> = []
        for (place, token) in tokens.enumerated() {
            guard token.isFigures, let hour = Int(token.canon), hour < 25 else { continue }
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            let isMinute = next.map { $0.isFigures && $0.key.count == 2 && (Int($0.canon) ?? 60) < 60 } ?? false
            let minute = isMinute ? Int(next?.canon ?? "") ?? 0 : 0
            let suffix = place + (isMinute ? 2 : 1) < tokens.count ? tokens[place + (isMinute ? 2 : 1)].key : ""
            var time = hour * 60 + minute
            if place > 1, ["past", "to"].contains(tokens[place - 1].key),
                let part = ["quarter": 15, "half": 30, "20": 20, "10": 10, "5": 5][tokens[place - 2].canon]
            {
                time += tokens[place - 1].key == "past" ? part : -part
            }
            if suffix.hasPrefix("p"), hour < 12 { time += 720 }
            found.insert(time)
            if suffix != "am", suffix != "pm", hour < 13 { found.insert((time + 720) % 1440) }
        }
        return found
    }

    /// “at 4.15pm”, “16.15”, “noon”, “half past three”, “three o’clock”, “at 3 on Tuesday”.
    static func saysTime(_ tokens: [PlainToken], in text: String) -> Bool {
        tokens.indices.contains { place in
            let before = place > 0 ? tokens[place - 1] : nil
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            switch tokens[place].key {
            case "noon", "midday", "midnight": return true
            case "am", "pm", "oclock": return before?.isFigures == true
            case "past", "to":
                let parts: Set = ["half", "quarter", "5", "10", "20", "25"]
                return parts.contains(before?.canon ?? "") && next.map { isHour($0, upTo: 12) } == true
            case "at":
                guard let next, isHour(next, upTo: 24) else { return false }
                let after = place + 2 < tokens.count ? tokens[place + 2] : nil
                if let after, after.isFigures { return after.key.count == 2 && text.contains("\(next.raw).\(after.raw)") }
                return after.map { ["on", "in", "at", "and", "or", "until", "for", "with", "sharp"].contains($0.key) } ?? true
            default: return false
            }
        }
    }

    private static func isHour(_ token: PlainToken, upTo last: Int) -> Bool {
        token.isFigures && Int(token.canon).map { (1...last).contains($0) } == true
    }
}
