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
