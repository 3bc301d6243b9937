import Vocabulary

/// A measure's series divided into stretches, with the limits of each stretch and the special causes found against them.
package struct ControlChart: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let day: Day
        /// Nil when it is not known.
        package let value: Double?
        package let words: String
        /// Why it is excluded from limits and rules: a late load or a data fault.
        package let mark: Mark?
        /// Set when it belongs to a special cause.
        package internal(set) var signal: Signal.Side?

        package var counts: Bool { value != nil && mark == nil }
    }

    /// The figures between two changes.
    package struct Stretch: Sendable, Hashable {
        package enum Beginning: Sendable, Hashable {
            case first
            case practice(PracticeMarker)
            case definition(Mark)
        }

        package let beginning: Beginning
        package internal(set) var points: [Point]
        /// Nil while there are too few figures.
        package let limits: NaturalLimits?
        /// True while the limits are carried over from the stretch before, because this one has too few figures of its own.
        package let isCarried: Bool
        package let signals: [Signal]
        /// Which way the mean moved from the stretch before, where that was more than normal variation.
        package let shift: Shift?

        package var known: [Point] { points.filter(\.counts) }
    }

    /// A stretch whose figures were a special cause by the limits that held before it.
    package struct Shift: Sendable, Hashable {
        package let side: Signal.Side
        package let was: Double
        package let became: Double
        package let since: Day
    }

    package let measure: Measure
    package let stretches: [Stretch]

    package init(
        _ measure: Measure, _ series: Series, marks: [Mark] = [], markers: [PracticeMarker] = [], scale: NaturalLimits.Scale = .plain
    ) {
        self.measure = measure
        let left = marks.filter { $0.kind != .definition }
        let points = series.current.map { value in
            Point(
                day: value.day, value: value.reading.value(in: measure.unit), words: value.reading.words(in: measure.unit),
                mark: left.first { $0.day == value.day }, signal: nil)
        }
        stretches = StretchMaker(greatest: measure.unit.greatest, scale: scale).stretches(points, marks, markers)
    }

    package var points: [Point] { stretches.flatMap(\.points) }
    package var latest: Point? { points.last { $0.counts } }

    /// The stretch of the latest figure that counts; the last stretch where none does.
    package var present: Stretch? { stretches.last { !$0.known.isEmpty } ?? stretches.last }

    /// The limits that describe today: the present stretch's own, with no later change. Only these say what to expect.
    package var presentLimits: NaturalLimits? {
        guard let present, !present.isCarried, stretches.last == present else { return nil }
        return present.limits
    }

    /// How many figures can be compared with the latest: those since the definition last changed.
    package var comparable: Int {
        let start = stretches.lastIndex { if case .definition = $0.beginning { true } else { false } } ?? 0
        return stretches.dropFirst(start).reduce(0) { $0 + $1.known.count }
    }
}

/// A special cause: more than normal variation, by one of three rules.
package struct Signal: Sendable, Hashable {
    package enum Rule: String, Sendable, Hashable {
        case outside, run, trend
    }
    package enum Side: Sendable, Hashable {
        case up, down
    }

    package let rule: Rule
    package let side: Side
    /// The positions of its figures among the known figures of its stretch.
    package let places: ClosedRange<Int>

    package init(rule: Rule, side: Side, places: ClosedRange<Int>) {
        (self.rule, self.side, self.places) = (rule, side, places)
    }

    /// Unbroken runs of the same side; nil ends a run.
    static func runs(_ sides: [Side?]) -> [(side: Side, places: ClosedRange<Int>)] {
        var found: [(side: Side, places: ClosedRange<Int>)] = []
        for (index, side) in sides.enumerated() {
            guard let side else { continue }
            if let last = found.last, last.side == side, last.places.upperBound == index - 1 {
                found[found.count - 1] = (side, last.places.lowerBound...index)
            } else {
                found.append((side, index...index))
            }
        }
        return found
    }
}

/// Divides a series at its changes and finds limits and special causes, one stretch after the other.
struct StretchMaker {
    typealias Stretch = ControlChart.Stretch
    typealias Point = ControlChart.Point

    let greatest: Double?
    var scale = NaturalLimits.Scale.plain

    func stretches(_ points: [Point], _ marks: [Mark], _ markers: [PracticeMarker]) -> [Stretch] {
        var carried: NaturalLimits?
        return cut(points, marks, markers).map { beginning, points in
            if case .definition = beginning { carried = nil }
            let stretch = stretch(beginning, points, carried)
            carried = stretch.limits ?? carried
            return stretch
        }
    }

    /// Of a practice change and a definition that changed on the same day, the definition counts.
    private func cut(
        _ points: [Point], _ marks: [Mark], _ markers: [PracticeMarker]
    ) -> [(beginning: Stretch.Beginning, points: [Point])] {
        var starts: [Day: Stretch.Beginning] = [:]
        for marker in markers { starts[marker.day] = .practice(marker) }
        for mark in marks where mark.kind == .definition { starts[mark.day] = .definition(mark) }
        let days = starts.keys.sorted()
        let first = points.filter { point in days.first.map { point.day < $0 } ?? true }
        let later = days.enumerated().map { index, day in
            let end = index + 1 < days.count ? days[index + 1] : nil
            return (starts[day] ?? .first, points.filter { point in point.day >= day && (end.map { point.day < $0 } ?? true) })
        }
        return [(Stretch.Beginning.first, first)] + later
    }

    private func stretch(_ beginning: Stretch.Beginning, _ points: [Point], _ carried: NaturalLimits?) -> Stretch {
        let figures = points.filter(\.counts).compactMap(\.value)
        let own = NaturalLimits(figures, greatest: greatest, scale: scale)
        let limits = own ?? carried
        let shift = shift(figures, points, own, carried)
        let signals = limits.map { SpecialCauses.find(figures, $0) } ?? []
        let told = signals.filter { !isOnTheWay($0, shift) }
        return Stretch(
            beginning: beginning, points: marked(points, told), limits: limits, isCarried: own == nil && carried != nil,
            signals: told, shift: shift)
    }

    /// While figures still move to the new level that the limits come from, the early ones lie behind it. They are not a turn for the other
    /// side: against the stretch before they are part of the same shift.
    private func isOnTheWay(_ signal: Signal, _ shift: ControlChart.Shift?) -> Bool {
        guard let shift else { return false }
        return signal.side != shift.side && signal.places.upperBound < TooFewPoints.needed
    }

    /// The stretch has limits of its own, and its figures are a run against the mean of the stretch before.
    private func shift(
        _ figures: [Double], _ points: [Point], _ own: NaturalLimits?, _ carried: NaturalLimits?
    ) -> ControlChart.Shift? {
        guard let own, let carried, let first = points.first,
            let run = RunOnOneSide.find(Array(figures.prefix(TooFewPoints.needed)), carried).last,
            (own.mean > carried.mean) == (run.side == .up)
        else { return nil }
        return .init(side: run.side, was: carried.mean, became: own.mean, since: first.day)
    }

    private func marked(_ points: [Point], _ signals: [Signal]) -> [Point] {
        var (points, place) = (points, 0)
        for index in points.indices where points[index].counts {
            points[index].signal = signals.last { $0.places.contains(place) }?.side
            place += 1
        }
        return points
    }
}

/// The three rules together.
package enum SpecialCauses {
    /// Points outside the limits come last and so take precedence: they are not called a trend.
    package static func find(_ figures: [Double], _ limits: NaturalLimits) -> [Signal] {
        SixInOneDirection.find(figures) + RunOnOneSide.find(figures, limits) + PointOutsideLimits.find(figures, limits)
    }
}
