/// A list mark at the beginning of a line.
struct Bullet {
    let glyph: Unicode.Scalar
    let rest: Substring

    /// Small marks that stand before a part of an item; also plain dashes, which may as well be part of a sentence.
    var isDash: Bool { ["-", "\u{2013}", "\u{2014}", "\u{2212}"].contains(glyph) }

    private static let glyphs: Set<Unicode.Scalar> = [
        "\u{25FC}", "\u{25FE}", "\u{25A0}", "\u{25AA}", "\u{25CF}", "\u{25CB}", "\u{25E6}", "\u{2022}", "\u{2023}", "\u{2043}", "\u{25BA}",
        "\u{F06E}", "\u{F0B7}", "\u{F0A7}", "\u{F0A8}", "\u{F02D}", "\u{F0D8}", "\u{F076}", "\u{F0FC}", "\u{2013}", "\u{2014}", "\u{2212}",
        "-", "\u{336}", "\u{FFFD}",
    ]

    init?(_ line: Line) {
        let scalars = line.text.unicodeScalars
        guard let first = scalars.first else { return nil }
        let second = scalars.dropFirst().first
        let isLetterMark = first == "o" && second == " " && scalars.dropFirst(2).first == " "
        guard Bullet.glyphs.contains(first) || isLetterMark else { return nil }
        // U+0336 sticks to nothing, so it may come with a space before it that it has swallowed.
        let isLoose = first == "\u{336}" || first == "\u{F06E}" || first == "\u{25FC}" || first == "\u{F0B7}" || first == "\u{F0A7}"
        guard second == nil || second == " " || isLoose else { return nil }
        glyph = first
        rest = Substring(scalars.dropFirst()).trimmed
    }
}
