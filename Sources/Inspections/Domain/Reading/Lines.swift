/// One line of a page as laid out: how far it is indented and what it says.
struct Line: Sendable {
    /// Counted from 1.
    let page: Int
    /// Columns of white space before the text.
    let indent: Int
    /// Without white space at either end; the spaces within are kept, since they tell columns.
    let text: String
    /// For comparing: small letters, straight apostrophes, plain hyphens, single spaces.
    let key: String
    /// Nil where only the text is known.
    var style: LineStyle?
    /// Nothing runs into it from above, and it is no sentence: see ``Standing``.
    var standsAlone = false

    /// Set as a heading; where the type is not known, by its place and its grammar.
    var isHeading: Bool { style?.isHeading ?? standsAlone }

    var isBlank: Bool { text.isEmpty }

    /// A piece of a line that two or more spaces part from the next.
    struct Chunk {
        let column: Int
        let text: String
    }

    var chunks: [Chunk] {
        var (chunks, piece, start, gap) = ([Chunk](), String.UnicodeScalarView(), indent, 0)
        var column = indent
        for scalar in text.unicodeScalars {
            if scalar == " " {
                gap += 1
            } else {
                if gap >= 2 {
                    chunks.append(Chunk(column: start, text: String(piece)))
                    (piece, start) = (String.UnicodeScalarView(), column)
                } else if gap == 1 {
                    piece.append(" ")
                }
                piece.append(scalar)
                gap = 0
            }
            column += 1
        }
        if !piece.isEmpty { chunks.append(Chunk(column: start, text: String(piece))) }
        return chunks
    }

    /// The line in two at a column, if a word begins there.
    func divided(at column: Int) -> (left: String, right: String)? {
        let offset = column - indent
        let scalars = text.unicodeScalars
        guard offset > 0, let place = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex),
            place < scalars.endIndex, scalars[scalars.index(before: place)] == " ", scalars[place] != " "
        else { return nil }
        return (String(text[..<place]).trimmed, String(text[place...]))
    }

    /// `31` without its full stop, a gap, and a capital: a paragraph's number only where it is the next.
    var barelyNumbered: (number: Int, rest: Substring)? {
        let digits = text.utf8.prefix { (48...57).contains($0) }.count
        guard (1...3).contains(digits), let number = Int(text.prefix(digits)) else { return nil }
        let rest = text.dropFirst(digits)
        guard rest.hasPrefix("  "), let first = rest.trimmed.unicodeScalars.first, first.properties.isUppercase else { return nil }
        return (number, rest.trimmed)
    }

    /// `31.` and what follows, when the line begins with a paragraph's number.
    var numbered: (number: Int, rest: Substring)? {
        var (digits, value) = (0, 0)
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if (48...57).contains(byte) {
                digits += 1
                if digits > 3 { return nil }
                value = value * 10 + Int(byte - 48)
                continue
            }
            guard byte == 46, digits > 0, value > 0 else { return nil }
            let rest = text.dropFirst(digits + 1)
            // `2.1 Adoption` and `4.5 per cent` are no paragraph numbers.
            if let next = rest.unicodeScalars.first, next != " ", next.properties.numericType != nil { return nil }
            return (value, rest.trimmed)
        }
        return nil
    }
}

extension String {
    var trimmed: String { String(self[...].trimmed) }
}

extension Substring {
    /// Without white space at either end.
    var trimmed: Substring {
        var view = self
        while let first = view.unicodeScalars.first, first.properties.isWhitespace { view.unicodeScalars.removeFirst() }
        while let last = view.unicodeScalars.last, last.properties.isWhitespace { view.unicodeScalars.removeLast() }
        return view
    }
}

/// The text of a report as lines, with what belongs to the page and not to the report (running footers, page numbers,
/// footnotes) taken out.
struct LayoutText: Sendable {
    let lines: [Line]
    /// Each page as extracted.
    let pages: [String]

    /// - Parameter tsv: as `pdftotext -tsv` prints it.
    init(boxes tsv: String) {
        let pages = WordBoxes(tsv: tsv).pages
        self.pages = pages.map { page in page.map { String(decoding: $0.text, as: UTF8.self) + "\n" }.joined() }
        var lines: [Line] = []
        for (index, page) in pages.enumerated() {
            for (text, style) in page {
                var line = LineMaker(text).line(page: index + 1)
                line.style = style
                lines.append(line)
            }
        }
        self.lines = Standing.told(of: Fixtures(lines, pages: pages.count).cleared)
    }

    init(_ text: String) {
        pages = LayoutText.pages(of: text)
        var lines: [Line] = []
        for (index, page) in pages.enumerated() { LayoutText.append(page, page: index + 1, to: &lines) }
        self.lines = Standing.told(of: Fixtures(lines, pages: pages.count).cleared)
    }

    var isEmpty: Bool { lines.allSatisfy(\.isBlank) }

    /// Lines of the first pages.
    func opening(pages count: Int) -> ArraySlice<Line> { lines.prefix { $0.page <= count } }

    private static func pages(of text: String) -> [String] {
        var (pages, page) = ([String](), [UInt8]())
        for byte in text.utf8 {
            if byte == 0x0C {
                pages.append(String(decoding: page, as: UTF8.self))
                page.removeAll(keepingCapacity: true)
            } else {
                page.append(byte)
            }
        }
        if page.contains(where: { $0 > 32 }) { pages.append(String(decoding: page, as: UTF8.self)) }
        return pages
    }

