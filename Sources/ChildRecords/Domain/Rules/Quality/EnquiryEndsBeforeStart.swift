import Vocabulary

/// A section 47 enquiry does not end before it begins.
package enum EnquiryEndsBeforeStart: QualityRule {
    package static let sentence = "The enquiry ends before it begins."
    package static let subject = EntryKind.enquiry
    package static let measures = ["C1", "C2"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.enquiry].filter(\.isTurnedRound).map { Firing($0, QualityWords.ends($0)) }
    }
}
