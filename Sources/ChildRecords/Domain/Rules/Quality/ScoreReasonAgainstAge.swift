import Vocabulary

/// “Age” (SDQ1) is no reason for a child who was four or older at the beginning of the year and 16 or younger at its end.
package enum ScoreReasonAgainstAge: QualityRule {
    package static let sentence = "The reason for no SDQ score is the age, and the age is right."
    package static let subject = EntryKind.healthOutcomes
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["157"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.healthOutcomes].filter { outcome in
            let year = child.year(of: outcome)
            guard outcome.coded(.scoreReason, as: QuestionnaireReason.self).code == .age, let first = year.firstDay,
                let last = year.lastDay,
                let before = child.age(on: first), let after = child.age(on: last)
            else { return false }
            return before >= 4 && after <= 16
        }.map { QualityFailure($0, day: child.day(of: $0), "The reason “age” in \(child.year(of: $0).words)") }
    }
}
