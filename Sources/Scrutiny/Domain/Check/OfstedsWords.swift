import Inspections

/// Ofsted's own words, which need no other source: a sentence that a paragraph or a finding of the report contains, or whose claim is a
/// quotation from it.
struct OfstedsWords: Sendable {
    private let texts: [String]

    /// Fewer words than this can stand in a report by chance.
    private static let fewest = 5

    init(_ record: ReportRecord) {
        let findings = record.findings.filter { $0.kind != .internalFinding }.map(\.text)
        texts = (Array(record.paragraphs.values) + findings).map { " \(SentenceKey($0)) " }
    }

    func contain(_ sentence: String) -> Bool {
        if holds(sentence) { return true }
        let quoted = Quotations(in: sentence)
        return !quoted.parts.isEmpty && quoted.parts.allSatisfy(holds) && !PracticeWords.isClaim(quoted.rest)
    }

    private func holds(_ words: String) -> Bool {
        let key = SentenceKey(words).description
        guard key.split(separator: " ").count >= OfstedsWords.fewest else { return false }
        return texts.contains { $0.contains(" \(key) ") }
    }
}

/// What stands between quotation marks in a sentence, and the rest. A quotation may go on in the next sentence.
struct Quotations: Sendable {
    private(set) var parts: [String] = []
    private(set) var rest = ""

    init(in sentence: String) {
        let characters = Array(sentence)
        var open: String?
        for (index, character) in characters.enumerated() {
            let before = index > 0 ? characters[index - 1] : " "
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            if open == nil, "“‘\"'".contains(character), !before.isLetter, after.isLetter {
                open = ""
            } else if open != nil, "”’\"'".contains(character), !after.isLetter {
                close(&open)
            } else if open != nil {
                open?.append(character)
            } else {
                rest.append(character)
            }
        }
        close(&open)
    }

    private mutating func close(_ open: inout String?) {
        if let open, open.contains(where: \.isLetter) { parts.append(open) }
        open = nil
    }
}
