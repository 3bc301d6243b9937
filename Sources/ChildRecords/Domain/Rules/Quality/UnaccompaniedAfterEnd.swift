import Vocabulary

/// A child who is unaccompanied in two years has the eighteenth birthday as the date on which that ends, until it ends earlier within a year.
/// Where a return gives no date, nothing is said.
package enum UnaccompaniedAfterEnd: QualityRule {
    package static let sentence = "The child is unaccompanied in two years, and the dates on which it ended do not fit."
    package static let subject = EntryKind.person
    package static let asksYearBefore = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.unaccompaniedEnded]
    package static let codes = ["205B"]
    package static let measures = ["L27"]

    package static func applies(to child: QualityChild) -> Bool {
        child.born != nil && child.unaccompaniedYears(.yes, then: .yes).contains { $0.before.ended != nil }
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.unaccompaniedYears(.yes, then: .yes).filter { before, year in
            guard let ended = before.ended else { return false }
            let isOther = year.ended.map { $0 != ended && CollectionYear(containing: $0) != year.year } ?? false
            return ended != child.birthday(18) || isOther
        }.compactMap { before, year in
            year.entry.map {
                QualityFailure(
                    $0, day: before.ended,
                    "Unaccompanied in \(before.year.words) and \(year.year.words); ended on \(before.ended?.description ?? "no date") "
                        + "and on \(year.ended?.description ?? "no date")")
            }
        }
    }
}
