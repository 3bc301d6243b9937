import ChildRecords
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// A measure at the time of a paper and now, for whoever sets both beside what the paper says.
package struct MeasuredToday: Sendable {
    package let code, title, numerator, denominator: String
    /// The page of the measure, and what a reader of it must be allowed.
    package let path: String
    package let act: Act
    /// The words that are true today, with the figures of then and now.
    package let today: TrueToday

    /// Several measures, in this order; a code that is none is left out.
    package static func read(_ codes: [String], said: Day, on today: Day, in db: Database) throws -> [MeasuredToday] {
        try codes.compactMap { ChildMeasures.measure($0) }.map { measure in
            guard let counted = try MeasuredContributions.read(measure, in: db) else {
                let gap = TrueToday.Figure("nothing has been counted yet", period: "", isKnown: false)
                return MeasuredToday(measure, TrueToday(then: gap, now: gap, verdict: nil, direction: measure.direction))
            }
            return MeasuredToday(measure, counted.today(said: said, on: today))
        }
    }

    /// One that another register counts.
    package init(code: String, title: String, path: String, act: Act, _ today: TrueToday) {
        (self.code, self.title, self.path, self.act, self.today) = (code, title, path, act, today)
        (numerator, denominator) = ("", "")
    }

    private init(_ measure: any ChildMeasure.Type, _ today: TrueToday) {
        (code, title, act, self.today) = (measure.code, measure.title, .readMeasures, today)
        (numerator, denominator, path) = (measure.numerator, measure.denominator, MeasuredPlaces.path(measure))
    }
}

extension MeasuredContributions {
    /// The newest figure, and that of the last whole period before a paper.
    fileprivate func today(said: Day, on today: Day) -> TrueToday {
        guard let last = known.last else {
            let gap = TrueToday.Figure(known.gap, period: "", isKnown: false)
            return TrueToday(then: gap, now: gap, verdict: nil, direction: measure.direction)
        }
        return TrueToday(
            then: figure(MeasuredPeriods.newest(of: measure, until: min(said, last)), until: min(said, last), on: said),
            now: figure(MeasuredPeriods.newest(of: measure, until: last), until: last, on: today),
            verdict: series(by: usualLength).chart.map { VerdictOfMeasure($0) }, direction: measure.direction)
    }

    private func figure(_ period: MeasurePeriod, until day: Day, on today: Day) -> TrueToday.Figure {
        let shown = MeasuredWords.period(period, measure)
        if let first = known.first, (measure.timing == .snapshot ? period.last : period.first) < first {
            return TrueToday.Figure(MeasureGap.beforeTheData(first).words, period: shown, isKnown: false)
        }
        let result = result(over: period)
        let reading = run.reading(result, of: measure)
        let words = MeasuredWords.figure(
            reading, measure, leftOut: MeasuredWords.sorted(result.excluded), until: day, on: today, daysOldest: run.settings.daysOldest)
        let reason: String? = if case .notKnown(_, let reason) = reading { reason } else { nil }
        // Of what has no rate, the number is known.
        let isKnown = reason == nil || measure.figure == .ofPopulation
        return TrueToday.Figure(isKnown ? words : reason ?? words, period: shown, isKnown: isKnown)
    }
}
