import Vocabulary

/// The legal status is one of the codes of the looked-after return.
package enum LegalStatusNotKnownHere: QualityRule {
    package static let sentence = "The legal status is not a known code."
    package static let subject = EntryKind.legalStatus
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .legalStatus }
    package static let codes = ["144"]
    package static let measures = ["L1", "L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child.legal, .legalStatus, as: LegalStatus.self)
    }
}
