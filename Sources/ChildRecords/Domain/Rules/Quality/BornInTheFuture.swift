import Vocabulary

/// A date of birth does not lie after the day the data was taken. A child not yet born has an expected day instead; Annex A writes that
/// day as a day of birth, so the rule is not run on it.
package enum BornInTheFuture: QualityRule {
    package static let sentence = "The date of birth is in the future."
    package static let subject = EntryKind.person
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .withoutAnnexA
    package static let codes = ["301", "8520"]
    package static let measures = ["L6", "L11", "L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let born = child.bornOutsideAnnexA, born > child.dayOfDetails else { return [] }
        return [QualityFailure(day: born, inDetails: child.details(.born), "Born on \(born), after the data was taken")]
    }
}
