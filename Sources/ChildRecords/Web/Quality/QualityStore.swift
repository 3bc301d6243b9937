import ChildRecords
import ChildReturns
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Which data is current: its number rises whenever a load is accepted or undone, or two IDs become one child.
enum DataVersion {
    static func current(in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT version FROM data_version")) ?? 0
    }

    static func advance(in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE data_version SET version = version + 1,
                    load = (SELECT id FROM data_load WHERE state = 'accepted' ORDER BY number DESC LIMIT 1)
                """)
    }

    /// - Throws: ``DataChanged`` where the current data is another by now.
    static func insist(on version: Int, in db: Database) throws {
        if try current(in: db) != version { throw DataChanged() }
    }

    /// The data that no finished check belongs to; nil where the results are those of the current data.
    static func unchecked(in db: Database) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT version FROM data_version WHERE version > 0
                        AND NOT EXISTS (SELECT 1 FROM quality_check WHERE is_finished = 1 AND data_version = version)
                    """))
    }
}

/// The current data is no longer what was computed upon. What was computed is thrown away.
struct DataChanged: Error {}

/// Asks the rules about every child of the current data, and keeps what they say.
///
/// The rules run on a reader and a thread of their own. Their results are written in short slices under a check that no page shows until it
/// is finished, and it is finished only while the data is still the data that was checked.
package struct QualityStore: Sendable {
    private static let slice = 200

    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// Where the children come from: their ranges, so that a large council need not lie in memory, and those of one range.
    struct Children: Sendable {
        let ranges: @Sendable (Database) throws -> [ClosedRange<Int64>]
        let each: @Sendable (Database, ClosedRange<Int64>, (ChildHistory) throws -> Void) throws -> Void

        static let current = Children(
            ranges: { try HistoryRows.ranges(of: slice, in: $0) }, each: { try HistoryRows.each(in: $0, $1, $2) })
    }

    /// Checks the current data where it was not checked yet. One check runs at a time; a second caller waits for the first.
    package func checkCurrent(on today: Day, by changer: Changer) async throws {
        try await Turns.shared.take(store.directory.path) {
            while let version = try await store.read({ try DataVersion.unchecked(in: $0) }) {
                let (days, teams) = try await store.computing { (try DataDays.current(in: $0), try Self.teams(in: $0)) }
                do {
                    return try await check(.current, version, teams: teams, days: days, on: today, by: changer)
                } catch is DataChanged {
                    // Another load was accepted meanwhile: its data is checked instead.
                    try await clear(besides: nil)
                }
            }
        }
    }

    /// - Parameters:
    ///   - version: of the data that is checked.
    ///   - teams: names of teams by the identifier that the data gives them.
    ///   - days: the data day of each form; what is after it is in the future.
    func check(
        _ children: Children, _ version: Int, teams: [String: String] = [:], days: [ReturnFormat: Day], on today: Day, by changer: Changer
    ) async throws {
        let taken = days.values.max() ?? today
        let (overview, ranges) = try await store.computing { db in
            try Self.insist(version, in: db)
            let (loaded, lists) = try Self.lookedAfter(in: db)
            var overview = LoadOverview(
                on: taken, days: days, columns: try Self.columns(in: db), loaded: loaded, lists: lists,
                spans: try QualitySpans.current(in: db))
            let ranges = try children.ranges(db)
            for range in ranges { try children.each(db, range) { overview.note($0) } }
            return (overview, ranges)
        }
        let id = try await begin(overview, version, days, taken, today)
        let rules = QualityCheck(overview)
        for range in ranges {
            let results = try await store.computing { db in
                try Self.insist(version, in: db)
                var results: [QualityResult] = []
                try children.each(db, range) { results.append(QualityResult($0, rules, teams)) }
                return results
            }
            try await store.slice { db in
                for result in results { try result.write(of: id, in: db) }
            }
        }
        try await store.change(by: changer, .checkQuality, on: "data-quality", ground: taken.iso) { db in
            try Self.insist(version, in: db)
            try db.execute(sql: "UPDATE quality_check SET is_finished = 1 WHERE id = ?", arguments: [id])
            try QualityTrend.note(id, in: db)
        }
        try await clear(besides: id)
    }

    /// The facts of a child’s details that each current table has a column for.
    private static func columns(in db: Database) throws -> [Int: Set<Fact>] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT data_part.id, format, table_name, group_concat(column_name, char(10)) AS absent FROM data_part
                LEFT JOIN data_note ON data_note.part = data_part.id AND data_note.kind = ? WHERE in_force = 1 GROUP BY data_part.id
                """, arguments: [ReturnNote.Kind.headingAbsent.rawValue])
        return try rows.reduce(into: [:]) { columns, row in
            let format: ReturnFormat = try row.word("format", of: "data_part")
            guard let table = TableSpec.all.first(where: { $0.format == format && $0.name == row["table_name"] as String }) else { return }
            let absent = Set((row["absent"] as String? ?? "").split(separator: "\n").map(String.init))
            columns[row["id"]] = table.facts(of: .person, without: absent)
        }
    }

    /// What the current tables of the looked-after return tell, by year, of a table without rows too; and the years of which the list of
    /// unaccompanied children is loaded.
    private static func lookedAfter(in db: Database) throws -> (told: [CollectionYear: Set<EntryKind>], lists: Set<CollectionYear>) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT table_name, taken_on FROM data_part
                WHERE in_force = 1 AND format = ? AND taken_on IS NOT NULL
                """, arguments: [ReturnFormat.lookedAfter.rawValue])
        var (told, lists): ([CollectionYear: Set<EntryKind>], Set<CollectionYear>) = ([:], [])
        for row in rows {
            let (name, year): (String, CollectionYear) = (row["table_name"], CollectionYear(containing: Day(number: row["taken_on"])))
            guard let table = TableSpec.all.first(where: { $0.format == .lookedAfter && $0.name == name }) else { continue }
            told[year, default: []].formUnion(table.makings.map(\.kind).filter { $0 != .person })
            if name == "uasc" { lists.insert(year) }
        }
        return (told, lists)
    }

    private static func insist(_ version: Int, in db: Database) throws { try DataVersion.insist(on: version, in: db) }

    private func begin(_ overview: LoadOverview, _ version: Int, _ days: [ReturnFormat: Day], _ taken: Day, _ today: Day) async throws
        -> Int64
    {
        let outdated = StaleForms.found(in: overview, on: today)
        return try await store.slice { db in
            try db.execute(
                sql: """
                    INSERT INTO quality_check (data_version, load, taken_on, rules, checked_on)
                    VALUES (?, (SELECT load FROM data_version), ?, ?, ?)
                    """, arguments: [version, taken, QualityRules.all.map { $0.key }.joined(separator: " "), today])
            let id = db.lastInsertedRowID
            for (form, day) in days {
                try db.execute(
                    sql: "INSERT INTO quality_day (of_check, form, day) VALUES (?, ?, ?)", arguments: [id, form.rawValue, day])
            }
            for form in outdated {
                try db.execute(
                    sql: "INSERT INTO quality_outdated (of_check, form, newest) VALUES (?, ?, ?)",
                    arguments: [id, form.format.rawValue, form.newest])
            }
            for rule in QualityRules.all {
                for kind in Set(overview.notLoaded(for: rule)) where !rule.looksAtEverything {
                    try db.execute(
                        sql: "INSERT INTO quality_not_loaded (of_check, rule, kind) VALUES (?, ?, ?)",
                        arguments: [id, rule.key, kind.rawValue])
                }
            }
            return id
        }
    }

    /// Deletes the checks that no page shows: those before the last one that was finished, and those that never were.
    private func clear(besides kept: Int64?) async throws {
        let old = try await store.read { db in
            let kept = try kept ?? QualityRun.shown(in: db)?.id
            return try Int64.fetchAll(db, sql: "SELECT id FROM quality_check WHERE id IS NOT ?", arguments: [kept])
        }
        for id in old {
            var count = QualityStore.slice
            while count == QualityStore.slice {
                count = try await store.slice { db in
                    try db.execute(
                        sql: "DELETE FROM quality_record WHERE id IN (SELECT id FROM quality_record WHERE of_check = ? LIMIT ?)",
                        arguments: [id, QualityStore.slice])
                    return db.changesCount
                }
            }
            try await store.slice { db in
                try db.execute(sql: "DELETE FROM quality_not_loaded WHERE of_check = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM quality_day WHERE of_check = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM quality_outdated WHERE of_check = ?", arguments: [id])
                try db.execute(sql: "DELETE FROM quality_check WHERE id = ?", arguments: [id])
            }
        }
    }

    static func teams(in db: Database) throws -> [String: String] {
        let departments = try HistoryRows.ofTheService(in: db).filter { $0.kind == .department }
        let names = departments.compactMap { entry in entry.reference.flatMap { id in entry.facts[.name].map { (id, $0) } } }
        return Dictionary(names) { first, _ in first }
    }
}

