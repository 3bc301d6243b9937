import Vocabulary

/// “Under four” (PN0) as the answer to how a child took part in a review goes with a child under four. Such reviews are left out of the
/// measure.
package enum ParticipationAgainstAge: QualityRule {
    package static let sentence = "A child of four or older is recorded as under four at a review."
    package static let subject = EntryKind.claReview
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["440"]
    package static let measures = ["L3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.claReview].filter { review in
            guard review.coded(.participation, as: ReviewParticipation.self).code == .underFour, let day = review.from else { return false }
            return child.child.age(on: day) ?? 0 >= 4
        }.map { QualityFailure($0, QualityWords.on($0, "recorded as under four")) }
    }
}
