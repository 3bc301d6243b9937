/// What leads to a person by its shape alone.
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
            .upn, words[place].range, doubt: shape == .right ? "" : "it has the shape, and its check letter does not fit")
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
            .nhsNumber, range(place, place + 2), doubt: isRight ? "" : "it has the shape, and its check figure does not fit")
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
