import Vocabulary

/// A child has one protection plan at a time. Ending and beginning on one day is no overlap.
package enum PlansOverlap: QualityRule {
    package static let sentence = "Two protection plans are open at once."
    package static let subject = EntryKind.protectionPlan
    package static let measures = ["C4", "C5", "C7"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        Spells.overlapping(child[.protectionPlan]).map { Firing($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
