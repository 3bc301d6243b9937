import Vocabulary

/// The letter before proceedings is sent on the day of the decision or after it.
package enum LetterBeforeDecision: QualityRule {
    package static let sentence = "The letter is before the decision."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["9006"]
    package static let measures = ["P4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { Order.is($0.day(.letter), before: $0.from) }.map {
            QualityFailure(
                $0, day: $0.day(.letter), "Letter on \($0.day(.letter)?.description ?? ""), decision on \($0.from?.description ?? "")")
        }
    }
}
