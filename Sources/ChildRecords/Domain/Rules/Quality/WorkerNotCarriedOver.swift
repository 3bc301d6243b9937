import Vocabulary

/// The worker who has the child at the end of a year is the first of the next year’s return, from the same day and for the same reason.
package enum WorkerNotCarriedOver: QualityRule {
    package static let sentence = "The first allocation of the year is not the one that was open at the end of last year."
    package static let subject = EntryKind.allocation
    package static let asksYearBefore = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["SW16aSTG2", "SW16bSTG2", "SW16cSTG2"]
    package static let measures = ["L25"]

    package static func applies(to child: QualityChild) -> Bool { !pairs(child).isEmpty }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        pairs(child).compactMap { last, first in
            let other = [
                last.worker == first.worker ? nil : "another worker",
                last.from == first.from
                    ? nil : "from \(first.from?.description ?? "no date") in place of \(last.from?.description ?? "no date")",
                last.facts[.workerChange] == first.facts[.workerChange] ? nil : "for another reason",
            ].compactMap(\.self)
            return other.isEmpty ? nil : QualityFailure(first, QualityWords.on(first, other.joined(separator: ", ") + " than last year"))
        }
    }

    private static func pairs(_ child: QualityChild) -> [(last: Entry, first: Entry)] {
        child.yearByYear.compactMap { before, year in
            let last = before.filter { $0.kind == .allocation }.max { Order.is($0.from, before: $1.from) }
            let first = year.filter { $0.kind == .allocation }.min { Order.is($0.from, before: $1.from) }
            guard let last, let first, last.until == nil else { return nil }
            return (last, first)
        }
    }
}
