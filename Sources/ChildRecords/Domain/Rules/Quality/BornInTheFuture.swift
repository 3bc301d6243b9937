import Vocabulary

/// A day of birth does not lie after the day the data was taken. A child not yet born has an expected day instead.
package enum BornInTheFuture: QualityRule {
    package static let sentence = "The day of birth lies in the future."
    package static let subject = EntryKind.person
    package static let measures = ["L6", "L11", "L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let born = child.born, born > child.today else { return [] }
        return [Firing(day: born, "Born on \(born), after the data was taken")]
    }
}
