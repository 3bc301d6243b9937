import Vocabulary

/// Factors are what an assessment found: they are recorded when it is finished.
package enum FactorsTooEarly: QualityRule {
    package static let sentence = "Factors are recorded but the assessment is not finished."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8614"]
    package static let measures = ["C14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.until == nil && !$0.list(.factors).isEmpty }.map {
            QualityFailure($0, QualityWords.on($0, "not finished, and factors \($0.written(list: .factors))"))
        }
    }
}
