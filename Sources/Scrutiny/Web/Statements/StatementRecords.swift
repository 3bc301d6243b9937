import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// A line of the register of what a committee was told.
package struct StatementLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<CommitteeStatement>
    let text, paper, paragraph, measures, gap: String
    let said: Day
    let ended: Day?
    let reason: String?
}

extension CommitteeStatement: Registered {
    package typealias Line = StatementLine
    package static let table = "committee_statement"

    package static func load(_ id: Identifier<CommitteeStatement>, in db: Database) throws -> CommitteeStatement? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM committee_statement WHERE id = \(id)").first else { return nil }
        let state: State =
            if let day = row["ended"] as Day?, let reason = row["reason"] as String? { .ended(on: day, reason: reason) } else { .followed }
        return try CommitteeStatement(
            id: id, text: row["text"], paper: row["paper"], paragraph: row["paragraph"], said: row["said"],
            measures: MeasureCodes(row["measures"]).known, gap: row["gap"], report: row["report"], state: state, version: row["version"])
    }

    func insert(in db: Database) throws {
        try db.execute(
            literal: """
                INSERT INTO committee_statement (id, text, paper, paragraph, said, measures, gap, report)
                VALUES (\(id), \(text), \(paper), \(paragraph), \(said), \(measures.joined(separator: " ")), \(gap), \(report))
                """)
    }

    func save(in db: Database) throws {
        let (ended, reason): (Day?, String?) = if case .ended(let day, let reason) = state { (day, reason) } else { (nil, nil) }
        try db.execute(
            literal: """
                UPDATE committee_statement SET text = \(text), paper = \(paper), paragraph = \(paragraph), said = \(said),
                    measures = \(measures.joined(separator: " ")), gap = \(gap), ended = \(ended), reason = \(reason) WHERE id = \(id)
                """)
    }
}

extension ScrutinySchema {
    /// What papers told a committee. It stands after every other table of scrutiny.
    package static let statements = [
        StoreMigration(
            "2026-11-30 what a committee was told",
            """
            CREATE TABLE committee_statement (
                id TEXT PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''), paper TEXT NOT NULL CHECK (paper <> ''), paragraph TEXT NOT NULL,
                said TEXT NOT NULL, measures TEXT NOT NULL, gap TEXT NOT NULL, report TEXT REFERENCES committee_report (id), ended TEXT,
                reason TEXT CHECK (reason <> ''), version INTEGER NOT NULL DEFAULT 1, CHECK ((ended IS NULL) = (reason IS NULL)),
                CHECK (measures <> '' OR gap <> '')
            ) STRICT;
            CREATE INDEX committee_statement_by_said ON committee_statement (said);
            CREATE INDEX committee_statement_of_report ON committee_statement (report) WHERE report IS NOT NULL;
            """)
    ]
}
