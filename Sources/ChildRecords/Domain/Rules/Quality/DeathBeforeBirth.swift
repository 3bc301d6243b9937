import Vocabulary

/// A child does not die before it is born.
package enum DeathBeforeBirth: QualityRule {
    package static let sentence = "The date of death is before the date of birth."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let codes = ["8535Q"]
    package static let measures = ["L1", "C4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let died = child.child.died, Order.is(died, before: child.born) else { return [] }
        return [QualityFailure(day: died, inDetails: child.details(.died), "Died on \(died), before the birth")]
    }
}
