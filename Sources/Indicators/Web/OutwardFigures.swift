import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What a paper that leaves the council says of a measure: its latest figure, and what its chart shows.
///
/// A measure of people whose months are published with small numbers hidden is shown as it was published and in no other way: a figure that
/// is hidden beside its teams, or that a later load changed, could otherwise be worked out from a pack or a report.
package struct OutwardFigures: Sendable {
    /// Of the measures that are published month by month; nil of the others.
    private let published: [Day: Published]?
    private let series: Series
    private let measure: Measure

    private struct Published: Sendable {
        let words: String
        let isShown: Bool
    }

    package static let notPublished = "not published yet"

    /// - Parameter series: as the paper has it, up to its cut-off.
    package init(of measure: Measure, _ series: Series, in db: Database) throws {
        (self.measure, self.series) = (measure, series)
        guard try MeasureStore.publishedDays(of: measure.id, in: db) != nil else {
            published = nil
            return
        }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT day, words, is_shown FROM published_figure WHERE measure = ?"), arguments: [measure.id])
        published = Dictionary(
            rows.map { ($0["day"] as Day, Published(words: $0["words"], isShown: $0["is_shown"])) }
        ) { first, _ in first }
    }

    /// With its day; nil while there is no figure at all.
    package var latest: String? {
        guard let last = series.current.last else { return nil }
        guard let published else { return "\(SmallNumbers.words(of: last.reading, of: measure)), \(last.day)" }
        guard let day = published.keys.filter({ $0 <= last.day }).max(), let figure = published[day] else {
            return OutwardFigures.notPublished
        }
        return "\(figure.words), \(day)"
    }

    /// Whether every figure of the series has left as it is now, so that limits and charts show nothing besides.
    private var isWhole: Bool {
        guard let published else { return true }
        return series.current.allSatisfy { value in
            published[value.day].map { $0.isShown && $0.words == value.reading.words(in: measure.unit) } ?? false
        }
    }

    package func sentence(_ chart: ControlChart) -> String {
        isWhole
            ? SmallNumbers.sentence(chart, latest: series.current.last?.reading)
            : "\(VerdictOfMeasure(chart).name.words). The figures behind it are shown only as far as they are published."
    }

    /// The chart as drawn; nil where a figure would show in it that does not leave, or there is nothing to draw.
    package func drawing(_ chart: ControlChart, name: String) -> String? {
        guard isWhole, !SmallNumbers.hides(chart, series), !chart.points.isEmpty else { return nil }
        return ChartSVG(chart, name: name).html.string
    }
}

extension MeasureStore {
    /// From now on papers show this measure only as it was published.
    package static func showAsPublished(_ measure: Identifier<Measure>, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO published_measure (measure) VALUES (?)").execute(arguments: [measure])
    }

    /// The days of which a figure left; nil of a measure that papers show in another way.
    package static func publishedDays(of measure: Identifier<Measure>, in db: Database) throws -> Set<Day>? {
        let isPublished = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM published_measure WHERE measure = ?)"), arguments: [measure])
        guard isPublished == true else { return nil }
        return Set(try Day.fetchAll(db.cachedStatement(sql: "SELECT day FROM published_figure WHERE measure = ?"), arguments: [measure]))
    }

    /// Keeps a figure as it left. What left before on the same day stays.
    package static func keepPublished(_ words: String, isShown: Bool, of measure: Identifier<Measure>, on day: Day, in db: Database) throws
    {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO published_figure (measure, day, words, is_shown) VALUES (?, ?, ?, ?)")
            .execute(arguments: [measure, day, words, isShown])
    }
}
