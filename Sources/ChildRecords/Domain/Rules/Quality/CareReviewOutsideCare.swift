import Vocabulary

/// A review of a child in care lies within a period of care.
package enum CareReviewOutsideCare: QualityRule {
    package static let sentence = "A CLA review was held when the child was not in care."
    package static let subject = EntryKind.claReview
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let measures = ["L2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.care.allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.claReview].filter { entry in entry.from.map { day in !child.care.contains { $0.covers(day) } } ?? false }.map {
            QualityFailure($0, QualityWords.on($0, "the child was not in care"))
        }
    }
}
