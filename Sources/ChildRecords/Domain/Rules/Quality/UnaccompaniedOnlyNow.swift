import Vocabulary

/// A child who came unaccompanied was so in last year’s return too, where that return has the child.
package enum UnaccompaniedOnlyNow: QualityRule {
    package static let sentence = "The child is unaccompanied this year and was not in last year’s return."
    package static let subject = EntryKind.person
    package static let asksYearBefore = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.unaccompanied]
    package static let codes = ["205D"]
    package static let measures = ["L27"]

    package static func applies(to child: QualityChild) -> Bool {
        child.unaccompaniedPairs.contains { $0.year.isUnaccompanied == .yes }
    }

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        let pairs = child.unaccompaniedPairs.filter { $0.year.isUnaccompanied == .yes }
        return !pairs.isEmpty && pairs.allSatisfy { $0.before.isUnaccompanied == .notKnown } ? [.person] : []
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.unaccompaniedYears(.no, then: .yes).compactMap { before, year in
            year.entry.map {
                QualityFailure($0, day: year.year.firstDay, "Unaccompanied in \(year.year.words), not in \(before.year.words)")
            }
        }
    }
}
