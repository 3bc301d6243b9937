import Foundation
import GRDB

@testable import SiteKit

/// What somebody who owns the database can do to the chain: everything but sign.
enum Tampering {
    /// The triggers go, as they would for whoever can open the file.
    static func unlock(_ db: Database) throws {
        AuditGuard.stepAside(on: db)
        let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
        for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
        try db.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA defer_foreign_keys = ON")
    }

    /// Chains the rows from here on anew, each hashed as the product hashes it. Written apart from the product, from its description.
    static func hashAnew(from first: Int64, to last: Int64 = .max, in db: Database) throws {
        var previous = try Data.fetchOne(
            db, sql: "SELECT hash FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT 1", arguments: [first])
        for row in try Row.fetchAll(
            db, sql: "SELECT * FROM audit WHERE sequence BETWEEN ? AND ? ORDER BY sequence", arguments: [first, last])
        {
            let before = previous ?? Data(count: 32)
            let bytes = form(row, previous: before)
            let hash = Data(
                (0..<32).map { index in
                    UInt8(Digest(of: bytes).text.dropFirst(index * 2).prefix(2), radix: 16) ?? 0
                })
            try db.execute(
                sql: "UPDATE audit SET previous = ?, hash = ? WHERE sequence = ?", arguments: [before, hash, row["sequence"] as Int64])
            previous = hash
        }
    }

    private static func form(_ row: Row, previous: Data) -> [UInt8] {
        func sized(_ bytes: [UInt8]?) -> [UInt8] {
            withUnsafeBytes(of: (bytes.map { UInt32($0.count) } ?? .max).bigEndian) { Array($0) } + (bytes ?? [])
        }
        func number(_ name: String) -> [UInt8] { withUnsafeBytes(of: (row[name] as Int64).bigEndian) { Array($0) } }
        func text(_ name: String) -> [UInt8]? { (row[name] as String?).map { Array($0.utf8) } }
        let fields: [[UInt8]?] = [
            Array("throughline audit row 1".utf8), number("sequence"), number("at"), text("kind"), text("account"), text("session"),
            text("address"), text("act"), text("subject"), text("ground"), (row["detail"] as Data?).map { Array($0) }, Array(previous),
        ]
        return fields.flatMap(sized)
    }

    /// One random piece of mischief on a row up to `head`, of `rows` in all, with its name.
    static func random(_ db: Database, upTo head: Int64, of rows: Int64, using chance: inout some RandomNumberGenerator) throws -> String {
        let row = Int64.random(in: 1...head, using: &chance)
        let other = (row + Int64.random(in: 1..<rows, using: &chance) - 1) % rows + 1
        let kind = Int.random(in: 0..<16, using: &chance)
        switch kind {
        case 0...3: return try alterField(row, db, &chance)
        case 4:
            let column = try alterField(row, db, &chance)
            if column.contains("hash") || column.contains("previous") { return column }
            try hashAnew(from: row, to: row, in: db)
            return column + " and hashed again"
        case 5:
            _ = try alterField(row, db, &chance, columns: ["at", "account", "act", "subject", "ground"])
            try hashAnew(from: row, in: db)
            return "row \(row) altered, and all after it chained anew"
        case 6:
            try delete(row, db)
            return "row \(row) deleted"
        case 7:
            try delete(row, db)
            try renumber(from: row + 1, by: -1, db)
            return "row \(row) deleted, the rest renumbered"
        case 8:
            try delete(row, db)
            try renumber(from: row + 1, by: -1, db)
            try hashAnew(from: row, in: db)
            // Deleting the last signed row while there are rows after it leaves a chain as long as before.
            return "row \(row) deleted, the rest renumbered and chained anew"
        case 9:
            try swap(row, other, "at, kind, account, session, address, act, subject, ground, detail, previous, hash", db)
            return "rows \(row) and \(other) swapped"
        case 10:
            try swap(row, other, "at, kind, account, session, address, act, subject, ground, detail", db)
            return "what rows \(row) and \(other) say swapped"
        case 11:
            try insert(at: row, db)
            return "a row put in at \(row)"
        case 12:
            try insert(at: row, db)
            try hashAnew(from: row, in: db)
            return "a row put in at \(row), and all after it chained anew"
        case 13:
            try db.execute(sql: "DELETE FROM audit_detail WHERE sequence >= ?", arguments: [row])
            try db.execute(sql: "DELETE FROM audit WHERE sequence >= ?", arguments: [row])
            return "the tail cut from \(row) on"
        case 14: return try moveBorder(row, db, &chance)
        default: return try alterDetail(row, db, &chance)
        }
    }

