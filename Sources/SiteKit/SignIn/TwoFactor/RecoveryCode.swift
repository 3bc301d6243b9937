/// One of ten words kept on paper, each good for one sign-in when the phone is lost.
struct RecoveryCode: Sendable {
    static let atATime = 10
    let text: String
    var digest: Digest { Digest(of: text) }

    /// 16 of 31 letters and figures that cannot be taken for one another: 79 bits.
    init() {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789".unicodeScalars)
        var generator = SystemRandomNumberGenerator()
        let drawn = (0..<16).map { _ in Character(letters[Int.random(in: letters.indices, using: &generator)]) }
        text = String(drawn)
    }

    /// As it was typed: spaces, hyphens and capitals do not matter. Nil for what cannot be one.
    init?(typed: String) {
        let plain = typed.lowercased().filter { $0 != "-" && !$0.isWhitespace }
        guard plain.utf8.count == 16, plain.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) }) else { return nil }
        text = plain
    }

    /// In groups of four, to be written down.
    var written: String {
        stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }
}
