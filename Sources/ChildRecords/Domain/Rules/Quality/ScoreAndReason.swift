import Vocabulary

/// A questionnaire has a score, or a reason why there is none, not both.
package enum ScoreAndReason: QualityRule {
    package static let sentence = "The questionnaire has a score and a reason why there is none."
    package static let subject = EntryKind.questionnaire
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.questionnaire].filter { $0.number(.score) != nil && !($0.facts[.scoreReason] ?? "").isEmpty }.map {
            Firing($0, "A score of \($0.facts[.score] ?? ""), and a reason why there is none")
        }
    }
}
