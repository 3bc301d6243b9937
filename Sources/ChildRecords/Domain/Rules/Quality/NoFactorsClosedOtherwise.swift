import Vocabulary

/// Where the only assessment of an episode found no factors (21), the episode is closed after assessment (RC8 or RC9).
package enum NoFactorsClosedOtherwise: QualityRule {
    package static let sentence = "The only assessment found no factors, and the episode was closed for another reason."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinEpisode] }
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8873Q"]
    package static let measures = ["C14", "C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { assessment in
            guard assessment.list(.factors) == ["21"], let episode = child.episode(of: assessment), episode.until != nil else {
                return false
            }
            return !episode.isClosedAfterAssessment && child[.assessment].count { child.episode(of: $0) == episode } == 1
        }.map { QualityFailure($0, QualityWords.on($0, "no factors, and the episode was closed for another reason")) }
    }
}
