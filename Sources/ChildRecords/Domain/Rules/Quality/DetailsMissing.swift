import Vocabulary

/// A child of whom anything is told has a row with its own details. Without it neither age nor sex nor ethnicity is known.
package enum DetailsMissing: QualityRule {
    package static let sentence = "There are records for this child ID but no child details."
    package static let subject = EntryKind.person
    package static let looksAtEverything = true
    package static let codes = ["INT03"]
    package static let measures = ["F11", "L6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.history[.person].isEmpty, let first = child.once.first else { return [] }
        return [QualityFailure(first, "\(first.kind.words) without child details")]
    }
}
