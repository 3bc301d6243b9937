import Vocabulary

/// A child is to be placed for adoption under one decision at a time. A new one may begin on the day the earlier one ends.
package enum AdoptionPlacementsOverlap: QualityRule {
    package static let sentence = "A new decision to place the child for adoption begins while an earlier one is open."
    package static let subject = EntryKind.placedForAdoption
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["579"]
    package static let measures = ["G5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.placedForAdoption]).map { QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later)) }
    }
}
