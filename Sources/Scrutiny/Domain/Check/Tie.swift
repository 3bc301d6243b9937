import ActionPlans
import Vocabulary

/// What a sentence about practice rests on.
package enum Tie: Sendable, Hashable {
    /// A paragraph of Ofsted's report.
    case paragraph(Int)
    case measure(String)
    case audit(String)
    case evidence(String)
    /// An investment or a pressure, by its identifier, with the title it had when it was tied.
    case resource(String, title: String)
    /// The officers say so themselves; the report's readers are told that it is their judgement.
    case officersJudgement

    package enum Kind: String, Sendable, CaseIterable {
        case paragraph, measure, audit, evidence, resource
        case officersJudgement = "officers_judgement"

        package var words: String {
            switch self {
            case .paragraph: "A paragraph of Ofsted’s report"
            case .measure: "A measure, with its date"
            case .audit: "An audit"
            case .evidence: "Evidence kept with the plan"
            case .resource: "An investment or a pressure"
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
        case .officersJudgement: .officersJudgement
        }
    }

    /// What is kept beside the kind: the number, or the words that say which.
    package var reference: String {
        switch self {
        case .paragraph(let number): String(number)
        case .measure(let words), .audit(let words), .evidence(let words): words
        case .resource(let id, let title): "\(id) \(title)"
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
        case .evidence where !isEmpty: self = .evidence(reference)
        case .resource where !isEmpty:
            let parts = reference.split(separator: " ", maxSplits: 1).map(String.init)
            self = .resource(parts[0], title: parts.count > 1 ? parts[1] : "")
        case .measure, .audit, .evidence, .resource: return nil
        }
    }

    package var words: String {
        switch self {
        case .paragraph(let number): "Ofsted’s report, paragraph \(number)"
        case .measure(let words): "Measure: \(words)"
        case .audit(let words): "Audit: \(words)"
        case .evidence(let words): "Evidence: \(words)"
        case .resource(_, let title): "Resource: \(title)"
        case .officersJudgement: "Officers’ judgement"
        }
    }
}

/// A sentence of a report and what it rests on. When the sentence is changed, the tie no longer holds.
package struct ClaimTie: Sendable, Hashable {
    package let sentence: SentenceKey
    package let tie: Tie
    /// Which piece of evidence, where it is tied to one that is kept here.
    package let evidence: Identifier<Evidence>?

    package init(sentence: SentenceKey, tie: Tie, evidence: Identifier<Evidence>? = nil) {
        self.sentence = sentence
        self.tie = tie
        self.evidence = evidence
    }
}
