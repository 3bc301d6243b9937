import Vocabulary

/// Of a child in care on the last day of the year every worker’s episode of that year is returned, from its first day in care on.
package enum WorkerMissingEarlierInYear: QualityRule {
    package static let sentence = "The child is in care at the end of the year, and the return has no worker from the beginning."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.allocation] }
    package static let codes = ["SW12STG2"]
    package static let measures = ["L25", "W1"]

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        child[.careEpisode].last.map { child.isTold(.allocation, inYearOf: $0) } ?? true ? [] : [.allocation]
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let open = child[.careEpisode].last, open.until == nil, !(open.status?.isShortBreaks ?? false),
            let first = child.year(of: open).firstDay,
            let began = child.care.first(where: { !child.isShortBreaks($0) && $0.until.map { $0 >= first } ?? true })?.from
        else { return [] }
        let day = max(began, first)
        // Where no worker is returned at all, ``InCareWithoutWorker`` says so.
        let earliest = child.history.all.filter { $0.kind == .allocation && child.day(of: $0) == child.day(of: open) }.compactMap(\.from)
            .min()
        guard let earliest, earliest > day else { return [] }
        return [QualityFailure(open, day: day, "In care on \(day); the first worker is from \(earliest)")]
    }
}
