/// Puts the lines of a text together into headings, paragraphs and list items.
///
/// A part ends at a blank line, before a list item and a heading, and at a line that was broken on purpose: the first word of the next line
/// would have fitted behind it, and the next line begins with a capital, a figure or a quotation mark.
struct LetterLines {
    private(set) var parts: [(kind: LetterText.Part.Kind, text: String)] = []
    private var open: [String] = []
    private var isItem = false

    init(_ text: String) {
        let lines = LetterLines.clean(text).split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmedEnds }
        let width = lines.map(\.count).max() ?? 0
        for (index, line) in lines.enumerated() { take(line, before: index > 0 ? lines[index - 1] : "", width: width) }
        close()
    }

    private mutating func take(_ line: String, before: String, width: Int) {
        if line.isEmpty || line.allSatisfy({ "-–—_=*·.".contains($0) }) { return close() }
        if let heading = LetterLines.markedHeading(line) {
            close()
            parts.append((.heading, heading))
            return
        }
        if let item = LetterLines.item(line) {
            close()
            isItem = true
            if !item.isEmpty { open = [item] }
            return
        }
        if !open.isEmpty, LetterLines.isBreak(before, line, width) { close() }
        open.append(line)
    }

    private mutating func close() {
        defer { (open, isItem) = ([], false) }
        guard !open.isEmpty else { return }
        let text = open.reduce("") { LetterLines.join($0, $1) }
        parts.append((isItem ? .item : open.count == 1 && LetterLines.isHeading(text) ? .heading : .paragraph, text))
    }

    /// A word parted at the end of a line is one word again.
    private static func join(_ first: String, _ second: String) -> String {
        guard !first.isEmpty else { return second }
        let isParted = first.hasSuffix("-") && first.dropLast().last?.isLetter == true && second.first?.isLowercase == true
        return isParted ? first.dropLast() + second : "\(first) \(second)"
    }

    private static func isBreak(_ line: String, _ next: String, _ width: Int) -> Bool {
        guard let first = next.first, first.isUppercase || first.isNumber || "“\"‘'".contains(first) else { return false }
        if line.hasSuffix(",") { return false }
        if line.contains(where: \.isLetter), line == line.uppercased(), line.count > 3 { return true }
        let word = next.prefix { !$0.isWhitespace }
        return line.count + 1 + word.count <= width
    }

    private static func isHeading(_ text: String) -> Bool {
        guard let last = text.last, !".!?:;,".contains(last) else { return false }
        return text.split(whereSeparator: \.isWhitespace).count <= 12
    }

    private static func markedHeading(_ line: String) -> String? {
        guard line.hasPrefix("#") else { return nil }
        let text = line.drop { $0 == "#" }
        return text.first?.isWhitespace == true ? String(text).trimmedEnds : nil
    }

    /// What follows the mark of a list item: a bullet, or a number or letter with a full stop or bracket. The mark is no word.
    static func item(_ line: String) -> String? {
        let mark = line.prefix { !$0.isWhitespace }
        let rest = String(line.dropFirst(mark.count)).trimmedEnds
        if mark.count == 1, let bullet = mark.first, "-–—*•◦▪‣·●○■□✓➢►\u{F0B7}\u{F0A7}".contains(bullet) { return rest }
        if let first = line.first, "•◦▪‣●○■□➢►\u{F0B7}\u{F0A7}".contains(first) { return String(line.dropFirst()).trimmedEnds }
        guard let last = mark.last, ".)".contains(last), !rest.isEmpty else { return nil }
        let name = mark.dropLast().drop { $0 == "(" }
        guard !name.isEmpty else { return nil }
        if name.count <= 3, name.allSatisfy({ $0.isASCII && $0.isNumber }) { return rest }
        let isRoman = name.count <= 4 && name.allSatisfy { "ivx".contains($0) }
        let isLetter = name.count == 1 && name.allSatisfy { $0.isASCII && $0.isLetter }
        return isRoman || isLetter && (last == ")" || name.allSatisfy(\.isLowercase)) ? rest : nil
    }

    /// Line ends as `\n`, and without what cannot be seen.
    private static func clean(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar.value {
            case 0x0D, 0x0C, 0x0B, 0x85, 0x2028, 0x2029: plain.append("\n")
            case 0xA0, 0x2007, 0x202F, 0x09: plain.append(" ")
            case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}

extension StringProtocol {
    var trimmedEnds: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}
