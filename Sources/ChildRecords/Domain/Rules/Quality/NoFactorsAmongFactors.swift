import Vocabulary

/// “No factors” (21) stands alone among the factors of an assessment.
package enum NoFactorsAmongFactors: QualityRule {
    package static let sentence = "“No factors” is recorded with factors."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8869"]
    package static let measures = ["C14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.list(.factors).contains("21") && Set($0.list(.factors)).count > 1 }.map {
            QualityFailure($0, QualityWords.on($0, "factors \($0.written(list: .factors))"))
        }
    }
}
