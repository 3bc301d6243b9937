import ActionPlans
import Foundation
import GRDB
import Intake
import SiteKit
import Vocabulary

/// A file that a plan is taken from.
struct PlanImport: Sendable, Identifiable {
    let id: Identifier<PlanImport>
    let plan: Identifier<Plan>
    let name: String
    let day: Day
    let author: String
    let tables: [TableText]
    /// Nil until somebody said which column is which.
    let mapping: ImportMapping?
    let rows: [PlanImportRow]

    func table(_ name: String) -> TableText? { tables.first { $0.name == name } }
    var held: [PlanImportRow] { rows.filter { $0.action == nil && !$0.isLeftOut } }
}

/// A row of such a file: taken, held with its reasons, or left out.
struct PlanImportRow: Sendable, Identifiable {
    let id: Identifier<PlanImportRow>
    let line: Int
    let content: ImportedRow
    let reasons: [Problem]
    let action: Identifier<Action>?
    let isLeftOut: Bool
}

enum PlanImports {
    struct Reason: Codable { let field, words: String }

    static func one(_ id: Identifier<PlanImport>, of plan: Identifier<Plan>, in db: Database) throws -> PlanImport? {
        let sql = "SELECT * FROM plan_import WHERE id = ? AND plan = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, plan]).map { try read($0, db) }
    }

    static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanImport] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM plan_import WHERE plan = ? ORDER BY rowid DESC"), arguments: [plan])
            .map { try read($0, db) }
    }

    /// The mapping that was kept for the latest file with the same headings.
    static func kept(for tables: [TableText], in db: Database) throws -> ImportMapping? {
        let sql = "SELECT mapping, headings FROM plan_import WHERE mapping IS NOT NULL ORDER BY rowid DESC LIMIT 50"
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
            let mapping = try JSONDecoder().decode(ImportMapping.self, from: Data((row["mapping"] as String).utf8))
            let headings = row["headings"] as String?
            if let table = tables.first(where: { headings == mapping.headings($0.rows).joined(separator: "\u{1F}") }) {
                var same = mapping
                same.sheet = table.name
                return same
            }
        }
        return nil
    }

    private static func read(_ row: Row, _ db: Database) throws -> PlanImport {
        let id: Identifier<PlanImport> = row["id"]
        let decoder = JSONDecoder()
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM plan_import_row WHERE import = ? ORDER BY line"), arguments: [id]
        ).map { row in
            let reasons = try (row["reasons"] as String?).map { try decoder.decode([Reason].self, from: Data($0.utf8)) } ?? []
            return PlanImportRow(
                id: row["id"], line: row["line"],
                content: try decoder.decode(ImportedRow.self, from: Data((row["content"] as String).utf8)),
                reasons: reasons.map { Problem($0.field, $0.words) }, action: row["action"],
                isLeftOut: (row["left_out_on"] as String?) != nil)
        }
        return PlanImport(
            id: id, plan: row["plan"], name: row["name"], day: row["day"], author: row["author"],
            tables: try decoder.decode([TableText].self, from: Data((row["tables"] as String).utf8)),
            mapping: try (row["mapping"] as String?).map { try decoder.decode(ImportMapping.self, from: Data($0.utf8)) }, rows: rows)
    }

    static func text(_ value: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(value), as: UTF8.self) }
    static func text(_ problems: Problems) throws -> String { try text(problems.all.map { Reason(field: $0.place, words: $0.words) }) }
}
