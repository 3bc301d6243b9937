import Vocabulary

/// A missing episode does not end before it begins.
package enum MissingEndsBeforeStart: QualityRule {
    package static let sentence = "The missing episode ends before it begins."
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["567"]
    package static let measures = ["L24"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.missing].filter(\.isTurnedRound).map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
