import Vocabulary

/// A child is in need once at a time: a new referral opens when the time before it is closed. Closing and opening on one day is no overlap.
package enum TimesInNeedOverlap: QualityRule {
    package static let sentence = "Two times in need are open at once."
    package static let subject = EntryKind.inNeed
    package static let measures = ["F4", "C13"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        Spells.overlapping(child[.inNeed]).map { Firing($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
