import Vocabulary

/// An initial conference comes after the section 47 enquiry that leads to it: the one it names, or else the nearest. A child transferred in
/// has no enquiry here.
package enum ConferenceBeforeEnquiry: QualityRule {
    package static let sentence = "The initial conference lies before its enquiry."
    package static let subject = EntryKind.conference
    package static let needs: [EntryKind] = [.enquiry]
    package static let measures = ["C2"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.conference].filter { entry in
            guard entry.answer(.transferIn) != .yes, let day = entry.from else { return false }
            let own = child[.enquiry].first { $0.reference != nil && $0.reference == entry.within }?.from
            guard let start = own ?? child[.enquiry].compactMap(\.from).min(by: { abs($0 - day) < abs($1 - day) }) else { return false }
            return day < start
        }.map { Firing($0, QualityWords.on($0, "no enquiry had begun")) }
    }
}
