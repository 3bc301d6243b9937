import Vocabulary

/// A child who is in care on the last day of the year has a worker on that day.
package enum InCareWithoutWorker: QualityRule {
    package static let sentence = "The child is in care at the end of the year and has no worker on that day."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.allocation] }
    package static let codes = ["SW01STG1", "SW11STG2"]
    package static let measures = ["L25", "W1"]

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        child[.careEpisode].last.map { child.isTold(.allocation, inYearOf: $0) } ?? true ? [] : [.allocation]
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let open = child[.careEpisode].last, open.until == nil, !(open.status?.isShortBreaks ?? false) else { return [] }
        let day = child.day(of: open)
        return child[.allocation].contains { $0.covers(day) }
            ? [] : [QualityFailure(open, day: day, "In care on \(day), and no worker has the child")]
    }
}
