import Vocabulary

/// An episode that was closed after assessment (RC8 or RC9) has no enquiry, conference or plan.
package enum ActivityAfterAssessmentOnly: QualityRule {
    package static let sentence = "The episode was closed after assessment and has an enquiry, a conference or a plan."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["2990"]
    package static let measures = ["C13", "C1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.activities.filter { $0.kind != .assessment && (child.episode(of: $0)?.isClosedAfterAssessment ?? false) }.map {
            QualityFailure($0, QualityWords.on($0, "its episode was closed after assessment"))
        }
    }
}
