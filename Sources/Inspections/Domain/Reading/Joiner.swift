/// Puts the lines of a paragraph together again.
struct Joiner {
    private(set) var text = ""

    init(_ first: some StringProtocol = "") { add(first) }

    var isEmpty: Bool { text.isEmpty }

    /// A hyphen at a line's end stays and joins, as in `decision-` and `making`; in `16-` and `and 17-year-olds` the space stays too.
    mutating func add(_ line: some StringProtocol) {
        if line.isEmpty { return }
        let piece = Joiner.singleSpaced(line)
        if text.isEmpty {
            text = piece
            return
        }
        text += joinsByHyphen(to: piece) ? piece : " " + piece
    }

    private func joinsByHyphen(to piece: String) -> Bool {
        guard text.utf8.last == 0x2D, let before = text.unicodeScalars.dropLast().last,
            before.properties.isAlphabetic || before.properties.numericType != nil
        else { return false }
        let word = piece.prefix { $0 != " " }
        return word != "and" && word != "or" && word != "to"
    }

    static func singleSpaced(_ text: some StringProtocol) -> String {
        var (bytes, isGap) = ([UInt8](), false)
        for byte in text.utf8 {
            if byte == 32 {
                isGap = !bytes.isEmpty
            } else {
                if isGap { bytes.append(32) }
                bytes.append(byte)
                isGap = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
