import Vocabulary

/// A child whose episode was closed because it died (RC2) has a date of death.
package enum DiedWithoutDate: QualityRule {
    package static let sentence = "The episode was closed because the child died, but there is no date of death."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["8585Q"]
    package static let measures = ["C13"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.child.died == nil else { return [] }
        return child[.cinEpisode].filter { $0.coded(.closureReason, as: ClosureReason.self).code == .died }.map {
            QualityFailure($0, day: $0.until, "Closed for the reason “died”, without a date of death")
        }
    }
}
