import Vocabulary

/// A section 47 enquiry does not end before it begins.
package enum EnquiryEndsBeforeStart: QualityRule {
    package static let sentence = "The enquiry ends before it begins."
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let measures = ["C1", "C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.enquiry].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
