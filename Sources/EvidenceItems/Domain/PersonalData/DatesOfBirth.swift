import Vocabulary

/// A day is taken for a date of birth where the words before it say so, or where it stands close to a name on a list.
struct DatesOfBirth {
    let words: [WordsOfText.Word]
    let names: [PersonalDataHit]
    /// How far from a name, in bytes.
    private static let close = 80

    func hits() -> [PersonalDataHit] {
        var (hits, place): ([PersonalDataHit], Int) = ([], 0)
        while place < words.count {
            guard let end = lastWord(ofDayAt: place) else {
                place += 1
                continue
            }
            let range = words[place].range.lowerBound..<words[end].range.upperBound
            if isCalledBirth(before: place) {
                hits.append(PersonalDataHit(.dateOfBirth, range))
            } else if names.contains(where: { $0.kind == .name && distance($0.range, range) <= DatesOfBirth.close }) {
                hits.append(PersonalDataHit(.dateOfBirth, range, doubt: "a day close to a name"))
            }
            place = end + 1
        }
        return hits
    }

    private func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
        max(0, max(one.lowerBound, other.lowerBound) - min(one.upperBound, other.upperBound))
    }

    private func isCalledBirth(before place: Int) -> Bool {
        let before = words[max(0, place - 5)..<place]
        if before.contains(where: { $0.says("born", "dob", "birth", "birthday", "birthdate") }) { return true }
        return before.suffix(4).map { String(decoding: $0.key, as: UTF8.self) }.joined().contains("dob")
    }

    /// `2/7/2009`, `02.07.09`, `2009-07-02`, `2 July 2009`, `2nd of July 2009`, `July 2, 2009`; nil where no day begins.
    private func lastWord(ofDayAt place: Int) -> Int? { inFigures(place) ?? inWords(place) }

    private func inFigures(_ place: Int) -> Int? {
        guard place + 2 < words.count, let first = words[place].number, let second = words[place + 1].number,
            let third = words[place + 2].number, ["/", ".", "-"].contains(words[place + 1].gap),
            words[place + 1].gap == words[place + 2].gap
        else { return nil }
        if words[place].key.count == 4 { return Day(first, second, third) == nil ? nil : place + 2 }
        let length = words[place + 2].key.count
        guard length == 4 || length == 2 else { return nil }
        return Day(length == 4 ? third : 2000 + third, second, first) == nil ? nil : place + 2
    }

    private func inWords(_ place: Int) -> Int? {
        var next = place
        if DatesOfBirth.isMonth(words[place]), place + 2 < words.count, date(words[place + 1]) != nil, isYear(words[place + 2]) {
            return place + 2
        }
        guard date(words[next]) != nil else { return nil }
        next += 1
        if next < words.count, words[next].says("of") { next += 1 }
        guard next + 1 < words.count, DatesOfBirth.isMonth(words[next]), isYear(words[next + 1]) else { return nil }
        return next + 1
    }

    private func date(_ word: WordsOfText.Word) -> Int? {
        let figures = word.raw.prefix { $0.isASCII && $0.isNumber }
        guard let date = Int(figures), (1...31).contains(date), ["", "st", "nd", "rd", "th"].contains(word.raw.dropFirst(figures.count))
        else {
            return nil
        }
        return date
    }

    private func isYear(_ word: WordsOfText.Word) -> Bool { word.number.map { (1900...2200).contains($0) } == true && word.key.count == 4 }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    private static func isMonth(_ word: WordsOfText.Word) -> Bool { months.contains(String(decoding: word.key, as: UTF8.self)) }
}
