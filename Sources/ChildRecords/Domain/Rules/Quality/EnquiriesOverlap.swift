import Vocabulary

/// One enquiry about a child is under way at a time. Ending and beginning on one day is no overlap.
package enum EnquiriesOverlap: QualityRule {
    package static let sentence = "Two enquiries are under way at once."
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let codes = ["8839"]
    package static let measures = ["C1", "C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.enquiry].filter { $0.until != nil }).map {
            QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later))
        }
    }
}
