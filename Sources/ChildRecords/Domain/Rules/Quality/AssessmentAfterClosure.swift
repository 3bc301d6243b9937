import Vocabulary

/// An assessment begins while the child is in need, not after the closure.
package enum AssessmentAfterClosure: QualityRule {
    package static let sentence = "The assessment begins when the child is not in need."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .ofNeed
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinEpisode] }
    package static let codes = ["8565"]
    package static let measures = ["F6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { entry in !entry.isTurnedRound && entry.from.map { !child.isInNeed(on: $0) } ?? false }.filter { _ in
            child[.cinEpisode].allSatisfy { !$0.isTurnedRound }
        }.map { QualityFailure($0, QualityWords.on($0, "the child was not in need")) }
    }
}
