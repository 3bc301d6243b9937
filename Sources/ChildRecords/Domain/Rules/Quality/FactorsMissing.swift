import Vocabulary

/// A finished assessment says which factors it found; “no factors” (21) is an answer.
package enum FactorsMissing: QualityRule {
    package static let sentence = "The assessment is finished but no factors are recorded."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8897Q"]
    package static let measures = ["C14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.until != nil && $0.list(.factors).isEmpty }.map {
            QualityFailure($0, QualityWords.on($0, "finished, and no factors"))
        }
    }
}
