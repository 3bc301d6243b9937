import Vocabulary

/// An assessment is not authorised before it begins.
package enum AssessmentEndsBeforeStart: QualityRule {
    package static let sentence = "The assessment is authorised before it begins."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8608"]
    package static let measures = ["F6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
