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