/// What the rules say of one child.
private struct QualityResult: Sendable {
    /// A record that a rule fails more often than this shows only so many places.
    private static let mostPlaces = 20

    private let number: String
    private let team: String
    private let states: String
    private let failures: [(rule: String, place: QualityFailure)]

    init(_ history: ChildHistory, _ check: QualityCheck, _ teams: [String: String]) {
        let found = check.states(of: history)
        number = history.child.number.text
        team = history.team.map { teams[$0] ?? $0 } ?? ""
        states = String(found.map { $0.state.kind.letter })
        failures = found.flatMap { rule, state -> [(rule: String, place: QualityFailure)] in
            guard case .failed(let places) = state else { return [] }
            return places.prefix(QualityResult.mostPlaces).map { (rule.key, $0) }
        }
    }

    func write(of check: Int64, in db: Database) throws {
        let id = Identifier<QualityRecord>()
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO quality_child (number) VALUES (?)").execute(arguments: [number])
        let known = try Int.fetchOne(db.cachedStatement(sql: "SELECT reference FROM quality_child WHERE number = ?"), arguments: [number])
        let reference = String(known ?? 0)
        try db.cachedStatement(
            sql: "INSERT INTO quality_record (id, of_check, reference, number, team, states) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, check, "D" + String(repeating: "0", count: max(0, 5 - reference.count)) + reference, number, team, states,
        ])
        let insert = try db.cachedStatement(
            sql: "INSERT INTO quality_failure (rule, record, day, words, form, file, row, fault) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (rule, place) in failures {
            try insert.execute(
                arguments: [
                    rule, id, place.day, place.words, place.origin?.format.rawValue, place.origin?.file, place.origin?.row,
                    place.fault,
                ])
        }
    }
}

