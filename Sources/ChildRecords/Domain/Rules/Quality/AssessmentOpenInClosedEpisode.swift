import Vocabulary

/// Every assessment is finished before the CIN episode that it belongs to is closed.
package enum AssessmentOpenInClosedEpisode: QualityRule {
    package static let sentence = "The CIN episode is closed but its assessment is not finished."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinEpisode] }
    package static let codes = ["8867"]
    package static let measures = ["F6", "F7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.until == nil && child.episode(of: $0)?.until != nil }.map {
            QualityFailure($0, QualityWords.on($0, "not finished, though its episode is closed"))
        }
    }
}