    private static func append(_ page: String, page number: Int, to lines: inout [Line]) {
        var bytes: [UInt8] = []
        func finish() {
            lines.append(LineMaker(bytes).line(page: number))
            bytes.removeAll(keepingCapacity: true)
        }
        for byte in page.utf8 {
            switch byte {
            case 0x0A: finish()
            case 0x0D: continue
            default: bytes.append(byte)
            }
        }
        if !bytes.isEmpty { finish() }
    }
}

/// Tells the lines that stand alone: white space, a new page or a heading is above them, no sentence runs on from there, and they begin
/// with a capital and end as no sentence does.
enum Standing {
    static func told(of lines: [Line]) -> [Line] {
        var (told, last) = (lines, Line?.none)
        for place in lines.indices where !lines[place].isBlank {
            let line = lines[place]
            let isApart = place == 0 || lines[place - 1].isBlank || last.map { $0.style?.isHeading ?? false } ?? true
            let isOnNewPage = last.map { $0.page != line.page } ?? true
            told[place].standsAlone = isTitle(line) && (isApart && !isOnNewPage || isOnNewPage && last.map(endsSentence) ?? true)
            last = line
        }
        return told
    }

    private static func isTitle(_ line: Line) -> Bool {
        guard let first = line.text.unicodeScalars.first, let last = line.text.unicodeScalars.last, Bullet(line) == nil else {
            return false
        }
        let begins = first.properties.isUppercase || first.properties.numericType != nil
        return begins && !".,;-".unicodeScalars.contains(last)
    }

    private static func endsSentence(_ line: Line) -> Bool {
        line.text.last.map { ".:?!;".contains($0) } ?? true || line.key.utf8.count < 60
    }
}

/// Makes a line of its bytes in one pass, since a report has thousands.
struct LineMaker {
    private var indent = 0
    private var text: [UInt8] = []
    private var key: [UInt8] = []

    init(_ bytes: [UInt8]) {
        text.reserveCapacity(bytes.count)
        key.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                take(byte)
                place += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                take(bytes[place..<min(place + length, bytes.count)])
                place += length
            }
        }
        while text.last == 32 { text.removeLast() }
        while key.last == 32 { key.removeLast() }
    }

    func line(page: Int) -> Line {
        Line(page: page, indent: indent, text: String(decoding: text, as: UTF8.self), key: String(decoding: key, as: UTF8.self))
    }

    private mutating func take(_ byte: UInt8) {
        if byte <= 32 {
            if text.isEmpty { indent += 1 } else { text.append(32) }
            if !key.isEmpty, key.last != 32 { key.append(32) }
            return
        }
        text.append(byte)
        key.append((65...90).contains(byte) ? byte + 32 : byte)
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        switch LineMaker.scalar(bytes) {
        case 0xA0, 0x2009, 0x202F: take(32)
        case 0xAD, 0xFEFF, 0x200B: break
        case 0x2018, 0x2019: add(bytes, key: 0x27)
        case 0x2010...0x2015, 0x2212, 0x2500: add(bytes, key: 0x2D)
        default:
            text.append(contentsOf: bytes)
            key.append(contentsOf: bytes)
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, key plain: UInt8) {
        text.append(contentsOf: bytes)
        key.append(plain)
    }

    /// The character that two to four bytes represent; what is broken becomes something that no case asks for.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        guard let first = bytes.first else { return 0 }
        let lead = UInt32(first) & (bytes.count == 2 ? 0x1F : bytes.count == 3 ? 0x0F : 0x07)
        return bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }
}

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

extension Sequence<Line> {
    /// Their text as one, a word with a hyphen over a line's end whole.
    var running: String {
        reduce(into: Joiner("")) { $0.add($1.text) }.text
    }
}

/// A list mark at the beginning of a line.
struct Bullet {
    let glyph: Unicode.Scalar
    let rest: Substring

    /// Small marks that come before a part of an item; also plain dashes, which may as well be part of a sentence.
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

/// Divides a paragraph into sentences.
enum Sentences {
    static func all(in text: String) -> [String] {
        var (sentences, start) = ([String](), text.utf8.startIndex)
        let bytes = text.utf8
        var place = start
        while place < bytes.endIndex {
            let next = bytes.index(after: place)
            let ends = bytes[place] == 46 || bytes[place] == 63 || bytes[place] == 33
            if ends, next == bytes.endIndex || endsHere(bytes, from: next, after: text[start..<next]) {
                sentences.append(text[start..<next].trimmed.description)
                start = next
            }
            place = next
        }
        let rest = text[start...].trimmed
        if !rest.isEmpty { sentences.append(String(rest)) }
        return sentences.filter { !$0.isEmpty }
    }

    /// A space and then a capital, a quotation mark, a bracket or a digit; not after `e.g.` or an initial.
    private static func endsHere(_ bytes: String.UTF8View, from place: String.Index, after text: Substring) -> Bool {
        guard bytes[place] == 32 else { return false }
        let next = bytes.index(after: place)
        guard next < bytes.endIndex else { return true }
        let byte = bytes[next]
        guard (65...90).contains(byte) || byte == 40 || byte >= 0x80 || (48...57).contains(byte) else { return false }
        return !["e.g.", "i.e.", "Mr.", "Mrs.", "Dr.", "No.", "St."].contains { text.hasSuffix($0) }
    }
}
