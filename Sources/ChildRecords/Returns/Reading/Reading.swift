import ChildRecords
import Vocabulary

/// How the text of a cell becomes a fact.
enum Reading: Sendable {
    case text, number, decimal, day, yesNo
    /// A day of which a part may be unknown, as the looked-after return allows for an order made years ago.
    case knownPart
    case code(CodeReading)
    case list(CodeReading?)
    /// A care leaver’s accommodation in the looked-after return: the figure behind the letter says whether it is suitable.
    case suitability

    /// The age of Annex A, which is minus one for an unborn child.
    case unborn

    static let isUnborn = "unborn"
    static let isBorn = "born"

    var isOfDay: Bool {
        switch self {
        case .day, .knownPart: true;
        default: false
        }
    }
    var isList: Bool { if case .list = self { true } else { false } }

    /// `code Sex Gender | Sex`: the reading and what stands behind it.
    static func parse(_ text: String) -> (Reading, String)? {
        let (word, rest) = text.firstWord
        switch word {
        case "text": return (.text, rest)
        case "number": return (.number, rest)
        case "decimal": return (.decimal, rest)
        case "day": return (.day, rest)
        case "knownpart": return (.knownPart, rest)
        case "yesno": return (.yesNo, rest)
        case "suitability": return (.suitability, rest)
        case "unborn": return (.unborn, rest)
        case "code", "list":
            let (set, headings) = rest.firstWord
            if set == "*", word == "list" { return (.list(nil), headings) }
            guard let codes = CodeReading.all[set] else { return nil }
            return (word == "code" ? .code(codes) : .list(codes), headings)
        default: return nil
        }
    }

    /// Nil for a cell that says nothing. A code that no list holds comes back behind a question mark.
    func fact(_ text: String) throws(RejectionReason) -> String? {
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
        case .knownPart: return try DayReading.knownPart(text)
        case .yesNo: return YesNoReading.fact(text)
        case .code(let codes): return codes.fact(text)
        case .list(let codes): return list(text, codes)
        case .unborn: return text.hasPrefix("-") || text.lowercased() == "unborn" ? Reading.isUnborn : Reading.isBorn
        case .suitability: return ["1": "Y", "2": "N"][String(text.suffix(1))]
        }
    }

    /// Codes or their words, several in one cell. Words hold spaces, so a piece is split at its spaces only where it is not known whole.
    private func list(_ text: String, _ codes: CodeReading?) -> String? {
        let isBlank = { (character: Character) in character == " " || character == "_" }
        let pairs = text.matches(of: /"([^"]+)"\s*:\s*"?([^",}]*)"?/)
        // `{"1A": "Yes", "2B": "No"}`: those that say yes.
        let said =
            pairs.isEmpty ? text : pairs.filter { YesNoReading.fact(String($0.2)) == "Y" }.map { String($0.1) }.joined(separator: ",")
        let pieces = said.split { ",;|[]{}\"\n".contains($0) }.map { $0.trimming(isBlank) }.filter { !$0.isEmpty }
        let facts = pieces.flatMap { piece -> [String] in
            guard let codes else { return piece.split(separator: " ").map(String.init) }
            if let whole = codes.exactly(piece) { return [whole] }
            let words = piece.split { " /".contains($0) }.map(String.init)
            let known = words.map { codes.exactly($0) }
            // Several codes, of which the list may not hold each: `1C RB 6B`. A code with its words, as `3B - Parent`, is one.
            if known.contains(where: { $0 != nil }), zip(words, known).allSatisfy({ $1 != nil || $0.looksLikeCode }) {
                return zip(words, known).map { $1 ?? "?" + $0 }
            }
            return codes.fact(piece).map { [$0.replacing(" ", with: "_")] } ?? []
        }
        return facts.isEmpty ? nil : facts.joined(separator: " ")
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
        // Minus one stands for none in one program and for yes in another.
        if text.isNegativeNumber { return "?" + text }
        let (rest, letter) = CodeReading.withoutLetter(text)
        if let known = words[rest.asHeading] { return known }
        if rest.isEmpty, let known = words[letter] { return known }
        return "?" + String(text.prefix(60))
    }
}

extension StringProtocol {
    /// Up to four capital letters and figures.
    fileprivate var looksLikeCode: Bool {
        utf8.count <= 4 && utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// `-1`: a comparison that leaves out signs would take it for 1.
    var isNegativeNumber: Bool {
        utf8.first == UInt8(ascii: "-") && utf8.count > 1 && utf8.dropFirst().allSatisfy { (46...57).contains($0) }
    }

    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
        String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
