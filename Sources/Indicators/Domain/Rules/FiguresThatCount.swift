import Vocabulary

/// Which figures of a measure count while some wait for a second person.
///
/// A figure that somebody typed, corrected or emptied who holds or held a post that owns an action linked to the measure waits until
/// another person confirms it. While it waits, the measure is looked at with such figures, without such corrections, and without any of
/// them, and the one that looks worst counts: what is worse counts at once, and nobody makes their own action look better alone. One series
/// looks better than another when its verdict is better, when it improved earlier, or when its latest figure meets a target that the
/// other’s misses.
package enum FiguresThatCount {
    package static func of(_ measure: Measure, _ series: Series, marks: [Mark] = [], markers: [PracticeMarker] = []) -> Series {
        guard series.all.contains(where: \.isWaiting) else { return series }
        let others = [series.without { $0.isWaiting && $0.correction != nil }, series.without(\.isWaiting)]
        func sight(_ series: Series) -> Sight { Sight(ControlChart(measure, series, marks: marks, markers: markers)) }
        return others.reduce(series) { sight($0).isBetter(than: sight($1)) ? $1 : $0 }
    }

    /// What a series looks like to somebody who judges an action by it.
    private struct Sight {
        let verdict: VerdictOfMeasure
        let meetsTarget: Bool

        init(_ chart: ControlChart) {
            verdict = VerdictOfMeasure(chart)
            meetsTarget = chart.latest?.value.flatMap(chart.measure.meetsTarget) ?? false
        }

        func isBetter(than other: Sight) -> Bool {
            if rank != other.rank { return rank > other.rank }
            if case .improved(let cause) = verdict, case .improved(let others) = other.verdict, cause.since < others.since { return true }
            return meetsTarget && !other.meetsTarget
        }

        private var rank: Int {
            switch verdict {
            case .worse: 0
            case .consistentlyMissesTarget: 1
            case .noChange: 2
            case .tooFew: 3
            case .improved: 4
            }
        }
    }
}
