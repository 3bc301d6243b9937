import Vocabulary

/// A referral that ended without further action has no assessment, enquiry, conference or plan.
package enum ActivityOnNoFurtherAction: QualityRule {
    package static let sentence = "The referral ended without further action, but later activity is recorded."
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["8831", "8832", "4000"]
    package static let measures = ["F5", "F6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.activities.filter { child.referral(of: $0)?.answer(.noFurtherAction) == .yes }.map {
            QualityFailure($0, QualityWords.on($0, "its referral ended without further action"))
        }
    }
}
