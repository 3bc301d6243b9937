import Vocabulary

/// What belongs to a referral does not begin before it. A conference of a child who moved in may.
package enum ActivityBeforeReferral: QualityRule {
    package static let sentence = "An assessment, an enquiry, a conference or a plan is before its referral."
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["1103", "1104", "1105", "2889", "4015"]
    package static let measures = ["F6", "C1", "C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.activities.filter { $0.answer(.transferIn) != .yes && Order.is($0.from, before: child.referral(of: $0)?.from) }.map {
            QualityFailure($0, QualityWords.on($0, "before its referral on \(child.referral(of: $0)?.from?.description ?? "no date")"))
        }
    }
}
