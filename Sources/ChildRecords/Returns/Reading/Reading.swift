import ChildRecords
import Vocabulary

/// How the text of a cell becomes a fact.
enum Reading: Sendable {
    case text, number, decimal, day, yesNo
    case code(CodeReading)
    case list(CodeReading?)

    /// `code Sex Gender | Sex`: the reading and what stands behind it.
    static func parse(_ text: String) -> (Reading, String)? {
        let (word, rest) = text.firstWord
        switch word {
        case "text": return (.text, rest)
        case "number": return (.number, rest)
        case "decimal": return (.decimal, rest)
        case "day": return (.day, rest)
        case "yesno": return (.yesNo, rest)
        case "code", "list":
            let (set, headings) = rest.firstWord
            if set == "*", word == "list" { return (.list(nil), headings) }
            guard let codes = CodeReading.all[set] else { return nil }
            return (word == "code" ? .code(codes) : .list(codes), headings)
        default: return nil
        }
    }

    /// Nil for a cell that says nothing. A code that no list holds comes back behind a question mark.
    func fact(_ text: String) throws(HeldReason) -> String? {
        if text.isEmpty { return nil }
        switch self {
        case .text: return plain(text)
        case .number:
            guard let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) }) else { throw .notANumber }
            return String(number)
        case .decimal:
            guard let number = Double(text), number.isFinite else { throw .notANumber }
            return number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
        case .day: return try DayReading.day(text)?.iso
        case .yesNo: return YesNoReading.fact(text)
        case .code(let codes): return codes.fact(text)
        case .list(let codes):
            let parts = text.split { " ,;/|[]\"".contains($0) }.map { codes?.fact(String($0)) ?? (codes == nil ? String($0) : nil) }
            let whole = codes?.fact(text)
            if let whole, !whole.hasPrefix("?") { return whole }
            let facts = parts.compactMap { $0?.replacing(" ", with: "_") }
            return facts.isEmpty ? nil : facts.joined(separator: " ")
        }
    }

    private func plain(_ text: String) -> String {
        let short = text.utf8.count > 200 ? String(text.prefix(200)) : text
        return short.utf8.contains { $0 < 0x20 } ? short.replacing(/[\u{0}-\u{1F}]+/, with: " ") : short
    }
}

/// Yes and no, however the forms write them: `a) Yes`, `Y`, `1`, `true`.
enum YesNoReading {
    private static let words: [String: String?] = [
        "y": "Y", "yes": "Y", "1": "Y", "1.0": "Y", "0.0": "N", "true": "Y", "t": "Y", "a": "Y", "n": "N", "no": "N", "0": "N",
        "false": "N", "f": "N", "b": "N",
        "u": nil, "unknown": nil, "notknown": nil, "notrecorded": nil, "na": nil, "notapplicable": nil, "c": nil, "suitable": "Y",
        "unsuitable": "N", "notincareproceedings": nil,
    ]

    static func fact(_ text: String) -> String? {
        if let short = words[text.lowercased()] { return short }
        let (rest, letter) = CodeReading.withoutLetter(text)
        if let known = words[rest.asHeading] { return known }
        if rest.isEmpty, let known = words[letter] { return known }
        return "?" + String(text.prefix(60))
    }
}
