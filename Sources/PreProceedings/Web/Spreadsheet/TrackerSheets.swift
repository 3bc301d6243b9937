import ChildRecords
import Foundation
import GRDB
import Intake
import PreProceedings
import SiteKit
import Vocabulary

/// A spreadsheet that one person is taking into the tracker. Nobody else sees it: it can name children whose records are closed to others.
struct TrackerSheet: Sendable, Identifiable {
    let id: Identifier<TrackerSheet>
    let name: String
    let day: Day
    let tables: [TableText]
    /// Nil until a person has said what the columns hold.
    let mapping: SheetMapping?
    let kept: [Int: KeptLine]

    /// What a person has said of a line.
    struct KeptLine: Sendable {
        var typed: [SheetField: String] = [:]
        /// By the place of the child in the line: the record that was confirmed, or that none of those proposed is right.
        var children: [Int: ConfirmedChild] = [:]
        var leftOut: Day?
        var proceedings: Identifier<PreProceedingsCase>?
    }

    enum ConfirmedChild: Hashable, Sendable {
        case record(Identifier<Child>)
        case none

        init?(_ text: String) {
            if text == "none" { self = .none } else if let id = Identifier<Child>(text) { self = .record(id) } else { return nil }
        }

        var text: String {
            switch self {
            case .record(let id): id.text
            case .none: "none"
            }
        }
    }

    func table(_ name: String) -> SheetTable? {
        tables.first { $0.name == name }.map {
            SheetTable(name: $0.name, rows: $0.rows, lines: $0.lines, hidden: Set($0.hiddenLines ?? []))
        }
    }

    /// The sheet that is meant where nobody has said: the first that shows something.
    var firstShown: TableText? { tables.first { !$0.rows.isEmpty && !$0.isHidden } ?? tables.first { !$0.rows.isEmpty } }

    /// The lines of the chosen sheet with what was typed in their place; nil until the columns are mapped.
    var reading: SheetReading? {
        guard let mapping, let table = table(mapping.sheet) else { return nil }
        return SheetReading(table, mapping, corrections: kept.mapValues(\.typed).filter { !$0.value.isEmpty })
    }
}

/// Keeps spreadsheets while they are taken in. Those older than so many days are deleted, with everything in them, by the service’s rounds.
enum TrackerSheets {
    static let daysKept = 90

    // MARK: Reading

    static func all(of account: String, in db: Database) throws -> [TrackerSheet] {
        let ids = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_sheet WHERE account = \(account) ORDER BY rowid DESC")
        return try ids.compactMap { try one($0["id"], of: account, in: db) }
    }

    static func one(_ id: Identifier<TrackerSheet>, of account: String, in db: Database) throws -> TrackerSheet? {
        let sql: SQL = "SELECT * FROM pre_proceedings_sheet WHERE id = \(id) AND account = \(account)"
        guard let row = try Row.fetchAll(db, literal: sql).first else { return nil }
        let lines = try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_sheet_line WHERE sheet = \(id)").map { row in
            (row["line"] as Int, try line(row))
        }
        return TrackerSheet(
            id: id, name: row["name"], day: row["day"], tables: try value(row["tables"]),
            mapping: try (row["mapping"] as String?).map { try value($0) }, kept: Dictionary(uniqueKeysWithValues: lines))
    }

    private static func line(_ row: Row) throws -> TrackerSheet.KeptLine {
        let typed: [String: String] = try value(row["typed"])
        let children: [String: String] = try value(row["children"])
        let fields = try typed.map { name, text in
            guard let field = SheetField(rawValue: name) else { throw UnreadableValue("pre_proceedings_sheet_line", "typed") }
            return (field, text)
        }
        let confirmed = try children.map { index, text in
            guard let index = Int(index), let child = TrackerSheet.ConfirmedChild(text) else {
                throw UnreadableValue("pre_proceedings_sheet_line", "children")
            }
            return (index, child)
        }
        return TrackerSheet.KeptLine(
            typed: Dictionary(uniqueKeysWithValues: fields), children: Dictionary(uniqueKeysWithValues: confirmed),
            leftOut: row["left_out_on"], proceedings: row["proceedings"])
    }

    /// What was chosen the last time for a file with the same headings.
    static func keptMapping(for tables: [TableText], in db: Database) throws -> SheetMapping? {
        let rows = try Row.fetchAll(db, literal: "SELECT headings, mapping FROM pre_proceedings_sheet_mapping ORDER BY day DESC LIMIT 50")
        for row in rows {
            var mapping: SheetMapping = try value(row["mapping"])
            if let table = tables.first(where: { headings(mapping, $0.rows) == row["headings"] as String }) {
                mapping.sheet = table.name
                return mapping
            }
        }
        return nil
    }

    static func headings(_ mapping: SheetMapping, _ rows: [[String]]) -> String { mapping.headings(rows).joined(separator: "\u{1F}") }

    // MARK: Keeping

    static func isAnyOld(on today: Day, in db: Database) throws -> Bool {
        try !Row.fetchAll(db, literal: "SELECT 1 FROM pre_proceedings_sheet WHERE day < \(today - daysKept) LIMIT 1").isEmpty
    }

    static func deleteOld(on today: Day, in db: Database) throws {
        try db.execute(literal: "DELETE FROM pre_proceedings_sheet WHERE day < \(today - daysKept)")
    }

    /// The same file of the same person is kept once.
    static func keep(
        _ tables: [TableText], named name: String, digest: Digest, of account: String, on day: Day, in db: Database
    ) throws -> Identifier<TrackerSheet> {
        let known: SQL = "SELECT id FROM pre_proceedings_sheet WHERE account = \(account) AND digest = \(digest)"
        if let row = try Row.fetchAll(db, literal: known).first { return row["id"] }
        let id = Identifier<TrackerSheet>()
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_sheet (id, account, name, digest, day, tables)
                VALUES (\(id), \(account), \(name), \(digest), \(day), \(try text(tables)))
                """)
        return id
    }

    static func map(_ sheet: TrackerSheet, _ mapping: SheetMapping, on day: Day, in db: Database) throws {
        try db.execute(literal: "UPDATE pre_proceedings_sheet SET mapping = \(try text(mapping)) WHERE id = \(sheet.id)")
        guard let table = sheet.table(mapping.sheet) else { return }
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_sheet_mapping (headings, mapping, day)
                VALUES (\(headings(mapping, table.rows)), \(try text(mapping)), \(day))
                ON CONFLICT (headings) DO UPDATE SET mapping = excluded.mapping, day = excluded.day
                """)
    }

    static func save(_ line: Int, _ kept: TrackerSheet.KeptLine, of sheet: Identifier<TrackerSheet>, in db: Database) throws {
        let typed = Dictionary(uniqueKeysWithValues: kept.typed.map { ($0.key.rawValue, $0.value) })
        let children = Dictionary(uniqueKeysWithValues: kept.children.map { (String($0.key), $0.value.text) })
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_sheet_line (sheet, line, typed, children, left_out_on, proceedings)
                VALUES (\(sheet), \(line), \(try text(typed)), \(try text(children)), \(kept.leftOut), \(kept.proceedings))
                ON CONFLICT (sheet, line) DO UPDATE SET typed = excluded.typed, children = excluded.children,
                    left_out_on = excluded.left_out_on, proceedings = excluded.proceedings
                """)
    }

    private static func value<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    private static func text(_ value: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(value), as: UTF8.self) }
}
