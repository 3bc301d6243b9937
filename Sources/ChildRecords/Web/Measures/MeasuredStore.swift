import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    /// Written when the measures were counted. No table gives it: it follows from a load.
    package static let computeMeasures = Act("measures.compute", "count the measures from the current data")
    package static let readCountedChildren = Act("measures.children", "see which children are behind a figure, within their scope")
}

/// Asks every measure about every child of the current data, and keeps what the children contribute.
///
/// It runs on a reader and a thread of its own, as the check of data quality does. What changed is written in short slices under a run that no
/// page shows; the run is finished, and with it everything swapped, in one transaction.
package struct MeasuredStore: Sendable {
    /// Children that are looked at in one turn, and rows of one slice.
    private static let (children, slice) = (200, 2_000)

    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// Counts from the current data where nobody has yet. A second caller waits for the first.
    package func computeCurrent(on today: Day, by changer: Changer) async throws {
        try await Turns.shared.take(store.directory.path + " measures") {
            while let version = try await store.read({ try MeasuredRun.uncomputed(in: $0) }) {
                do { return try await compute(version, on: today, by: changer) } catch is DataChanged {}
            }
        }
    }

    private func compute(_ version: Int, on today: Day, by changer: Changer) async throws {
        try await clearUnfinished()
        let (overview, ranges, teams) = try await overview(version, on: today)
        let taken = overview.day
        let id = try await store.slice { db in
            try db.execute(
                sql: """
                    INSERT INTO measure_run (data_version, load, taken_on, computed_on) VALUES (?, (SELECT load FROM data_version), ?, ?)
                    """, arguments: [version, taken, today])
            return db.lastInsertedRowID
        }
        var run = MeasureRun(overview)
        let newest = NewestFigures(run)
        var kept: [UInt16: [Contribution]] = [:]
        run = try await store.read { [run] db in try MeasuredNames.seeded(run, in: db) }
        for range in ranges {
            let known = (run.contributions.teams.names.count, run.contributions.workers.names.count)
            let (asked, ofNewest, writings) = try await store.computing { [run] db in
                try DataVersion.insist(on: version, in: db)
                var (run, ofNewest, writings) = (run, [Contribution](), [MeasuredWriting]())
                try HistoryRows.each(in: db, range) { history in
                    run.contributions.removeAll()
                    run.ask(history)
                    ofNewest += run.contributions.all.filter(newest.mayHold)
                    writings.append(try MeasuredWriting(history, run, on: taken, in: db))
                }
                run.contributions.removeAll()
                return (run, ofNewest, writings)
            }
            run = asked
            for one in ofNewest { kept[one.measure, default: []].append(one) }
            try await store.slice { [run] db in try MeasuredNames.add(run, after: known, teams, in: db) }
            try await write(writings, of: id)
        }
        try await endThoseGone(id)
        try await writeFigures(newest.figures(of: kept), run, id)
        try await store.change(by: changer, .computeMeasures, on: "measures", ground: taken.iso) { db in
            try DataVersion.insist(on: version, in: db)
            try db.execute(sql: "UPDATE measure_run SET is_finished = 1 WHERE id = ?", arguments: [id])
        }
        try await store.slice { db in
            try MeasuredNames.rename(teams, in: db)
            try DueWriting.clear(before: id, in: db)
            // Up to which day an earlier count was known tells what is new since.
            for table in ["measure_figure", "measure_left_out"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE run < ?", arguments: [id])
            }
        }
    }

    private func overview(_ version: Int, on today: Day) async throws -> (LoadOverview, [ClosedRange<Int64>], [String: String]) {
        try await store.computing { db in
            try DataVersion.insist(on: version, in: db)
            let days = try DataDays.current(in: db)
            var overview = LoadOverview(on: days.values.max() ?? today, days: days, spans: try QualitySpans.current(in: db))
            overview.meanings = try PreProceedingsMeanings.read(in: db)
            let ranges = try HistoryRows.ranges(of: MeasuredStore.children, in: db)
            for range in ranges { try HistoryRows.each(in: db, range) { overview.note($0) } }
            return (overview, ranges, try QualityStore.teams(in: db))
        }
    }

    private func write(_ writings: [MeasuredWriting], of run: Int64) async throws {
        var rest = writings[...]
        while !rest.isEmpty {
            var (part, size) = ([MeasuredWriting](), 0)
            while let next = rest.first, part.isEmpty || size + next.size <= MeasuredStore.slice {
                part.append(rest.removeFirst())
                size += next.size
            }
            try await store.slice { [part] db in for writing in part { try writing.write(run, in: db) } }
        }
    }

    /// Children of whom the data says nothing any more contribute nothing from now on.
    private func endThoseGone(_ run: Int64) async throws {
        let gone = try await store.read {
            try Int64.fetchAll($0, sql: "SELECT child FROM measured_child WHERE run <> ?", arguments: [run])
        }
        for part in gone.slices(of: MeasuredStore.children) {
            try await store.slice { db in
                for child in part {
                    try db.cachedStatement(sql: "UPDATE contribution SET until = ? WHERE child = ? AND until IS NULL")
                        .execute(arguments: [run, child])
                    try DueWriting.end(of: child, run, in: db)
                    // Should the child come back, nothing of it holds.
                    try db.cachedStatement(sql: "UPDATE measured_child SET digest = 0 WHERE child = ?").execute(arguments: [child])
                }
            }
        }
    }

    private func writeFigures(_ figures: [NewestFigure], _ run: MeasureRun, _ id: Int64) async throws {
        try await store.slice { db in
            for measure in run.measures {
                try db.cachedStatement(
                    sql: "INSERT INTO measure_known (run, measure, from_day, until_day, not_loaded) VALUES (?, ?, ?, ?, ?)"
                ).execute(
                    arguments: [
                        id, Int(measure.number), run.firstDay(of: measure)?.number, run.day(of: measure)?.number,
                        run.gap(of: measure)?.words ?? "",
                    ])
            }
        }
        for part in figures.slices(of: MeasuredStore.slice) {
            try await store.slice { db in for figure in part { try figure.write(id, in: db) } }
        }
    }

    /// After a stop in the middle, or another load in between: what was half written goes, and what it ended holds again.
    private func clearUnfinished() async throws {
        try await store.slice { db in
            let broken = try Int64.fetchAll(db, sql: "SELECT id FROM measure_run WHERE is_finished = 0")
            for run in broken {
                try db.execute(sql: "DELETE FROM contribution WHERE since = ?", arguments: [run])
                try db.execute(sql: "UPDATE contribution SET until = NULL WHERE until = ?", arguments: [run])
                try db.execute(sql: "UPDATE measured_child SET digest = 0 WHERE run = ?", arguments: [run])
                try DueWriting.undo(run, in: db)
                try db.execute(sql: "DELETE FROM measure_run WHERE id = ?", arguments: [run])
            }
        }
    }
}

