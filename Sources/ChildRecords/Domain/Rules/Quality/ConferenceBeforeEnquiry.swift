import Vocabulary

/// An ICPC comes after the section 47 enquiry that leads to it: the one it names, or else the nearest. A child transferred in
/// has no enquiry here.
package enum ConferenceBeforeEnquiry: QualityRule {
    package static let sentence = "The ICPC is before its section 47 enquiry."
    package static let subject = EntryKind.conference
    package static let forms: [ReturnFormat] = .ofNeed
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.enquiry] }
    package static let codes = ["8615"]
    package static let measures = ["C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.conference].filter { entry in
            guard entry.answer(.transferIn) != .yes, let day = entry.from else { return false }
            let own = child[.enquiry].first { $0.reference != nil && $0.reference == entry.within }?.from
            guard let start = own ?? child[.enquiry].compactMap(\.from).min(by: { abs($0 - day) < abs($1 - day) }) else { return false }
            return day < start
        }.map { QualityFailure($0, QualityWords.on($0, "no enquiry had begun")) }
    }
}
