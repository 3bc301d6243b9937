import Vocabulary

/// An episode that was closed after assessment (RC8 or RC9) has an assessment. One of an episode that began before the form’s year may be
/// in an earlier return.
package enum ClosedAfterNoAssessment: QualityRule {
    package static let sentence = "The episode was closed after assessment but has no assessment."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.assessment] }
    package static let codes = ["8825Q"]
    package static let measures = ["F6", "C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinEpisode].filter { episode in
            episode.isClosedAfterAssessment && !child.isBeforeTheForm(episode, .cinEpisode)
                && !child[.assessment].contains {
                    $0.within == nil ? $0.from.map(episode.covers) ?? false : child.episode(of: $0) == episode
                }
        }.map {
            QualityFailure(
                $0, day: $0.until, "Closed after assessment (\($0.written(.closureReason) ?? "")), and no assessment is recorded")
        }
    }
}
