import Vocabulary

/// The legal status is one of the codes of the looked-after return.
package enum LegalStatusNotKnownHere: QualityRule {
    package static let sentence = "The code of the legal status is in no list."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L1", "L4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        UnknownCodes.found(in: child.legal, .legalStatus, as: LegalStatus.self)
    }
}
