import Vocabulary

/// An enquiry that has run for more than 60 days (a local setting) without a conference was most likely finished and not closed. The
/// sixtieth day is in time. The census and Annex A give no end: there an enquiry without a conference, and not marked as needing none, is open.
package enum EnquiryLeftOpen: QualityRule {
    package static let sentence = "The enquiry was never closed."
    package static let subject = EntryKind.enquiry
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8675Q"]
    package static let measures = ["C2", "C3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.enquiry].filter { entry in
            guard entry.until == nil, let from = entry.from, child.daysOpen(entry) > child.spans.daysEnquiryOpen else { return false }
            let needsNone =
                entry.origin.format != .standardDataset
                && (entry.answer(.conferenceNotRequired) == .yes || entry.answer(.noFurtherAction) == .yes)
            return !needsNone && entry.day(.conference) == nil && !child[.conference].contains { $0.from.map { $0 >= from } ?? false }
        }.map { QualityFailure($0, QualityWords.on($0, "open for \(child.daysOpen($0)) days")) }
    }
}
