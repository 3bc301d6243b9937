import Vocabulary

/// Each worker’s episode of the looked-after return says why the worker came.
package enum WorkerChangeReasonMissing: QualityRule {
    package static let sentence = "The reason for the change of worker is missing or not a known code."
    package static let subject = EntryKind.allocation
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["SW13STG1", "SW15STG2"]
    package static let measures = ["L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.allocation].filter { $0.coded(.workerChange, as: WorkerChangeReason.self).code == nil }.map {
            QualityFailure($0, QualityWords.on($0, "the reason “\($0.written(.workerChange) ?? "none")”"))
        }
    }
}
