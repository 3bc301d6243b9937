import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// Which periods a measure is shown for. Only whole ones: a month that the data does not reach the end of is no month yet.
package enum MeasuredPeriods {
    /// What is shown where nobody chose: a count on a day at the end of the last whole month; a count over time, for the year that ends then.
    /// A safety count does not wait for the end of a month.
    static func newest(of measure: any ChildMeasure.Type, until day: Day) -> MeasurePeriod {
        if measure.isSafetyCount { return MeasurePeriod(monthThrough: day) }
        return MeasurePeriod(measure.timing == .snapshot ? .month : .year, endingInMonthOf: lastWhole(.month, until: day))
    }

    /// Up to so many, the newest last, none of them before the first day that the data covers.
    package static func all(_ length: MeasurePeriod.Length, from first: Day?, until day: Day, most: Int = 60) -> [MeasurePeriod] {
        var (periods, end) = ([MeasurePeriod](), lastWhole(length, until: day))
        while periods.count < most {
            let period = MeasurePeriod(length, endingInMonthOf: end)
            if let first, period.first < first { break }
            periods.append(period)
            end = length == .quarter ? period.first - 1 : end.adding(months: -1)
        }
        return periods.reversed()
    }

    /// A day of the month in which the last period ends that the data reaches the end of.
    private static func lastWhole(_ length: MeasurePeriod.Length, until day: Day) -> Day {
        let period = MeasurePeriod(length, endingInMonthOf: day)
        return period.last <= day ? period.last : length == .quarter ? period.first - 1 : Day(day.year, day.month, 1).map { $0 - 1 } ?? day
    }
}

/// One finished count of the measures, whose figures the pages show.
struct MeasuredRun: Sendable {
    let id: Int64
    let taken, computed: Day
    let load: Int?
    /// False while the data that is current now has not been counted.
    let isOfCurrentData: Bool
    let settings: MeasureSettings

    static func shown(in db: Database) throws -> MeasuredRun? {
        let sql = """
            SELECT measure_run.id, taken_on, computed_on, data_load.number AS load,
                data_version = (SELECT version FROM data_version) AS is_current
            FROM measure_run LEFT JOIN data_load ON data_load.id = measure_run.load WHERE is_finished = 1 ORDER BY measure_run.id DESC LIMIT 1
            """
        let settings = try MeasureSettings.read(in: db)
        return try Row.fetchOne(db.cachedStatement(sql: sql)).map {
            MeasuredRun(
                id: $0["id"], taken: $0["taken_on"], computed: $0["computed_on"], load: $0["load"], isOfCurrentData: $0["is_current"],
                settings: settings)
        }
    }

    /// The data that nobody has counted yet; nil where the figures are those of the current data.
    static func uncomputed(in db: Database) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT version FROM data_version WHERE version > 0
                        AND NOT EXISTS (SELECT 1 FROM measure_run WHERE is_finished = 1 AND data_version = version)
                    """))
    }

    /// True in SQL for each contribution that holds in this run.
    var holds: SQL { "contribution.since <= \(id) AND (contribution.until IS NULL OR contribution.until > \(id))" }

    func reading(_ result: MeasureResult, of measure: any ChildMeasure.Type) -> Reading {
        result.reading(of: measure, population: settings.population)
    }
}

/// A team by its number among those that children contribute for.
struct MeasuredTeam: Sendable, Hashable {
    let id: Int
    let name: String

    /// Those with a figure now. Several identifiers of the data that have one name are one team.
    static func all(in db: Database) throws -> [MeasuredTeam] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT min(id) AS id, name FROM measured_team WHERE id IN (SELECT team FROM measure_figure WHERE team > 0)
                    GROUP BY name ORDER BY name
                    """)
        ).map { MeasuredTeam(id: $0["id"], name: $0["name"]) }
    }
}

/// Up to which day a measure is known, or why it is not.
struct MeasuredKnown: Sendable {
    let first, last: Day?
    let gap: String