/// Lets one at a time through for each store.
actor Turns {
    static let shared = Turns()
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    func take<T: Sendable>(_ key: String, _ body: @Sendable () async throws -> T) async rethrows -> T {
        await enter(key)
        defer { leave(key) }
        return try await body()
    }

    private func enter(_ key: String) async {
        guard waiting[key] != nil else {
            waiting[key] = []
            return
        }
        await withCheckedContinuation { waiting[key]?.append($0) }
    }

    private func leave(_ key: String) {
        guard var others = waiting[key] else { return }
        if others.isEmpty {
            waiting[key] = nil
        } else {
            let next = others.removeFirst()
            waiting[key] = others
            next.resume()
        }
    }
}

extension ChildHistory {
    /// The team whose child this is: of the worker allocated last, or of the last thing that names one.
    var team: String? {
        self[.allocation].last { $0.team != nil }?.team ?? self[.cinEpisode].last { $0.team != nil }?.team
            ?? all.last { $0.team != nil }?.team
    }
}

extension RuleState.Kind {
    /// One letter a state, so that what seventy rules say of a child is one short text.
    var letter: Character {
        switch self {
        case .failed: "F"
        case .incomplete: "X"
        case .notChecked: "W"
        case .passed: "P"
        case .notApplicable: "N"
        }
    }

    /// - Throws: ``UnreadableValue`` for a letter that no state has.
    static func of(_ letter: Character) throws -> RuleState.Kind {
        guard let kind = allCases.first(where: { $0.letter == letter }) else { throw UnreadableValue("quality_record", "states") }
        return kind
    }
}

/// One child's record, as the rules of data quality point at it.
package enum QualityRecord {}
