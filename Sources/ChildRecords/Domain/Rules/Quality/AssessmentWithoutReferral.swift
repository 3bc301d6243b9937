import Vocabulary

/// An assessment belongs to a referral. One that names none cannot be counted from the day the council was told.
package enum AssessmentWithoutReferral: QualityRule {
    package static let sentence = "The assessment has no referral."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.referral] }
    package static let measures = ["F6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.origin.format == .standardDataset && ($0.within ?? "").isEmpty }.map {
            QualityFailure($0, QualityWords.on($0, "names no referral"))
        }
    }
}
