import Vocabulary

/// A child who died in care is no care leaver.
package enum LeaverDiedInCare: QualityRule {
    package static let sentence = "The child died in care and has a care leaver’s answers."
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["1000"]
    package static let measures = ["G1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child[.careEpisode].contains(where: { $0.ceased == .died }) else { return [] }
        return child[.careLeaver].map { QualityFailure($0, day: child.day(of: $0), "Died in care, with a care leaver’s answers") }
    }
}
