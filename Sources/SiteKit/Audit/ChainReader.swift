import Foundation
import GRDB
import GRDBSQLite

/// Reads the chain row by row straight from SQLite and hashes each in place: no row is copied.
struct ChainReader {
    private enum Column: Int32 {
        case sequence, at, kind, account, session, address, act, subject, ground, detail, previous, hash, detailOf, salt, words
    }

    private static let columns = """
        audit.sequence, at, kind, account, session, address, act, subject, ground, detail, previous, hash,
        audit_detail.sequence, salt, words
        """

    private let statement: OpaquePointer
    /// The hash that the fields of the row give.
    private(set) var hash = AuditLink.nothing
    private var detailHash = AuditLink.nothing

    /// Calls `body` with the reader at each row, until it answers false.
    static func read(_ db: Database, _ body: (inout ChainReader) throws -> Bool) throws {
        let statement = try db.makeStatement(
            sql: "SELECT \(columns) FROM audit LEFT JOIN audit_detail USING (sequence) ORDER BY audit.sequence")
        var reader = ChainReader(statement: statement.sqliteStatement)
        defer { sqlite3_reset(statement.sqliteStatement) }
        while true {
            switch sqlite3_step(reader.statement) {
            case SQLITE_ROW: if try !body(&reader) { return }
            case SQLITE_DONE: return
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
            }
        }
    }

    private init(statement: OpaquePointer) { self.statement = statement }

    var sequence: Int64 { sqlite3_column_int64(statement, Column.sequence.rawValue) }
    var at: Int64 { sqlite3_column_int64(statement, Column.at.rawValue) }
    var hasDetail: Bool { sqlite3_column_type(statement, Column.detailOf.rawValue) != SQLITE_NULL }
    var namesDetail: Bool { sqlite3_column_type(statement, Column.detail.rawValue) != SQLITE_NULL }

    /// The number of the row whose detail this row says was erased.
    var erased: Int64? {
        guard text(.act) == Act.eraseAuditDetail.name else { return nil }
        return text(.subject).flatMap { Int64($0) }
    }

    /// Hashes the row; false when a field has another type than it should or the hash is not the row's.
    mutating func isSound() -> Bool {
        var form = CanonicalHash(AuditLink.purpose)
        guard add(.sequence, to: &form, SQLITE_INTEGER), add(.at, to: &form, SQLITE_INTEGER), add(.kind, to: &form, SQLITE_TEXT),
            add(.account, to: &form, SQLITE_TEXT), add(.session, to: &form, SQLITE_TEXT, mayLack: true),
            add(.address, to: &form, SQLITE_TEXT, mayLack: true), add(.act, to: &form, SQLITE_TEXT),
            add(.subject, to: &form, SQLITE_TEXT), add(.ground, to: &form, SQLITE_TEXT, mayLack: true),
            add(.detail, to: &form, SQLITE_BLOB, mayLack: true), add(.previous, to: &form, SQLITE_BLOB)
        else { return false }
        form.finish(into: &hash)
        return holds(hash, .hash)
    }

    func follows(_ last: [UInt8]) -> Bool { holds(last, .previous) }

    /// True when the words beside the row are the ones whose digest it holds.
    mutating func detailIsSound() -> Bool {
        var form = CanonicalHash(AuditDetail.purpose)
        guard add(.salt, to: &form, SQLITE_BLOB), add(.words, to: &form, SQLITE_TEXT) else { return false }
        form.finish(into: &detailHash)
        return holds(detailHash, .detail)
    }

    private func add(_ column: Column, to form: inout CanonicalHash, _ type: Int32, mayLack: Bool = false) -> Bool {
        let index = column.rawValue
        switch sqlite3_column_type(statement, index) {
        case SQLITE_NULL where mayLack: form.addAbsent()
        case type where type == SQLITE_INTEGER: form.add(sqlite3_column_int64(statement, index))
        case type where type == SQLITE_TEXT:
            // Text first and its length after, as SQLite asks for.
            let bytes = sqlite3_column_text(statement, index)
            form.add(bytes, count: Int(sqlite3_column_bytes(statement, index)))
        case type where type == SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement, index)
            form.add(bytes, count: Int(sqlite3_column_bytes(statement, index)))
        default: return false
        }
        return true
    }

    private func holds(_ bytes: [UInt8], _ column: Column) -> Bool {
        guard sqlite3_column_type(statement, column.rawValue) == SQLITE_BLOB,
            let held = sqlite3_column_blob(statement, column.rawValue),
            sqlite3_column_bytes(statement, column.rawValue) == Int32(bytes.count)
        else { return false }
        return memcmp(held, bytes, bytes.count) == 0
    }

    private func text(_ column: Column) -> String? { sqlite3_column_text(statement, column.rawValue).map { String(cString: $0) } }
}
