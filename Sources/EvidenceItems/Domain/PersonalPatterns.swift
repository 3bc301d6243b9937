import Vocabulary

/// Finds personal data by its format alone.
struct PersonalPatterns {
    let words: [WordsOfText.Word]

    private func word(_ place: Int) -> WordsOfText.Word? { words.indices.contains(place) ? words[place] : nil }
    private func range(_ from: Int, _ to: Int) -> Range<Int> { words[from].range.lowerBound..<words[to].range.upperBound }

    func numbers() -> [PersonalDataHit] { words.indices.compactMap { pupil($0) ?? health($0) ?? telephone($0) ?? record($0) } }
    func places() -> [PersonalDataHit] { words.indices.compactMap { email($0) ?? postcode($0) ?? address($0) } }
    func initials() -> [PersonalDataHit] { words.indices.compactMap(initialsWithAge) }

    private func pupil(_ place: Int) -> PersonalDataHit? {
        guard let shape = PupilNumber.shape(of: words[place].raw) else { return nil }
        return PersonalDataHit(
            .upn, words[place].range, doubt: shape == .right ? "" : "it has the format, but its check letter is wrong")
    }

    /// Ten figures in one, or in groups of three, three and four.
    private func health(_ place: Int) -> PersonalDataHit? {
        let first = words[place]
        guard first.isFigures else { return nil }
        if first.key.count == 10 { return NHSNumber.isRight(first.raw) ? PersonalDataHit(.nhsNumber, first.range) : nil }
        guard first.key.count == 3, let second = word(place + 1), let third = word(place + 2), second.isFigures, third.isFigures,
            second.key.count == 3, third.key.count == 4, [" ", "-", "\u{A0}"].contains(second.gap), second.gap == third.gap
        else { return nil }
        let isRight = NHSNumber.isRight(first.raw + second.raw + third.raw)
        return PersonalDataHit(
            .nhsNumber, range(place, place + 2), doubt: isRight ? "" : "it has the format, but its check digit is wrong")
    }

    /// Ten or eleven figures that begin with nought, or with +44.
    private func telephone(_ place: Int) -> PersonalDataHit? {
        let first = words[place]
        guard first.isFigures, first.raw.hasPrefix("0") || (first.raw.hasPrefix("44") && first.gap.hasSuffix("+")) else { return nil }
        var (figures, end) = (first.raw, place)
        while let next = word(end + 1), next.isFigures, [" ", "-", ") ", "\u{A0}", " (", ")"].contains(next.gap), figures.count < 11 {
            figures += next.raw
            end += 1
        }
        let length = figures.hasPrefix("44") ? figures.count - 1 : figures.count
        return (10...11).contains(length) ? PersonalDataHit(.telephone, range(place, end)) : nil
    }

    /// `C-0031` and `F-0012`, as the records here are numbered.
    private func record(_ place: Int) -> PersonalDataHit? {
        guard ["C", "F"].contains(words[place].raw), let next = word(place + 1), next.gap == "-", next.isFigures, next.key.count >= 4 else {
            return nil
        }
        return PersonalDataHit(.recordNumber, range(place, place + 1))
    }

    private func email(_ place: Int) -> PersonalDataHit? {
        guard let host = word(place + 1), host.gap == "@", var end = Optional(place + 1) else { return nil }
        while let next = word(end + 1), next.gap == "." || next.gap == "-" { end += 1 }
        var start = place
        while let before = word(start), [".", "_", "-", "+"].contains(before.gap), start > 0 { start -= 1 }
        return end > place + 1 ? PersonalDataHit(.email, range(start, end)) : nil
    }

    private func postcode(_ place: Int) -> PersonalDataHit? {
        let first = words[place]
        if (5...7).contains(first.raw.count), Postcode.isWhole(first.raw), first.raw == first.raw.uppercased() {
            return PersonalDataHit(.postcode, first.range)
        }
        guard let second = word(place + 1), [" ", "\u{A0}", "  "].contains(second.gap), Postcode.isOutward(first.raw),
            Postcode.isInward(second.raw)
        else { return nil }
        return PersonalDataHit(.postcode, range(place, place + 1))
    }

