import Vocabulary

/// An enquiry that has run for more than 60 days (a local setting) without a conference was most likely finished and not closed. The
/// sixtieth day is in time.
package enum EnquiryLeftOpen: QualityRule {
    package static let sentence = "The enquiry was never closed."
    package static let subject = EntryKind.enquiry
    package static let measures = ["C2", "C3"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.enquiry].filter { entry in
            guard entry.until == nil, let from = entry.from, child.today - from > QualitySettings.daysEnquiryOpen else { return false }
            return entry.origin.format == .standardDataset && !child[.conference].contains { $0.from.map { $0 >= from } ?? false }
        }.map { Firing($0, QualityWords.on($0, "open for \(child.today - ($0.from ?? child.today)) days")) }
    }
}
