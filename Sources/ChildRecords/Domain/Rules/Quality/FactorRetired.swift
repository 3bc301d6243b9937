import Vocabulary

/// Physical abuse (18A) and sexual abuse (19A) are recorded by who did it, as 18B, 18C, 19B and 19C, since the year 2022-23.
package enum FactorRetired: QualityRule {
    package static let sentence = "The factor code is no longer used."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]
    package static let codes = ["8945Q", "8950Q"]
    package static let measures = ["C14"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { assessment in
            guard let day = assessment.until ?? assessment.from, CollectionYear(containing: day).begins >= 2022 else { return false }
            return !Set(assessment.list(.factors)).isDisjoint(with: ["18A", "19A"])
        }.map { QualityFailure($0, QualityWords.on($0, "factors \($0.written(list: .factors))")) }
    }
}
