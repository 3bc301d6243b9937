import Vocabulary

/// A finished assessment says whether the child was seen. Empty is not the same as no.
package enum SeenNotRecorded: QualityRule {
    package static let sentence = "It is not recorded whether the child was seen."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let measures = ["F8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { $0.until != nil && $0.origin.format != .census && $0.answer(.seen) == .notKnown }.map {
            QualityFailure($0, QualityWords.on($0, "neither seen nor not seen"))
        }
    }
}
