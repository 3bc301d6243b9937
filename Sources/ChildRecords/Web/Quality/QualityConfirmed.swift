import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Places that somebody looked at and found right, though a rule points at them. They last over loads, by the reference of the child and what
/// stays the same of the place.
enum QualityConfirmed {
    static let isConfirmed: SQL = """
        EXISTS (SELECT 1 FROM quality_confirmed WHERE quality_confirmed.reference = quality_record.reference
            AND quality_confirmed.rule = quality_failure.rule AND quality_confirmed.fault = quality_failure.fault)
        """

    /// The children of whom every place that fails a rule is confirmed, by the rule.
    static func records(_ ofTeam: SQL, of run: QualityRun, in db: Database) throws -> [String: Int] {
        let sql: SQL = """
            SELECT rule, count(*) AS records FROM (
                SELECT quality_failure.rule AS rule, min(\(isConfirmed)) AS is_right FROM quality_confirmed AS any_right
                JOIN quality_record ON quality_record.reference = any_right.reference AND of_check = \(run.id)\(ofTeam)
                JOIN quality_failure ON quality_failure.record = quality_record.id AND quality_failure.rule = any_right.rule
                GROUP BY quality_failure.rule, quality_failure.record
            ) WHERE is_right GROUP BY rule
            """
        let rows = try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db)
        return Dictionary(rows.map { ($0["rule"] as String, $0["records"] as Int) }) { first, _ in first }
    }

    static func confirm(_ line: QualityFindings.Line, _ reason: String, by account: String, on day: Day, in db: Database) throws {
        try db.execute(
            literal: """
                INSERT INTO quality_confirmed (reference, rule, fault, reason, confirmed_on, confirmed_by)
                VALUES (\(line.reference), \(line.rule), \(line.fault), \(reason), \(day), \(account))
                ON CONFLICT DO UPDATE SET reason = excluded.reason, confirmed_on = excluded.confirmed_on, confirmed_by = excluded.confirmed_by
                """)
    }

    static func withdraw(_ line: QualityFindings.Line, in db: Database) throws {
        try db.execute(
            literal: """
                DELETE FROM quality_confirmed WHERE reference = \(line.reference) AND rule = \(line.rule) AND fault = \(line.fault)
                """)
    }
}

/// How many records failed each rule at each check, by team.
struct QualityTrend: Sendable {
    struct Check: Sendable {
        let id: Int64
        let load: Int?
        let checked: Day
    }

    let checks: [Check]
    /// By rule, then by check.
    let records: [String: [Int64: Int]]
    private static let mostChecks = 12

    /// Written when a check is finished; a second check of the same load takes the place of the first.
    static func note(_ id: Int64, in db: Database) throws {
        try db.execute(
            literal: """
                DELETE FROM quality_trend WHERE load IS NOT NULL
                    AND load = (SELECT data_load.number FROM quality_check JOIN data_load ON data_load.id = quality_check.load
                        WHERE quality_check.id = \(id));
                """)
        try db.execute(
            literal: """
                INSERT INTO quality_trend (of_check, load, checked_on, team, rule, records)
                SELECT \(id), (SELECT number FROM data_load WHERE data_load.id = quality_check.load), checked_on, team, quality_failure.rule,
                    count(DISTINCT record)
                FROM quality_check JOIN quality_record ON of_check = quality_check.id
                    JOIN quality_failure ON quality_failure.record = quality_record.id
                WHERE quality_check.id = \(id) GROUP BY team, quality_failure.rule
                """)
    }

    static func read(team: String, in db: Database) throws -> QualityTrend {
        let ofTeam: SQL = team.isEmpty ? "1" : "team = \(team)"
        let checks = try SQLRequest<Row>(
            literal: "SELECT DISTINCT of_check, load, checked_on FROM quality_trend ORDER BY of_check DESC LIMIT \(mostChecks)"
        ).fetchAll(db).map { Check(id: $0["of_check"], load: $0["load"], checked: $0["checked_on"]) }
        var records: [String: [Int64: Int]] = [:]
        let rows = try SQLRequest<Row>(
            literal: "SELECT of_check, rule, sum(records) AS records FROM quality_trend WHERE \(ofTeam) GROUP BY of_check, rule"
        ).fetchAll(db)
        for row in rows { records[row["rule"], default: [:]][row["of_check"]] = row["records"] }
        return QualityTrend(checks: checks.reversed(), records: records)
    }
}

extension QualitySpans {
    /// How many days each span is, as the council has set it.
    static let setting = Settings.Name("data-quality-spans")

    /// - Throws: ``UnreadableValue`` for a setting that is none.
    static func current(in db: Database) throws -> QualitySpans {
        let stored = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'data-quality-spans'"))
        guard let stored else { return QualitySpans() }
        guard let spans = QualitySpans(stored: stored) else { throw UnreadableValue("setting", "data-quality-spans") }
        return spans
    }
}
