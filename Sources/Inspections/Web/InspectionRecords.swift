import GRDB
import Inspections
import SiteKit
import Vocabulary

/// Reads of inspections that other domains also need. Each takes the connection of the transaction it runs in.
package enum InspectionRecords {
    /// The confirmed findings of an inspection, what needs an answer first.
    package static func findings(of inspection: Identifier<Inspection>, in db: Database) throws -> [Finding] {
        try findings(where: "finding.inspection = ? AND finding.state = 'accepted'", [inspection], in: db)
    }

    package static func finding(_ id: Identifier<Finding>, in db: Database) throws -> Finding? {
        try findings(where: "finding.id = ?", [id], in: db).first
    }

    static func findings(where condition: SQLText, _ arguments: StatementArguments, in db: Database) throws -> [Finding] {
        let sql = """
            SELECT finding.*,
                (SELECT group_concat(number) FROM finding_paragraph WHERE finding = finding.id) AS numbers,
                (SELECT group_concat(theme) FROM finding_theme WHERE finding = finding.id) AS themes
            FROM finding WHERE \(condition.text)
            ORDER BY CASE kind WHEN 'priority_action' THEN 0 WHEN 'improvement' THEN 1 WHEN 'recommendation' THEN 2
                WHEN 'internal_finding' THEN 3 WHEN 'other_weakness' THEN 4 ELSE 5 END, position
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(finding)
    }

    private static func finding(_ row: Row) -> Finding {
        let numbers = (row["numbers"] as String? ?? "").split(separator: ",").compactMap { Int($0) }.sorted()
        return Finding(
            id: row["id"], inspection: row["inspection"], kind: FindingKind(rawValue: row["kind"]) ?? .internalFinding,
            position: row["position"], text: row["text"], page: row["page"], paragraphs: numbers,
            themes: (row["themes"] as String? ?? "").split(separator: ",").map(String.init), frameworkOutcome: row["framework_outcome"],
            state: Finding.State(rawValue: row["state"]) ?? .suggested, doubt: row["doubt"], version: row["version"])
    }

    /// Notes the day on which a clock was met, as when the plan is published. The first day given stays.
    package static func meetClock(_ clock: String, of inspection: Identifier<Inspection>, on day: Day, note: String, in db: Database) throws
    {
        try db.execute(
            sql: "INSERT OR IGNORE INTO clock_met (inspection, clock, met, note) VALUES (?, ?, ?, ?)",
            arguments: [inspection, clock, day, note])
    }
}

/// A condition written in this program: only a literal can make one, so no text of a person's becomes SQL.
struct SQLText: ExpressibleByStringLiteral {
    let text: String
    init(stringLiteral text: StaticString) { self.text = text.description }
}