/// The numbers of teams and workers: those of the store first, so that a key and a number are the same.
private enum MeasuredNames {
    static func seeded(_ run: MeasureRun, in db: Database) throws -> MeasureRun {
        var run = run
        for name in try String.fetchAll(db, sql: "SELECT reference FROM measured_team ORDER BY id") { _ = run.contributions.team(name) }
        for name in try String.fetchAll(db, sql: "SELECT reference FROM measured_worker ORDER BY id") { _ = run.contributions.worker(name) }
        return run
    }

    /// - Parameter names: of teams, by the identifier that the data gives them.
    static func add(_ run: MeasureRun, after known: (teams: Int, workers: Int), _ names: [String: String], in db: Database) throws {
        for (index, reference) in run.contributions.teams.names.enumerated().dropFirst(known.teams) {
            try db.execute(
                sql: "INSERT INTO measured_team (id, reference, name) VALUES (?, ?, ?)",
                arguments: [index + 1, reference, names[reference] ?? reference])
        }
        for (index, reference) in run.contributions.workers.names.enumerated().dropFirst(known.workers) {
            try db.execute(sql: "INSERT INTO measured_worker (id, reference) VALUES (?, ?)", arguments: [index + 1, reference])
        }
    }

    /// A team may have another name in the new data.
    static func rename(_ names: [String: String], in db: Database) throws {
        for (reference, name) in names {
            try db.execute(
                sql: "UPDATE measured_team SET name = ? WHERE reference = ? AND name <> ?", arguments: [name, reference, name])
        }
    }
}

/// The newest figure of each measure, for the whole council and for each team.
private struct NewestFigures: Sendable {
    private let measures: [UInt16: (measure: any ChildMeasure.Type, period: MeasurePeriod)]

    init(_ run: MeasureRun) {
        measures = Dictionary(
            run.measures.compactMap { measure in
                run.day(of: measure).map { (measure.number, (measure, MeasuredPeriods.newest(of: measure, until: $0))) }
            }
        ) { first, _ in first }
    }

    /// Whether a contribution can be in the newest figure of its measure.
    func mayHold(_ one: Contribution) -> Bool {
        guard let period = measures[one.measure]?.period else { return false }
        return one.first <= Int32(period.last.number) && one.last >= Int32(period.first.number)
    }

    /// - Parameter kept: what may be in the newest figures, by measure.
    func figures(of kept: [UInt16: [Contribution]]) -> [NewestFigure] {
        measures.sorted { $0.key < $1.key }.flatMap { number, about in
            let all = kept[number] ?? []
            let teams = Dictionary(grouping: all.filter { $0.team != 0 }, by: \.team).sorted { $0.key < $1.key }
            let councilAndTeams: [(Int32, [Contribution])] = [(0, all)] + teams.map { ($0.key, $0.value) }
            return councilAndTeams.map { team, own in
                NewestFigure(measure: number, team: team, result: MeasureResult(own, of: about.measure, over: about.period))
            }
        }
    }
}

/// A figure of a team, or of the council under team 0.
private struct NewestFigure: Sendable {
    let measure: UInt16
    let team: Int32
    let result: MeasureResult

    func write(_ run: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO measure_figure (run, measure, team, numerator, counted, mean, median, workers, waiting, over, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                run, Int(measure), team, result.numerator, result.counted, result.mean, result.median, result.workers,
                result.waiting.open, result.waiting.over, result.waiting.since?.number,
            ])
        let leftOut = try db.cachedStatement(
            sql: "INSERT INTO measure_left_out (run, measure, team, reason, count) VALUES (?, ?, ?, ?, ?)")
        for (reason, count) in result.excluded {
            try leftOut.execute(arguments: [run, Int(measure), team, Int(reason.rawValue), count])
        }
    }
}
