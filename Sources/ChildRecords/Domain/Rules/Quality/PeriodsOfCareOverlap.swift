import Vocabulary

/// A child is in care once at a time. Ending and beginning on one day is no overlap.
package enum PeriodsOfCareOverlap: QualityRule {
    package static let sentence = "Two periods of care are open at once."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .periodOfCare : .careEpisode }
    package static let measures = ["L1", "L5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child.care).map { QualityFailure($0.later, "In care twice: \(QualityWords.overlap($0.earlier, $0.later))") }
    }
}
