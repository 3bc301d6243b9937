import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What changed about a measure, told inside the transaction that changed it.
package struct MeasureNews: Sendable {
    package let measure: Measure
    package let before: VerdictOfMeasure.Name
    package let verdict: VerdictOfMeasure
    package let sentence: String
    package let today: Day
}

/// Told of every change of a series, so that what rests on a measure changes in the same transaction.
package typealias MeasureWatch = @Sendable (MeasureNews, Database) throws -> Void

/// Every act on measures and changes of practice, each in one transaction with its audit row.
package struct MeasureStore: Sendable {
    let store: Store
    let watch: MeasureWatch

    package init(_ store: Store, watch: @escaping MeasureWatch) {
        self.store = store
        self.watch = watch
    }

    func measure(_ id: Identifier<Measure>, in db: Database) throws -> Measure {
        guard let measure = try MeasureRecords.measure(id, in: db) else { throw NotFound() }
        return measure
    }

    /// Reckons anew what the measure shows, keeps it, and tells whoever rests on it.
    func restate(_ id: Identifier<Measure>, on today: Day, in db: Database) throws {
        let measure = try measure(id, in: db)
        let before = try MeasureRecords.line(id, in: db)?.standing.verdict ?? .tooFew
        let chart = try MeasureRecords.chart(of: measure, in: db)
        let (verdict, sentence) = (VerdictOfMeasure(chart), FindingSentence(chart).words)
        let latest = chart.points.last
        try db.execute(
            sql: """
                INSERT INTO measure_standing (measure, verdict, since, sentence, figures, latest_on, latest, latest_words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (measure) DO UPDATE SET verdict = excluded.verdict, since = excluded.since, sentence = excluded.sentence,
                    figures = excluded.figures, latest_on = excluded.latest_on, latest = excluded.latest,
                    latest_words = excluded.latest_words
                """,
            arguments: [
                id, verdict.name.rawValue, verdict.cause?.since, sentence, chart.points.count, latest?.day, latest?.value, latest?.words,
            ])
        try watch(MeasureNews(measure: measure, before: before, verdict: verdict, sentence: sentence, today: today), db)
    }
}

/// A measure before it is kept.
package struct MeasureDraft: Sendable, Hashable {
    package var name: String
    package var counts: String
    package var numerator: String
    package var denominator: String
    package var unit: Measure.Unit
    package var better: Measure.Better
    package var aim: Double?
    package var source: String
    package var owner: String

    package init(
        name: String, counts: String = "", numerator: String = "", denominator: String = "", unit: Measure.Unit = .percent,
        better: Measure.Better = .higher, aim: Double? = nil, source: String, owner: String = ""
    ) {
        (self.name, self.counts, self.numerator, self.denominator) = (name, counts, numerator, denominator)
        (self.unit, self.better, self.aim, self.source, self.owner) = (unit, better, aim, source, owner)
    }
}

/// A figure before it is kept.
package struct FigureDraft: Sendable, Hashable {
    package var day: Day
    package var figure: TypedFigure
    package var source: String

    package init(day: Day, figure: TypedFigure, source: String) {
        self.day = day
        self.figure = figure
        self.source = source
    }
}
