import Vocabulary

/// A CP plan says how many plans the child had before; none is an answer.
package enum PreviousPlansMissing: QualityRule {
    package static let sentence = "The number of earlier CP plans is not recorded."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = [.census, .annexA]
    package static let codes = ["8730"]
    package static let measures = ["C5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter { $0.number(.previousPlans) == nil }.map {
            QualityFailure($0, QualityWords.on($0, "no number of earlier plans"))
        }
    }
}
