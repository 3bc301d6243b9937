import Indicators
import Vocabulary

/// One figure of the tracker month by month, or quarter by quarter where most months have few cases, for a control chart.
package struct TrackerSeries: Sendable {
    /// Over everything that is counted.
    package let whole: TrackerFigure
    package let length: MeasurePeriod.Length
    package let periods: [(period: MeasurePeriod, figure: TrackerFigure)]

    /// - Parameters:
    ///   - months: whole months in their order.
    ///   - quarters: whole quarters in their order.
    ///   - length: nil for what suits the numbers.
    package init?(
        _ code: String, of figures: TrackerFigures, months: [MeasurePeriod], quarters: [MeasurePeriod], by length: MeasurePeriod.Length?
    ) {
        guard let whole = figures.figure(code), whole.measure != nil else { return nil }
        func over(_ periods: [MeasurePeriod]) -> [(period: MeasurePeriod, figure: TrackerFigure)] {
            periods.compactMap { period in figures.over(period).figure(code).map { (period, $0) } }
        }
        let byMonth = over(months)
        self.length = length ?? (SmallMonths.hold(byMonth.suffix(24).map(\.figure.count)) ? .quarter : .month)
        periods = self.length == .quarter ? over(quarters) : byMonth
        self.whole = whole
    }

    /// Nil where there is no period to draw.
    package func chart(_ markers: [PracticeMarker], on today: Day) -> ControlChart? {
        guard let measure = whole.measure, !periods.isEmpty else { return nil }
        let values = periods.map { MeasureValue(day: $0.period.last, reading: $0.figure.reading, entered: today) }
        return ControlChart(measure, Series(values), markers: markers)
    }
}

extension TrackerFigure {
    /// How charts know it; nil of what the tracker does not hold.
    package var measure: Measure? {
        let unit: Measure.Unit
        switch kind {
        case .share: unit = .percent
        case .weeks: unit = .weeks
        case .middle: unit = .score
        case .notHeld: return nil
        }
        return Measure(name: title, unit: unit, direction: better ?? .higher)
    }

    /// How many are counted.
    package var count: Int {
        switch kind {
        case .share(_, let all): all
        case .weeks(let values), .middle(let values): values.count
        case .notHeld: 0
        }
    }

    /// Of a share; nil of what is none.
    package var numerator: Int? { if case .share(let met, _) = kind { met } else { nil } }

    /// Of one period, for a chart. While some of it wait it is not known: those that finished soonest would speak for all.
    package var reading: Reading {
        if let wait = waiting.sorted(by: { $0.key < $1.key }).first {
            return .notKnown(numerator: nil, reason: "\(wait.key): \(wait.value)")
        }
        if count == 0 { return .notKnown(numerator: nil, reason: "there were none to count") }
        return switch kind {
        case .share(let met, let all): .share(met, of: all)
        case .weeks(let days): .amount(Double(TrackerFigure.within(days, 50)) / 7, over: days.count)
        case .middle(let values): .amount(Double(values.sorted()[values.count / 2]), over: values.count)
        case .notHeld(let why): .notKnown(numerator: nil, reason: why)
        }
    }
}
