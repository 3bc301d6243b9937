import Indicators
import Vocabulary

/// Why a figure is another than after an earlier load, child by child.
///
/// An event after the earlier data day is new; one on or before it was recorded late. Somebody who was counted and is counted otherwise was
/// corrected; on a day, they may also have changed since. Another worker alone is no change.
package struct BetweenLoads: Sendable {
    package enum Change: String, CaseIterable, Sendable {
        case new, late, corrected, since, moved, ended, gone

        /// Behind a number, as in “4 new, 2 recorded late”.
        package var words: String {
            switch self {
            case .new: "new"
            case .late: "recorded late"
            case .corrected: "corrected"
            case .since: "changed since"
            case .moved: "in another team"
            case .ended: "ended"
            case .gone: "no longer counted"
            }
        }

        package var meaning: String {
            switch self {
            case .new: "It happened after the earlier data day."
            case .late: "It happened by the earlier data day and was not in the data then."
            case .corrected: "The child was counted then and is counted differently now."
            case .since: "What happened after the earlier data day counts now."
            case .moved: "Counted in the same way, in another team."
            case .ended: "It ended after the earlier data day."
            case .gone: "The child was counted then and is not counted now: removed or corrected in the data."
            }
        }
    }

    /// A contribution that one of the two counts found and the other did not.
    package struct Held: Sendable {
        package let child: Int64
        package let contribution: Contribution
        package let isNow: Bool

        package init(child: Int64, _ contribution: Contribution, isNow: Bool) {
            (self.child, self.contribution, self.isNow) = (child, contribution, isNow)
        }
    }

    package struct Line: Sendable {
        package let child: Int64
        package let change: Change
        package let then, now: Contribution?
        /// What it shows first: how the child is counted now, or was.
        package var shown: Contribution? { now ?? then }
    }

    /// In the order of the kinds of change.
    package let lines: [Line]

    /// - Parameter day: up to which the earlier data was known.
    package init(_ held: [Held], figure: MeasureFigure, timing: MeasureTiming, over period: MeasurePeriod, since day: Day) {
        let reader = Reader(figure: figure, timing: timing, period: period, day: Int32(day.number))
        let children = Dictionary(grouping: held, by: \.child).sorted { $0.key < $1.key }
        let lines = children.flatMap { reader.lines(of: $0.key, $0.value) }
        self.lines = Change.allCases.flatMap { change in lines.filter { $0.change == change } }
    }

    private init(_ lines: [Line]) { self.lines = lines }

    /// Lines that have to do with some teams, by their keys.
    package func of(teams: Set<Int32>) -> BetweenLoads {
        BetweenLoads(lines.filter { line in [line.then, line.now].contains { $0.map { teams.contains($0.team) } ?? false } })
    }

    /// `4 new, 2 recorded late, 1 corrected`; nil where nothing changed.
    package var words: String? {
        let parts = Change.allCases.compactMap { change -> String? in
            let count = lines.count { $0.change == change }
            return count == 0 ? nil : "\(count) \(change.words)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private struct Reader {
        let figure: MeasureFigure
        let timing: MeasureTiming
        let period: MeasurePeriod
        let day: Int32

        func lines(of child: Int64, _ held: [Held]) -> [Line] {
            var then = held.filter { !$0.isNow }.map(\.contribution)
            let all = held.filter(\.isNow).map(\.contribution)
            var now = all
            then.removeAll { !isCounted($0) }
            now.removeAll { !isCounted($0) }
            var lines: [Line] = []
            // What counts in the same way is no change, unless the team is another.
            pair(&then, &now) {
                how($0) == how($1) && $0.team == $1.team
            } into: { _, _ in
            }
            pair(&then, &now) {
                how($0) == how($1)
            } into: {
                lines.append(Line(child: child, change: .moved, then: $0, now: $1))
            }
            pair(&then, &now) { _, now in
                timing == .snapshot || now.first <= day
            } into: { then, now in
                lines.append(Line(child: child, change: now.first > day ? .since : .corrected, then: then, now: now))
            }
            lines += now.map { Line(child: child, change: $0.first > day ? .new : .late, then: nil, now: $0) }
            lines += then.map { one in Line(child: child, change: hasEnded(one, all) ? .ended : .gone, then: one, now: nil) }
            return lines
        }

        private func isCounted(_ one: Contribution) -> Bool {
            !one.isWaiting && one.isCounted(figure: figure, timing: timing, over: period)
        }

        /// The same stretch has a last day now, after the earlier data day.
        private func hasEnded(_ one: Contribution, _ now: [Contribution]) -> Bool {
            timing == .snapshot && now.contains { $0.first == one.first && $0.last >= day && $0.last < Int32(period.last.number) }
        }

        private func how(_ one: Contribution) -> [Int32] {
            var how = [Int32(one.kind.rawValue), Int32(one.reason), one.value]
            if timing == .period { how.append(max(one.first, Int32(period.first.number))) }
            if figure == .daysWithin { how.append(min(one.last, Int32(period.last.number))) }
            return how
        }

        private func pair(
            _ then: inout [Contribution], _ now: inout [Contribution], _ isPair: (Contribution, Contribution) -> Bool,
            into take: (Contribution, Contribution) -> Void
        ) {
            then.removeAll { one in
                guard let place = now.firstIndex(where: { isPair(one, $0) }) else { return false }
                take(one, now.remove(at: place))
                return true
            }
        }
    }
}
