import Law
import Vocabulary

/// Police protection lasts 72 hours at most: an episode of more than three days is another status not recorded. The third day is in time.
package enum PoliceProtectionTooLong: QualityRule {
    package static let sentence = "Police protection lasts longer than the law allows."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .lookedAfter ? [] : [.legalStatus] }
    package static let codes = ["361"]
    package static let measures = ["L1", "L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.legal.filter { status in
            guard status.coded(.legalStatus, as: LegalStatus.self).code == .policeProtection, let from = status.from else { return false }
            return (status.until ?? child.day(of: status)) - from > Timescale.policeProtection.length
        }.map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
