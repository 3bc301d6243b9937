import Vocabulary

/// A child has one CP plan at a time. Ending and beginning on one day is no overlap.
package enum PlansOverlap: QualityRule {
    package static let sentence = "Two CP plans are open at the same time."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8935", "8940"]
    package static let measures = ["C4", "C5", "C7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.cpPlan]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
