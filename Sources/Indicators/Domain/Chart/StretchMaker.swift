import Vocabulary

/// Cuts a series at its changes and finds limits and special causes, one stretch after the other.
struct StretchMaker {
    typealias Stretch = ControlChart.Stretch
    typealias Point = ControlChart.Point

    let greatest: Double?

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
        let own = NaturalLimits(figures, greatest: greatest)
        let limits = own ?? carried
        let signals = limits.map { SpecialCauses.find(figures, $0) } ?? []
        return Stretch(
            beginning: beginning, points: marked(points, signals), limits: limits, isCarried: own == nil && carried != nil,
            signals: signals, shift: shift(figures, points, own, carried))
    }

    /// The stretch has limits of its own, and its figures were a run by the mean that held before.
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
    /// A trend is told last, so that what lies outside the limits is not called a trend.
    package static func find(_ figures: [Double], _ limits: NaturalLimits) -> [Signal] {
        SixInOneDirection.find(figures) + RunOnOneSide.find(figures, limits) + PointOutsideLimits.find(figures, limits)
    }
}
