import Vocabulary

/// Where a measure would be by now on the straight line from its baseline to its target.
///
/// The baseline is the latest known figure on or before the day on which the action begins, or else the first one after it. The line ends on the
/// day by which impact is expected, or else on the due date. The latest figure is on course when it is as good as the straight line on its
/// day, or better. This compares with a line that somebody drew: whether practice changed, only the chart says.
package struct PathToTarget: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let day: Day
        package let value: Double

        package init(_ day: Day, _ value: Double) { (self.day, self.value) = (day, value) }
    }

    package let baseline, latest: Point
    package let target: Double
    package let end: Day
    private let measure: Measure

    /// Nil without a target, or without a known figure.
    package init?(_ measure: Measure, _ series: Series, from start: Day, to end: Day) {
        let known = series.current.compactMap { value in value.reading.value(in: measure.unit).map { Point(value.day, $0) } }
        guard let target = measure.target, let latest = known.last,
            let baseline = known.last(where: { $0.day <= start }) ?? known.first
        else { return nil }
        (self.baseline, self.latest, self.target, self.end, self.measure) = (baseline, latest, target, end, measure)
    }

    /// The figure of the straight line on a day; before the baseline that of the baseline, after the end the target.
    package func expected(on day: Day) -> Double {
        if day >= end { return target }
        if day <= baseline.day { return baseline.value }
        return baseline.value + (target - baseline.value) * Double(day - baseline.day) / Double(end - baseline.day)
    }

    package var isOnCourse: Bool {
        let expected = expected(on: latest.day)
        return measure.direction == .higher ? latest.value >= expected : latest.value <= expected
    }

    package var words: String {
        func figure(_ value: Double) -> String { FigureWords.of(value, measure.unit) }
        let aim = "Baseline \(figure(baseline.value)), \(baseline.day). Target \(figure(target)) by \(end)."
        if latest.day == baseline.day { return "\(aim) There is no later figure yet." }
        if measure.meetsTarget(latest.value) == true { return "\(aim) The latest figure meets the target." }
        return
            "\(aim) On a straight line it would be \(figure(expected(on: latest.day))) on \(latest.day): \(isOnCourse ? "on course" : "behind")."
    }
}
