import Vocabulary

/// Each factor is recorded once in an assessment.
package enum FactorTwice: QualityRule {
    package static let sentence = "A factor is recorded twice in one assessment."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8898"]
    package static let measures = ["C14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { Set($0.list(.factors)).count < $0.list(.factors).count }.map {
            QualityFailure($0, QualityWords.on($0, "factors \($0.written(list: .factors))"))
        }
    }
}
