import Vocabulary

/// Two contacts about one child on one day from the same source are one contact typed twice.
package enum ContactTwice: QualityRule {
    package static let sentence = "The same contact is recorded twice."
    package static let subject = EntryKind.contact
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let measures = ["F1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Twice.found(in: child[.contact]) { [$0.from?.iso, $0.facts[.source]] }
    }
}
