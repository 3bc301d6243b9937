import Vocabulary

/// A section 47 enquiry ends with a conference, or with a decision that none is needed, before its CIN episode is closed.
package enum EnquiryOpenInClosedEpisode: QualityRule {
    package static let sentence = "The CIN episode is closed but its section 47 enquiry is not finished."
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinEpisode] }
    package static let codes = ["8868"]
    package static let measures = ["C2", "C3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.enquiry].filter { enquiry in
            enquiry.until == nil && !enquiry.needsNoConference && enquiry.day(.conference) == nil
                && child.episode(of: enquiry)?.until != nil
                && !child[.conference].contains { $0.within != nil && $0.within == enquiry.reference }
        }.map { QualityFailure($0, QualityWords.on($0, "not finished, though its episode is closed")) }
    }
}
