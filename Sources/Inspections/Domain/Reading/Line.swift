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
