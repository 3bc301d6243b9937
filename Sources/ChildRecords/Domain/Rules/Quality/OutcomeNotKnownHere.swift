import Vocabulary

/// The outcome of pre-proceedings is a code of its form: A, B or C in the census, a decision to issue or to step down in the dataset.
package enum OutcomeNotKnownHere: QualityRule {
    package static let sentence = "The outcome of pre-proceedings is not a known code."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["9011"]
    package static let measures = ["P3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { entry in
            guard let fact = entry.facts[.preProceedingsOutcome], !fact.isEmpty else { return false }
            let code = fact.hasPrefix("?") ? String(fact.dropFirst()) : fact
            return PreProceedingsOutcome(rawValue: code) == nil && !(entry.origin.format == .census && ["A", "B", "C"].contains(code))
        }.map { QualityFailure($0, QualityWords.on($0, "the outcome “\($0.written(.preProceedingsOutcome) ?? "")”")) }
    }
}
