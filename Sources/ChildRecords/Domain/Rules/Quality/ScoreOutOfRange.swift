import Vocabulary

/// A score of the strengths and difficulties questionnaire (SDQ) lies between 0 and 40.
package enum ScoreOutOfRange: QualityRule {
    package static let sentence = "The SDQ score is not between 0 and 40."
    package static let subject = EntryKind.sdqScore
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : .sdqScore }
    package static let codes = ["180"]
    package static let measures = ["L20", "L21", "L22"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.scores.filter { entry in entry.number(.score).map { !(0...40).contains($0) } ?? false }.map {
            QualityFailure($0, "A score of \($0.written(.score) ?? "")")
        }
    }
}
