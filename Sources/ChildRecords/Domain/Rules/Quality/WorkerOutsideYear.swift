import Vocabulary

/// A worker’s episode of the looked-after return lies at least partly in its year.
package enum WorkerOutsideYear: QualityRule {
    package static let sentence = "The allocation is outside the year of the return."
    package static let subject = EntryKind.allocation
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["SW06STG2", "SW07STG2"]
    package static let measures = ["L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.allocation].filter { entry in
            let year = child.year(of: entry)
            guard let first = year.firstDay, let last = year.lastDay else { return false }
            return entry.until.map { $0 < first || $0 > last } ?? false || entry.from.map { $0 > last } ?? false
        }.map { QualityFailure($0, QualityWords.ends($0)) }
    }
}
