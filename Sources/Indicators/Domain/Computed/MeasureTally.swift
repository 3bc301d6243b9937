import Vocabulary

/// Counts contributions of many measures into the figures of many months, for the whole council and for each team where that is asked.
///
/// Each contribution is given once, in any order, and adds to every month that it counts in.
package struct MeasureTally: Sendable {
    /// The figures of one measure, of one team or, without a team, of all.
    package struct Key: Hashable, Sendable {
        package let measure: UInt16
        package let team: Int32?

        package init(measure: UInt16, team: Int32? = nil) { (self.measure, self.team) = (measure, team) }
    }

    package let months: [MeasurePeriod]
    private let byTeam: Bool
    private let measures: [UInt16: (figure: MeasureFigure, timing: MeasureTiming)]
    /// The place in ``months`` of each day, from the first day of the first month.
    private let places: [Int16]
    private let start: Int32
    private var slots: [Key: Int] = [:]
    private var figures: [[MeasureResult]] = []
    /// Contributions come measure by measure of each child, so the last place found is mostly the next one.
    private var latest: (key: Key, slot: Int)?

    /// - Parameter months: one after another, without gaps.
    package init(months: [MeasurePeriod], measures: [any ComputedMeasure.Type], byTeam: Bool = false) {
        (self.months, self.byTeam) = (months, byTeam)
        self.measures = Dictionary(measures.map { ($0.number, ($0.figure, $0.timing)) }) { first, _ in first }
        start = Int32(months.first?.first.number ?? 0)
        places = months.enumerated().flatMap { Array(repeating: Int16($0), count: $1.last - $1.first + 1) }
    }

    package mutating func add(_ contribution: Contribution) {
        guard let measure = measures[contribution.measure], let span = span(contribution, measure.timing, measure.figure) else { return }
        add(contribution, to: Key(measure: contribution.measure), span, measure)
        if byTeam { add(contribution, to: Key(measure: contribution.measure, team: contribution.team), span, measure) }
    }

    private mutating func add(
        _ contribution: Contribution, to key: Key, _ span: ClosedRange<Int>, _ measure: (figure: MeasureFigure, timing: MeasureTiming)
    ) {
        let slot = slot(of: key)
        for place in span { figures[slot][place].take(contribution, measure.figure, measure.timing, months[place]) }
    }

    private mutating func slot(of key: Key) -> Int {
        if let latest, latest.key == key { return latest.slot }
        let slot = slots[key] ?? figures.count
        if slot == figures.count {
            slots[key] = slot
            figures.append(Array(repeating: MeasureResult(), count: months.count))
        }
        latest = (key, slot)
        return slot
    }

    /// The months in which it may count: that of an event, those with their last day in a stretch, those with any day in one.
    private func span(_ contribution: Contribution, _ timing: MeasureTiming, _ figure: MeasureFigure) -> ClosedRange<Int>? {
        let (first, last) = (Int(contribution.first) - Int(start), min(Int(contribution.last) - Int(start), places.count - 1))
        guard last >= 0, first < places.count else { return nil }
        if !contribution.isWaiting, timing == .period, figure != .daysWithin {
            return first >= 0 ? Int(places[first])...Int(places[first]) : nil
        }
        return Int(places[max(first, 0)])...Int(places[last])
    }

    /// The figures of each month, in the order of ``months``.
    package func results(of key: Key) -> [MeasureResult] {
        guard let slot = slots[key] else { return Array(repeating: MeasureResult(), count: months.count) }
        return figures[slot].map(\.inOrder)
    }

    /// The teams for which a measure has figures; 0 is no team.
    package func teams(of measure: UInt16) -> [Int32] { slots.keys.filter { $0.measure == measure }.compactMap(\.team).sorted() }
}