    /// A house number, one to three names with large letters, and a word for a street.
    private func address(_ place: Int) -> PersonalDataHit? {
        guard let figure = words[place].raw.first, figure.isASCII, figure.isNumber, words[place].raw.count <= 5 else { return nil }
        if let number = words[place].number, (1900...2100).contains(number) { return nil }
        guard words[place].raw.drop(while: \.isNumber).count <= 1 else { return nil }
        for length in 1...3 {
            guard let name = word(place + length), name.isCapital, name.isLetters, name.gap.allSatisfy({ $0 == " " || $0 == "," }) else {
                return nil
            }
            if let street = word(place + length + 1), street.gap == " ", street.isCapital,
                Postcode.streets.contains(street.raw.lowercased())
            {
                return PersonalDataHit(.address, range(place, place + length + 1))
            }
        }
        return nil
    }

    /// `J.H., aged 6` and `JH (6)` with a word for the age.
    private func initialsWithAge(_ place: Int) -> PersonalDataHit? {
        guard words[place].says("aged", "age"), let age = word(place + 1)?.number, age <= 25, place > 0 else { return nil }
        var start = place
        while start > 0, place - start < 3, isInitials(words[start - 1].raw) { start -= 1 }
        return start < place ? PersonalDataHit(.initialsWithAge, range(start, place + 1)) : nil
    }

    private func isInitials(_ raw: String) -> Bool {
        (1...3).contains(raw.count) && raw.allSatisfy { $0.isUppercase && $0.isASCII } && raw != "I" && raw != "A"
    }
}

/// The shape of a postcode, in its two halves.
enum Postcode {
    static let streets: Set<String> = [
        "road", "street", "lane", "avenue", "close", "drive", "way", "court", "crescent", "place", "terrace", "gardens", "grove", "square",
        "row", "hill", "mews", "walk", "rise", "view", "green", "rd", "st", "ave", "cottages", "wharf", "parade",
    ]
    /// Written in small letters, `1st` to `9th` are days.
    private static let ordinals: Set<String> = ["0th", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"]

    /// `SY2`, `B1`, `EC1A`, also in small letters.
    static func isOutward(_ text: String) -> Bool {
        let signs = Array(text.uppercased().utf8)
        guard (2...4).contains(signs.count), let figure = signs.firstIndex(where: isFigure), (1...2).contains(figure),
            signs[..<figure].allSatisfy(isLetter)
        else { return false }
        let rest = signs[figure...]
        return rest.count <= 2 && (rest.count == 1 || isFigure(rest.last ?? 0) || isLetter(rest.last ?? 0))
    }

    /// `6ND`; `5th` is no half of a postcode.
    static func isInward(_ text: String) -> Bool {
        let signs = Array(text.uppercased().utf8)
        guard signs.count == 3, isFigure(signs[0]), isLetter(signs[1]), isLetter(signs[2]) else { return false }
        return !ordinals.contains(text) && !signs.dropFirst().contains { "CIKMOV".utf8.contains($0) }
    }

    static func isWhole(_ text: String) -> Bool { isOutward(String(text.dropLast(3))) && isInward(String(text.suffix(3))) }

    private static func isFigure(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}

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
                hits.append(PersonalDataHit(.dateOfBirth, range, doubt: "a date close to a name"))
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

/// A unique pupil number: a check letter, twelve figures, of which a temporary number ends in a letter.
package enum PupilNumber {
    /// Without I, O and S, which could be taken for figures.
    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

    package enum Shape: Sendable, Hashable { case right, otherCheckLetter }

    /// Nil for what does not have the shape.
    package static func shape(of text: String) -> Shape? {
        let signs = Array(text.uppercased().utf8)
        guard signs.count == 13, let check = signs.first, letters.contains(check), let last = signs.last else { return nil }
        let middle = signs[1..<12]
        guard middle.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let lastValue = (48...57).contains(last) ? Int(last) - 48 : letters.firstIndex(of: last)
        guard let lastValue else { return nil }
        let values = middle.map { Int($0) - 48 } + [lastValue]
        let sum = zip(values, 2...13).reduce(0) { $0 + $1.0 * $1.1 }
        return letters[sum % 23] == check ? .right : .otherCheckLetter
    }
}

/// An NHS number: ten figures, the last of which checks the others (modulus 11).
package enum NHSNumber {
    package static func isRight(_ text: String) -> Bool {
        let figures = text.utf8.filter { (48...57).contains($0) }.map { Int($0) - 48 }
        guard figures.count == 10, Set(figures).count > 1 else { return false }
        let sum = zip(figures, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == figures[9]
    }
}
