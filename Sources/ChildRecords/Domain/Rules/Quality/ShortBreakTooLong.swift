import Law
import Vocabulary

/// A single short break (V3) lasts 17 days at most.
package enum ShortBreakTooLong: QualityRule {
    package static let sentence = "The short break lasts longer than 17 days."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["365"]
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careEpisode].filter { $0.status == .shortBreaksUnder20 && child.length(of: $0) > Timescale.singleShortBreak.length }.map {
            QualityFailure($0, QualityWords.on($0, "\(child.length(of: $0)) days"))
        }
    }
}
