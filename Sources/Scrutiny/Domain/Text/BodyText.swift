import Foundation

/// The text of a section in a simple markup: paragraphs between blank lines, `- ` bullets, `## ` sub-headings, `**strong**` words and
/// inserts such as `{{judgements}}` on their own line. There is no other markup: anything else typed is text.
package struct BodyText: Sendable, Hashable {
    package enum Block: Sendable, Hashable {
        case paragraph(String)
        case bullets([String])
        case heading(String)
        case insert(Insert)
        case unknownInsert(String)
    }

    package let blocks: [Block]

    package init(_ text: String) {
        var reader = BlockReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
        blocks = reader.finish()
    }
}

/// What a section takes from the current record.
package enum Insert: String, Sendable, Hashable, CaseIterable {
    case dates, judgements, findings, actions, strengths, weaknesses, resources
    case attachedReport = "attached-report", attachedPlan = "attached-plan"

    package var words: String {
        switch self {
        case .dates: "the inspection dates"
        case .judgements: "the table of judgements, with the previous ones"
        case .findings: "what Ofsted asked the council to improve"
        case .actions: "what is being done about each finding, with post, date and both statuses"
        case .strengths: "the confirmed strengths"
        case .resources: "investments and cost pressures, with amounts, posts, source and date"
        case .attachedReport: "Ofsted’s report as an appendix: its pages are in the PDF, with the page numbers continued"
        case .attachedPlan: "the action plan as an appendix, a row for each action"
        case .weaknesses: "other weaknesses in the body of Ofsted’s report"
        }
    }
}

private struct BlockReader {
    private var blocks: [BodyText.Block] = []
    private var lines: [String] = []
    private var bullets: [String] = []

    mutating func take(_ line: Substring) {
        let line = line.trimmingCharacters(in: .whitespaces)
        if line.isEmpty {
            close()
        } else if line.hasPrefix("## ") {
            close()
            blocks.append(.heading(String(line.dropFirst(3))))
        } else if line.hasPrefix("{{"), line.hasSuffix("}}") {
            close()
            blocks.append(insert(named: line.dropFirst(2).dropLast(2).trimmingCharacters(in: .whitespaces)))
        } else if line.hasPrefix("- ") || line.hasPrefix("• ") {
            closeParagraph()
            bullets.append(String(line.dropFirst(2)))
        } else if bullets.isEmpty {
            lines.append(line)
        } else {
            bullets[bullets.count - 1] += " " + line
        }
    }

    mutating func finish() -> [BodyText.Block] {
        close()
        return blocks
    }

    private func insert(named name: String) -> BodyText.Block {
        Insert(rawValue: name.lowercased()).map(BodyText.Block.insert) ?? .unknownInsert(name)
    }

    private mutating func close() {
        closeParagraph()
        if !bullets.isEmpty { blocks.append(.bullets(bullets)) }
        bullets = []
    }

    private mutating func closeParagraph() {
        let text = TypedNumber.removed(from: lines.joined(separator: " "))
        if !text.isEmpty { blocks.append(.paragraph(text)) }
        lines = []
    }
}

/// A paragraph number that was typed or pasted, such as `3.1.2`. Paragraphs are numbered automatically, so none is used twice.
package enum TypedNumber {
    /// The number at the start of a paragraph; nil for a figure that starts a sentence, such as `3 children` or `12.5 per cent`.
    package static func at(startOf text: some StringProtocol) -> String? {
        let first = text.prefix { !$0.isWhitespace }
        let number = first.hasSuffix(".") ? first.dropLast() : first
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
            let next = text.dropFirst(first.count).first(where: { !$0.isWhitespace }), !next.isLowercase
        else { return nil }
        return String(number)
    }

    package static func removed(from text: String) -> String {
        guard let number = at(startOf: text) else { return text }
        let rest = text.dropFirst(number.count)
        return String(rest.drop { $0 == "." || $0.isWhitespace })
    }
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// A run of text that is bold or not.
package struct Run: Codable, Sendable, Hashable {
    package let text: String
    package let isStrong: Bool

    package init(_ text: String, isStrong: Bool = false) {
        self.text = text
        self.isStrong = isStrong
    }
}

extension [Run] {
    /// Reads `**bold**` words. An unpaired mark is text.
    package init(marked text: String) {
        let parts = text.split(separator: "**", omittingEmptySubsequences: false)
        let isPaired = parts.count % 2 == 1
        self = parts.enumerated().compactMap { index, part in
            let isLone = !isPaired && index == parts.count - 1
            if isLone { return Run("**" + part) }
            return part.isEmpty ? nil : Run(String(part), isStrong: index % 2 == 1)
        }
    }

    package var plain: String { map(\.text).joined() }
}