    private static func alterField(
        _ row: Int64, _ db: Database, _ chance: inout some RandomNumberGenerator,
        columns: [String] = ["at", "kind", "account", "session", "address", "act", "subject", "ground", "detail", "previous", "hash"]
    ) throws -> String {
        let column = columns.randomElement(using: &chance) ?? "at"
        let old = try DatabaseValue.fetchOne(db, sql: "SELECT \(column) FROM audit WHERE sequence = ?", arguments: [row]) ?? .null
        let new: DatabaseValue
        switch column {
        case "at": new = (Int64.random(in: 1...100_000, using: &chance) + (Int64.fromDatabaseValue(old) ?? 0)).databaseValue
        case "kind": new = (String.fromDatabaseValue(old) == "view" ? "change" : "view").databaseValue
        case "detail" where old.isNull, "session" where old.isNull, "address" where old.isNull, "ground" where old.isNull:
            new = column == "detail" ? Data(count: 32).databaseValue : "".databaseValue
        case "detail", "previous", "hash":
            var bytes = Array(Data.fromDatabaseValue(old) ?? Data())
            bytes[Int.random(in: 0..<32, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            new = Data(bytes).databaseValue
        case "session", "address", "ground": new = Bool.random(using: &chance) ? .null : "another".databaseValue
        default: new = ((String.fromDatabaseValue(old) ?? "") + " ").databaseValue
        }
        try db.execute(sql: "UPDATE audit SET \(column) = ? WHERE sequence = ?", arguments: [new, row])
        return "\(column) of row \(row)"
    }

    /// The last letter of one field becomes the first of the next: joined together, the row reads as before.
    private static func moveBorder(_ row: Int64, _ db: Database, _ chance: inout some RandomNumberGenerator) throws -> String {
        let (left, right) = Bool.random(using: &chance) ? ("act", "subject") : ("kind", "account")
        try db.execute(
            sql: """
                UPDATE audit SET \(left) = substr(\(left), 1, length(\(left)) - 1), \(right) = substr(\(left), -1) || \(right)
                WHERE sequence = ?
                """, arguments: [row])
        return "the border of \(left) and \(right) in row \(row)"
    }

    private static func alterDetail(_ row: Int64, _ db: Database, _ chance: inout some RandomNumberGenerator) throws -> String {
        // The next row that has words, within the signed ones: there is one in every three.
        let row = max(3, row / 3 * 3)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: try db.execute(sql: "UPDATE audit_detail SET words = words || '.' WHERE sequence = ?", arguments: [row])
        case 1: try db.execute(sql: "UPDATE audit_detail SET salt = randomblob(16) WHERE sequence = ?", arguments: [row])
        case 2: try db.execute(sql: "DELETE FROM audit_detail WHERE sequence = ?", arguments: [row])
        default:
            try db.execute(
                sql: "INSERT INTO audit_detail (sequence, salt, words) VALUES (?, randomblob(16), 'made up')", arguments: [row - 2])
        }
        return "the words beside row \(row)"
    }

    static func delete(_ row: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM audit_detail WHERE sequence = ?", arguments: [row])
        try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [row])
    }

    static func renumber(from row: Int64, by step: Int64, _ db: Database) throws {
        for table in ["audit", "audit_detail"] {
            // Through numbers that nobody has, since no two rows may meet on the way.
            try db.execute(sql: "UPDATE \(table) SET sequence = -sequence WHERE sequence >= ?", arguments: [row])
            try db.execute(sql: "UPDATE \(table) SET sequence = ? - sequence WHERE sequence < 0", arguments: [step])
        }
    }

    static func insert(at row: Int64, _ db: Database) throws {
        try renumber(from: row, by: 1, db)
        try db.execute(
            sql: """
                INSERT INTO audit (sequence, at, kind, account, act, subject, previous, hash)
                SELECT ?, at, 'change', 'nobody', act, 'note-made-up', previous, hash FROM audit WHERE sequence = ?
                """, arguments: [row, row + 1])
    }

    static func swap(_ one: Int64, _ other: Int64, _ columns: String, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE audit SET (\(columns)) = (SELECT \(columns) FROM audit AS b WHERE b.sequence = ? + ? - audit.sequence)
                WHERE sequence IN (?, ?)
                """, arguments: [one, other, one, other])
    }
}
