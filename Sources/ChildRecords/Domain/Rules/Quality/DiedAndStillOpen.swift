import Vocabulary

/// After the day a child died nothing of theirs is open.
package enum DiedAndStillOpen: QualityRule {
    package static let sentence = "The child has died but a record is still open."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["4008", "8920"]
    package static let measures = ["L1", "C4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let died = child.child.died else { return [] }
        let open: [EntryKind] = [.cinEpisode, .cinPlan, .cpPlan, .careEpisode, .allocation]
        return open.flatMap { child[$0] }.filter { $0.until.map { $0 > died + child.spans.daysOpenAfterDeath } ?? true }.prefix(3).map {
            QualityFailure($0, day: died, "\($0.kind.words) is open after the date of death")
        }
    }
}