    static func of(_ measure: any ChildMeasure.Type, _ run: MeasuredRun, in db: Database) throws -> MeasuredKnown? {
        try all(run, in: db)[measure.number]
    }

    static func all(_ run: MeasuredRun, in db: Database) throws -> [UInt16: MeasuredKnown] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT measure, from_day, until_day, not_loaded FROM measure_known WHERE run = ?"), arguments: [run.id]
        )
        return Dictionary(
            rows.map { row in
                let (first, last): (Int?, Int?) = (row["from_day"], row["until_day"])
                return (
                    row["measure"] as UInt16,
                    MeasuredKnown(
                        first: first.map { Day(number: $0) }, last: last.map { Day(number: $0) }, gap: row["not_loaded"])
                )
            }
        ) { first, _ in first }
    }
}

/// A stored newest figure.
struct MeasuredFigure: Sendable {
    let measure: any ChildMeasure.Type
    let known: MeasuredKnown
    let period: MeasurePeriod?
    let population: Int?
    var numerator = 0
    var counted = 0
    var mean: Double?
    var workers = 0
    var waiting = 0
    var over = 0
    var since: Day?
    var leftOut: [(reason: ContributionReason, count: Int)] = []

    var reading: Reading {
        if let gap { return .notKnown(numerator: nil, reason: gap) }
        return switch measure.figure {
        case .share: counted > 0 ? .share(numerator, of: counted) : .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
        case .count, .daysWithin: .amount(Double(numerator), over: nil)
        case .ofPopulation:
            population.map { .share(numerator, of: $0) } ?? .notKnown(numerator: numerator, reason: MeasureGap.noPopulation.words)
        case .mean: mean.map { .amount($0, over: counted) } ?? .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
        case .perWorker:
            workers > 0
                ? .amount(Double(numerator) / Double(workers), over: workers)
                : .notKnown(numerator: numerator, reason: MeasureGap.nobodyAllocated.words)
        }
    }

    var gap: String? { known.gap.isEmpty ? nil : known.gap }

    /// The newest figures of a team, or of the council.
    static func all(team: String, _ run: MeasuredRun, in db: Database) throws -> [MeasuredFigure] {
        let known = try MeasuredKnown.all(run, in: db)
        let ofTeam: SQL = team.isEmpty ? "team = 0" : "team IN (SELECT id FROM measured_team WHERE name = \(team))"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT measure, sum(numerator) AS numerator, sum(counted) AS counted, sum(mean * counted) / sum(counted) AS mean,
                    sum(workers) AS workers, sum(waiting) AS waiting, sum(over) AS over, min(since) AS since
                FROM measure_figure WHERE run = \(run.id) AND \(ofTeam) GROUP BY measure
                """, cached: true
        ).fetchAll(db)
        let figures = Dictionary(rows.map { ($0["measure"] as UInt16, $0) }) { first, _ in first }
        let left = try SQLRequest<Row>(
            literal: """
                SELECT measure, reason, sum(count) AS count FROM measure_left_out WHERE run = \(run.id) AND \(ofTeam)
                GROUP BY measure, reason ORDER BY 3 DESC
                """, cached: true
        ).fetchAll(db)
        let leftOut = Dictionary(grouping: left, by: { $0["measure"] as UInt16 })
        return ChildMeasures.all.compactMap { measure in
            guard let about = known[measure.number] else { return nil }
            let period = about.last.map { MeasuredPeriods.newest(of: measure, until: $0) }
            var figure = MeasuredFigure(measure: measure, known: about, period: period, population: run.settings.population)
            if let row = figures[measure.number] { figure.take(row) }
            figure.leftOut = (leftOut[measure.number] ?? []).compactMap { row in
                ContributionReason(rawValue: row["reason"]).map { ($0, row["count"]) }
            }
            return figure
        }
    }

    private mutating func take(_ row: Row) {
        (numerator, counted, mean, workers) = (row["numerator"], row["counted"], row["mean"], row["workers"])
        (waiting, over) = (row["waiting"], row["over"])
        since = (row["since"] as Int?).map { Day(number: $0) }
    }
}
