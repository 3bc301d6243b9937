import Vocabulary

/// A referral without further action is decided within a working day, so that none from more than a working day before its census year
/// belongs in the census.
package enum NoFurtherActionStale: QualityRule {
    package static let sentence = "The referral without further action is older than the year of the census."
    package static let subject = EntryKind.referral
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.census]
    package static let codes = ["8569Q"]
    package static let measures = ["F5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.referral].filter { referral in
            guard referral.answer(.noFurtherAction) == .yes, let from = referral.from, let first = child.year(of: referral).firstDay else {
                return false
            }
            return WorkingDays.england.day(1, after: from) < first
        }.map { QualityFailure($0, QualityWords.on($0, "before the year of the census")) }
    }
}
