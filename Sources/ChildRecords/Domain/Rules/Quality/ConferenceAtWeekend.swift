import Vocabulary

/// An ICPC is not held on a Saturday or Sunday. One that is was most likely dated by its minutes.
package enum ConferenceAtWeekend: QualityRule {
    package static let sentence = "The ICPC is on a weekend."
    package static let subject = EntryKind.conference
    package static let forms: [ReturnFormat] = .ofNeed
    package static let measures = ["C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.conference].filter { $0.from?.isWeekend ?? false }.map { QualityFailure($0, QualityWords.on($0, "a weekend")) }
    }
}
