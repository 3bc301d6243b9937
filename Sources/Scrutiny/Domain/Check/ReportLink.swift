import ActionPlans
import Vocabulary

/// What a sentence about practice is based on.
package enum ReportLink: Sendable, Hashable {
    /// A paragraph of Ofsted's report.
    case paragraph(Int)
    case measure(String)
    case audit(String)
    case evidence(String)
    /// An investment or a cost pressure, by its identifier, with the title it had when it was linked.
    case resource(String, title: String)
    /// An action of the plan that is done, by its reference: what a page for families says is done.
    case action(String)
    /// The officers' own judgement, which the report says.
    case officersJudgement

    package enum Kind: String, Sendable, CaseIterable {
        case paragraph, measure, audit, evidence, resource, action
        case officersJudgement = "officers_judgement"

        package var words: String {
            switch self {
            case .paragraph: "A paragraph of Ofsted’s report"
            case .measure: "A measure, with its date"
            case .audit: "An audit"
            case .evidence: "Evidence for the plan"
            case .resource: "An investment or a cost pressure"
            case .action: "An action of the plan"
            case .officersJudgement: "The officers’ judgement"
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .paragraph: .paragraph
        case .measure: .measure
        case .audit: .audit
        case .evidence: .evidence
        case .resource: .resource
        case .action: .action
        case .officersJudgement: .officersJudgement
        }
    }

    /// What is stored beside the kind: the number, or the words that say which.
    package var reference: String {
        switch self {
        case .paragraph(let number): String(number)
        case .measure(let words), .audit(let words), .evidence(let words): words
        case .resource(let id, let title): "\(id) \(title)"
        case .action(let reference): reference
        case .officersJudgement: ""
        }
    }

    /// Nil when the reference is missing, or no number where a paragraph is meant.
    package init?(_ kind: Kind, reference: String) {
        let isEmpty = !reference.contains { !$0.isWhitespace }
        switch kind {
        case .paragraph:
            guard let number = Int(reference) else { return nil }
            self = .paragraph(number)
        case .officersJudgement: self = .officersJudgement
        case .measure where !isEmpty: self = .measure(reference)
        case .audit where !isEmpty: self = .audit(reference)
        case .action where !isEmpty: self = .action(reference)
        case .evidence where !isEmpty: self = .evidence(reference)
        case .resource where !isEmpty:
            let parts = reference.split(separator: " ", maxSplits: 1).map(String.init)
            self = .resource(parts[0], title: parts.count > 1 ? parts[1] : "")
        case .measure, .audit, .evidence, .resource, .action: return nil
        }
    }

    package var words: String {
        switch self {
        case .paragraph(let number): "Ofsted’s report, paragraph \(number)"
        case .measure(let words): "Measure: \(words)"
        case .audit(let words): "Audit: \(words)"
        case .evidence(let words): "Evidence: \(words)"
        case .resource(_, let title): "Resource: \(title)"
        case .action(let reference): "Action \(reference)"
        case .officersJudgement: "Officers’ judgement"
        }
    }
}

/// A sentence of a report and what it is based on. When the sentence changes, the link no longer applies.
package struct ClaimLink: Sendable, Hashable {
    package let sentence: SentenceKey
    package let link: ReportLink
    /// Which piece of evidence, where it is linked to one that is recorded here.
    package let evidence: Identifier<Evidence>?

    package init(sentence: SentenceKey, link: ReportLink, evidence: Identifier<Evidence>? = nil) {
        self.sentence = sentence
        self.link = link
        self.evidence = evidence
    }
}

/// Which paragraphs of Ofsted's report most likely say what a sentence says, by the words they share. Words that many paragraphs
/// share count little. It is only a suggestion.
package struct LikelyParagraphs: Sendable {
    private let words: [Int: Set<String>]
    private let weights: [String: Double]

    package init(_ paragraphs: [Int: String]) {
        words = paragraphs.mapValues(LikelyParagraphs.words)
        let counts = words.values.reduce(into: [String: Int]()) { counts, words in for word in words { counts[word, default: 0] += 1 } }
        weights = counts.mapValues { 1 / Double($0) }
    }

    /// At most `limit` numbers, the likeliest first; none when too little is shared.
    package func numbers(for sentence: String, limit: Int = 2) -> [Int] {
        let own = LikelyParagraphs.words(sentence)
        let scores = words.map { number, words in
            (number, words.intersection(own).reduce(0) { $0 + (weights[$1] ?? 0) }, words.intersection(own).count)
        }
        return scores.filter { $0.1 >= 0.3 && $0.2 >= 2 }.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.prefix(limit).map(\.0)
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 4 }.map { String($0.prefix(7)) })
    }
}
