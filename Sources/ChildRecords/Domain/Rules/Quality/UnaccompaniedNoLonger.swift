import Vocabulary

/// A child who was unaccompanied last year and is not this year has a day in last year on which that ended, and none this year.
package enum UnaccompaniedNoLonger: QualityRule {
    package static let sentence = "The child was unaccompanied last year and is not this year, and the date it ended does not fit."
    package static let subject = EntryKind.person
    package static let asksYearBefore = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.unaccompanied]
    package static let codes = ["205A"]
    package static let measures = ["L27"]

    package static func applies(to child: QualityChild) -> Bool {
        !child.unaccompaniedYears(.yes, then: .no).isEmpty || !child.unaccompaniedYears(.yes, then: .notKnown).isEmpty
    }

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        child.unaccompaniedYears(.yes, then: .no).isEmpty ? [.person] : []
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.unaccompaniedYears(.yes, then: .no).filter { before, year in
            year.ended != nil || before.ended.map { CollectionYear(containing: $0) != before.year } ?? true
        }.compactMap { before, year in
            year.entry.map {
                QualityFailure(
                    $0, day: year.year.firstDay,
                    "Unaccompanied in \(before.year.words), not in \(year.year.words); ended on \(before.ended?.description ?? "no date")")
            }
        }
    }
}
