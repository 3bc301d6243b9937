import Vocabulary

/// A child who is missing at the end of a year is missing at the beginning of the next, from the same day.
package enum MissingNotCarriedOver: QualityRule {
    package static let sentence = "The child was missing at the end of last year, and this year’s return does not go on with it."
    package static let subject = EntryKind.missing
    package static let asksYearBefore = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["576"]
    package static let measures = ["L24"]

    package static func applies(to child: QualityChild) -> Bool { !open(child).isEmpty }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        open(child).filter { spell, year in !year.contains { $0.kind == .missing && $0.from == spell.from } }.map {
            QualityFailure($0.spell, QualityWords.on($0.spell, "open at the end of the year and not in the next year’s return"))
        }
    }

    /// The last missing episode of a year where it is open, with everything the next year’s return tells of the child.
    private static func open(_ child: QualityChild) -> [(spell: Entry, year: [Entry])] {
        child.yearByYear.compactMap { before, year in
            guard let first = year.first, child.overview.tells(.missing, in: child.year(of: first)),
                let spell = before.filter({ $0.kind == .missing }).max(by: { Order.is($0.from, before: $1.from) }), spell.until == nil
            else { return nil }
            return (spell, year)
        }
    }
}
