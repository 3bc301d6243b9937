import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Asks the rules about every child whose data stands, and keeps what they say.
package struct QualityStore: Sendable {
    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// Hands over every child, one after the other, so that a large council need not lie in memory.
    package typealias EachChild = @Sendable (Database, (ChildHistory) throws -> Void) throws -> Void

    /// - Parameters:
    ///   - each: gives every child of the data that stands; asked for twice.
    ///   - teams: names of teams by the identifier that the data gives them.
    ///   - taken: the day the data was taken; what lies after it lies in the future.
    package func check(
        _ each: @escaping EachChild, teams: [String: String] = [:], taken: Day, on today: Day, by changer: Changer
    ) async throws {
        let overview = try await store.read { db in
            var overview = LoadOverview(on: taken)
            try each(db) { overview.note($0) }
            return overview
        }
        let check = QualityCheck(overview)
        let stale = StaleForms.found(in: overview, on: today)
        try await store.change(by: changer, .checkQuality, on: "data-quality", ground: taken.iso) { db in
            try QualityStore.clear(taken, today, in: db)
            for form in stale {
                try db.execute(
                    sql: "INSERT INTO quality_stale (form, newest) VALUES (?, ?)", arguments: [form.format.rawValue, form.newest])
            }
            for rule in QualityRules.all {
                for kind in Set([rule.subject] + rule.needs) where !overview.kinds.contains(kind) {
                    try db.execute(
                        sql: "INSERT INTO quality_wanting (rule, kind) VALUES (?, ?)", arguments: [rule.key, kind.rawValue])
                }
            }
            var writer = try QualityWriter(db)
            try each(db) { try writer.write($0, check, teams) }
        }
    }

    /// Asks the rules about the data that is in force.
    package func checkStanding(on today: Day, by changer: Changer) async throws {
        let (taken, teams) = try await store.read { db in
            let departments = try HistoryRows.ofTheService(in: db).filter { $0.kind == .department }
            let names = departments.compactMap { entry in entry.reference.flatMap { id in entry.facts[.name].map { (id, $0) } } }
            return (try QualityStore.taken(on: today, in: db), Dictionary(names) { first, _ in first })
        }
        try await check(
            { db, body in try HistoryRows.each(in: db, body) }, teams: teams, taken: taken, on: today, by: changer)
    }

    /// The day the data was taken is the last on which three things or more happened: one day typed wrongly does not move it.
    private static func taken(on today: Day, in db: Database) throws -> Day {
        let busy = try Int.fetchOne(
            db,
            sql: """
                SELECT from_day FROM child_entry JOIN data_part ON data_part.id = child_entry.part
                WHERE in_force = 1 AND from_day <= ? GROUP BY from_day HAVING count(*) >= 3 ORDER BY from_day DESC LIMIT 1
                """, arguments: [today.number])
        return busy.map { Day(number: $0) } ?? today
    }

    private static func clear(_ taken: Day, _ today: Day, in db: Database) throws {
        for table in [
            "DELETE FROM quality_firing", "DELETE FROM quality_record", "DELETE FROM quality_wanting", "DELETE FROM quality_stale",
        ] {
            try db.execute(sql: table)
        }
        try db.execute(
            sql: """
                INSERT INTO quality_check (only, taken_on, rules, checked_on) VALUES (1, ?, ?, ?)
                ON CONFLICT (only) DO UPDATE SET taken_on = excluded.taken_on, rules = excluded.rules, checked_on = excluded.checked_on
                """, arguments: [taken, QualityRules.all.map { $0.key }.joined(separator: " "), today])
    }
}

/// Writes what the rules say of one child after the other.
private struct QualityWriter {
    private let record: Statement
    private let firing: Statement
    private var count = 0

    init(_ db: Database) throws {
        record = try db.makeStatement(sql: "INSERT INTO quality_record (id, reference, number, team, states) VALUES (?, ?, ?, ?, ?)")
        firing = try db.makeStatement(
            sql: "INSERT INTO quality_firing (rule, record, day, words, form, file, row) VALUES (?, ?, ?, ?, ?, ?, ?)")
    }

    mutating func write(_ history: ChildHistory, _ check: QualityCheck, _ teams: [String: String]) throws {
        count += 1
        let id = Identifier<QualityRecord>()
        let states = check.states(of: history)
        let team = history.team.map { teams[$0] ?? $0 } ?? ""
        try record.execute(
            arguments: [
                id, "D\(String(count + 100_000).dropFirst())", history.child.number.text, team,
                String(states.map { $0.state.kind.letter }),
            ])
        for (rule, state) in states {
            guard case .fired(let firings) = state else { continue }
            for one in firings.prefix(20) {
                try firing.execute(
                    arguments: [
                        rule.key, id, one.day, one.words, one.origin?.format.rawValue, one.origin?.file, one.origin?.row,
                    ])
            }
        }
    }
}

extension ChildHistory {
    /// The team whose child this is: of the worker allocated last, or of the last thing that names one.
    var team: String? {
        self[.allocation].last { $0.team != nil }?.team ?? self[.inNeed].last { $0.team != nil }?.team
            ?? all.last { $0.team != nil }?.team
    }
}

extension RuleState.Kind {
    /// One letter a state, so that what seventy rules say of a child is one short text.
    var letter: Character {
        switch self {
        case .fired: "F"
        case .failed: "X"
        case .notRun: "W"
        case .passed: "P"
        case .notApplicable: "N"
        }
    }

    static func of(_ letter: Character) -> RuleState.Kind? { allCases.first { $0.letter == letter } }
}

/// One child's record, as the rules of data quality point at it.
package enum QualityRecord {}
