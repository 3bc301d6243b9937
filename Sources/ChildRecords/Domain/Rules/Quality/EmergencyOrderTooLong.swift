import Law
import Vocabulary

/// An emergency protection order (L2) lasts 21 days at most with its extension, a child assessment order (L3) seven.
package enum EmergencyOrderTooLong: QualityRule {
    package static let sentence = "The order lasts longer than the law allows."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["362", "363"]
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            let most: Timescale? =
                episode.status == .emergencyProtection ? .emergencyProtection : episode.status == .childAssessment ? .childAssessment : nil
            return most.map { child.length(of: episode) > $0.length } ?? false
        }.map { QualityFailure($0, QualityWords.on($0, "\($0.written(.legalStatus) ?? "") for \(child.length(of: $0)) days")) }
    }
}
