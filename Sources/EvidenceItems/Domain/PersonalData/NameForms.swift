/// The forms in which one name is looked for.
///
/// Of `Rosalind Ann Merriday`: the whole, without the middle name, the last name first, the initial with the last name, and a title
/// with the last name, as a parent is written. Of a double-barrelled last name each half with the first name too. Of a name of one
/// word that word alone, where it begins with a large letter.
package struct NameForms: Sendable, Hashable {
    /// Compared as they are and, from seven letters on, with one letter wrong.
    package let whole: [[UInt8]]
    /// Compared as they are only.
    package let short: [[UInt8]]
    package let isOneWord: Bool

    private static let titles = ["mr", "mrs", "ms", "miss"]

    /// Nil for what has fewer than two letters.
    package init?(_ name: String) {
        let words = NameKey.words(name)
        guard let first = words.first, let last = words.last, words.reduce(0, { $0 + $1.count }) >= 2 else { return nil }
        isOneWord = words.count == 1
        if isOneWord {
            (whole, short) = ([first], [])
            return
        }
        var whole = [Array(words.joined()), first + last, last + first, Array(([last] + words.dropLast()).joined())]
        whole += NameForms.halves(of: name).flatMap { [first + $0, $0 + first] }
        self.whole = NameForms.unique(whole)
        let initials = first.prefix(1) + last
        short = last.count < 3 ? [] : NameForms.unique([Array(initials)] + NameForms.titles.map { Array($0.utf8) + last })
    }

    private static func halves(of name: String) -> [[UInt8]] {
        let last = name.split(whereSeparator: \.isWhitespace).last ?? ""
        let halves = last.split { $0 == "-" || $0 == "‐" || $0 == "–" }.map { NameKey.folded(String($0)) }.filter { $0.count >= 3 }
        return halves.count > 1 ? halves : []
    }

    private static func unique(_ forms: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return forms.filter { seen.insert($0).inserted }
    }
}
