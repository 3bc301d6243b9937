import Vocabulary

/// An initial conference is not held on a Saturday or Sunday. One that is was most likely dated by its minutes.
package enum ConferenceAtWeekend: QualityRule {
    package static let sentence = "The initial conference lies on a weekend."
    package static let subject = EntryKind.conference
    package static let measures = ["C2"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.conference].filter { $0.from?.isWeekend ?? false }.map { Firing($0, QualityWords.on($0, "a weekend")) }
    }
}
