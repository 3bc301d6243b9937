/// What a template left to be filled in: `[name of parent]`, `{date}`, `<address>`, a line of underscores or of dots.
package enum LetterBlanks {
    private static let longest = 80
    private static let closing: [Character: Character] = ["[": "]", "{": "}", "<": ">"]

    /// Each blank, with the line in which it stands.
    package static func found(in text: String) -> [(blank: String, line: String)] {
        text.split(whereSeparator: \.isNewline).flatMap { line in blanks(of: line).map { (blank: $0, line: line.trimmedEnds) } }
    }

    private static func blanks(of line: Substring) -> [String] {
        var (blanks, rest): ([String], Substring) = ([], line)
        while let start = rest.firstIndex(where: { closing[$0] != nil || $0 == "_" || $0 == "…" }) {
            let sign = rest[start]
            let tail = rest[start...]
            var end = rest.index(after: start)
            if let close = closing[sign] {
                if let place = tail.prefix(longest).firstIndex(of: close), tail[end..<place].contains(where: \.isLetter),
                    sign != "<" || rest[end].isLetter
                {
                    end = rest.index(after: place)
                    // An address of a website or of mail in angle brackets is no blank.
                    if sign != "<" || !tail[..<end].contains(where: { "@/".contains($0) }) { blanks.append(String(tail[..<end])) }
                }
            } else {
                end = tail.firstIndex { $0 != sign } ?? tail.endIndex
                if tail[..<end].count >= (sign == "_" ? 3 : 2) { blanks.append(String(tail[..<end].prefix(10))) }
            }
            rest = rest[end...]
        }
        return blanks
    }
}
