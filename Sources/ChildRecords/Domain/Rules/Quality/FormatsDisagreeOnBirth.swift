import Vocabulary

/// All forms of data give a child the same day of birth. Where they do not, ages are counted from the fuller form's.
package enum FormatsDisagreeOnBirth: QualityRule {
    package static let sentence = "Two forms give different days of birth."
    package static let subject = EntryKind.person
    package static let measures = ["L6", "L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        let days = Dictionary(grouping: child.history.all.filter { $0.kind == .person && $0.facts[.born] != nil }, by: \.origin.format)
            .compactMapValues { $0.max { $0.origin.file < $1.origin.file }?.facts[.born] }
        guard Set(days.values).count > 1 else { return [] }
        let told = days.sorted { $0.key < $1.key }.map { "\($0.key.words): \(Day(iso: $0.value)?.description ?? $0.value)" }
        return [Firing(day: nil, told.joined(separator: "; "))]
    }
}
