import Vocabulary

/// An SDQ has a score, or a reason why there is none, not both.
package enum ScoreAndReason: QualityRule {
    package static let sentence = "The SDQ has a score and a reason for having none."
    package static let subject = EntryKind.sdqScore
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : .sdqScore }
    package static let codes = ["197a"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.scores.filter { $0.number(.score) != nil && !($0.facts[.scoreReason] ?? "").isEmpty }.map {
            QualityFailure($0, "A score of \($0.written(.score) ?? ""), and a reason for having none")
        }
    }
}
