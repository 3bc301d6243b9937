import Law
import Vocabulary

/// A temporary placement lasts six weeks at most in hospital (T1), three weeks while the carer is on holiday (T3), and seven days for
/// another reason (T4).
package enum TemporaryTooLong: QualityRule {
    package static let sentence = "The temporary placement lasts longer than its code allows."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["375", "376", "379"]
    package static let measures = ["L5", "L9"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { episode in
            guard let days = episode.place.flatMap(Timescale.temporaryPlacement) else { return false }
            return child.length(of: episode) > days
        }.map { QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") for \(child.length(of: $0)) days")) }
    }
}
