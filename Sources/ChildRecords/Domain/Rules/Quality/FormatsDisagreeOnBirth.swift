import Vocabulary

/// All rows that give a child’s date of birth give the same: those of one return, and those of different forms. Where they do not, ages
/// are counted from the fuller form’s. What a later return corrects is no contradiction.
package enum FormatsDisagreeOnBirth: QualityRule {
    package static let sentence = "Two rows or two returns give different dates of birth."
    package static let subject = EntryKind.person
    package static func applies(to child: QualityChild) -> Bool {
        child.history.all.lazy.filter { $0.kind == .person && $0.facts[.born] != nil }.prefix(2).count > 1
    }
    package static let measures = ["L6", "L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let told = Dictionary(grouping: LoadedChild.details(in: child.history.all).filter { $0.facts[.born] != nil }, by: \.origin.format)
        let rows = told.sorted { $0.key < $1.key }.flatMap { _, entries in
            entries.filter { $0.origin.taken == entries.first?.origin.taken }.reduce(into: [Entry]()) { rows, entry in
                if !rows.contains(where: { $0.facts[.born] == entry.facts[.born] }) { rows.append(entry) }
            }
        }
        guard Set(rows.map { $0.facts[.born] }).count > 1 else { return [] }
        let words = rows.map { row in
            let day = row.facts[.born] ?? ""
            return "\(row.origin.format.words), row \(row.origin.row): \(Day(iso: day)?.description ?? day)"
        }
        return [QualityFailure(inDetails: rows.last, words.joined(separator: "; "))]
    }
}
