import Law
import Vocabulary

/// Short breaks (V3) add up to 75 days at most in any twelve months.
package enum ShortBreaksTooMany: QualityRule {
    package static let sentence = "Short breaks add up to more than 75 days in twelve months."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["367"]
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let breaks = child[.careEpisode].filter { $0.status == .shortBreaksUnder20 && !$0.isTurnedRound }
        return breaks.filter { last in
            guard let from = last.from else { return false }
            let end = last.until ?? child.day(of: last)
            let first = end.adding(months: -12)
            let days = breaks.filter { Order.is($0.from, before: from + 1) }.map { one in
                max(0, min(one.until ?? end, end) - max(one.from ?? end, first))
            }
            return days.reduce(0, +) > Timescale.shortBreaksInYear.length
        }.prefix(1).map { QualityFailure($0, QualityWords.on($0, "more than 75 days in the twelve months before its end")) }
    }
}
