import Vocabulary

/// A measure's series cut into stretches, with the limits that hold in each and the special causes that show against them.
package struct ControlChart: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let day: Day
        /// Nil when it is not known.
        package let value: Double?
        package let words: String
        /// Why it is left out of limits and rules: a late load or a data fault.
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
        /// True while the limits are those of the stretch before, because this one has too few figures for its own.
        package let isCarried: Bool
        package let signals: [Signal]
        /// Which way the mean moved against the stretch before, where that was more than ordinary variation.
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

    package init(_ measure: Measure, _ series: Series, marks: [Mark] = [], markers: [PracticeMarker] = []) {
        self.measure = measure
        let left = marks.filter { $0.kind != .definition }
        let points = series.standing.map { value in
            Point(
                day: value.day, value: value.reading.value(in: measure.unit), words: value.reading.words(in: measure.unit),
                mark: left.first { $0.day == value.day }, signal: nil)
        }
        stretches = StretchMaker(greatest: measure.unit.greatest).stretches(points, marks, markers)
    }

    package var points: [Point] { stretches.flatMap(\.points) }
    package var latest: Point? { points.last { $0.counts } }

    /// The stretch of the latest figure that counts; the last where none does.
    package var present: Stretch? { stretches.last { !$0.known.isEmpty } ?? stretches.last }

    /// The figures that may be compared with the latest: those since the definition last changed.
    package var comparable: Int {
        let start = stretches.lastIndex { if case .definition = $0.beginning { true } else { false } } ?? 0
        return stretches.dropFirst(start).reduce(0) { $0 + $1.known.count }
    }
}
