import Vocabulary

/// A worker has a child for a day at least.
package enum WorkerOfOneDay: QualityRule {
    package static let sentence = "The allocation begins and ends on the same day."
    package static let subject = EntryKind.allocation
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["SW09STG2"]
    package static let measures = ["L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.allocation].filter { $0.from != nil && $0.from == $0.until }.map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
