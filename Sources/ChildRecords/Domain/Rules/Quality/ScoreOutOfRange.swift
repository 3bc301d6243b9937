import Vocabulary

/// A score of the strengths and difficulties questionnaire lies between 0 and 40.
package enum ScoreOutOfRange: QualityRule {
    package static let sentence = "The questionnaire's score is not between 0 and 40."
    package static let subject = EntryKind.questionnaire
    package static let measures = ["L20", "L21", "L22"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.questionnaire].filter { entry in entry.number(.score).map { !(0...40).contains($0) } ?? false }.map {
            Firing($0, "A score of \($0.facts[.score] ?? "")")
        }
    }
}
