import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// Refuses, before a statement is even compiled on the writing connection, whatever would change or cut the audit trail: deleting and
/// updating its rows, dropping or altering its tables and their triggers, and writing the schema by hand. Only the erasure of what lies
/// beside the chain passes, while it is under way.
///
/// GRDB sets an authoriser of its own to learn what a statement does, for observers and record types; this store uses neither, so the
/// guard may stand in its place once the migrations are through. `AuditGuardTests` holds what that rests on.
final class AuditGuard: Sendable {
    private static let guarded: Set<String> = ["audit", "audit_detail"]

    /// True while an erasure is under way, on the one connection that writes.
    private let erases = Mutex(false)

    /// Stands guard on a connection. The guard must live as long as the connection does.
    func stand(on db: Database) {
        sqlite3_set_authorizer(
            db.sqliteConnection,
            { context, action, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                return Unmanaged<AuditGuard>.fromOpaque(context).takeUnretainedValue().judge(action, first, second)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// For tests that do what somebody could who opens the file with a program of their own.
    static func stepAside(on db: Database) { sqlite3_set_authorizer(db.sqliteConnection, nil, nil) }

    /// Lets the words beside rows be deleted while `body` runs, and nothing else.
    func whileErasing<T>(_ body: () throws -> T) rethrows -> T {
        erases.withLock { $0 = true }
        defer { erases.withLock { $0 = false } }
        return try body()
    }

    private func judge(_ action: CInt, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> CInt {
        switch action {
        case SQLITE_READ, SQLITE_SELECT, SQLITE_FUNCTION, SQLITE_INSERT, SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_RECURSIVE: SQLITE_OK
        case SQLITE_DELETE:
            isGuarded(first) && !(word(first) == "audit_detail" && erases.withLock { $0 }) ? SQLITE_DENY : SQLITE_OK
        case SQLITE_UPDATE, SQLITE_DROP_TABLE: isGuarded(first) ? SQLITE_DENY : SQLITE_OK
        // The table, or for ALTER the table in the second place, after the name of the database.
        case SQLITE_ALTER_TABLE, SQLITE_DROP_TRIGGER, SQLITE_DROP_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_CREATE_TEMP_TRIGGER,
            SQLITE_DROP_TEMP_TRIGGER:
            isGuarded(second) ? SQLITE_DENY : SQLITE_OK
        case SQLITE_PRAGMA: word(first) == "writable_schema" ? SQLITE_DENY : SQLITE_OK
        default: SQLITE_OK
        }
    }

    private func isGuarded(_ name: UnsafePointer<CChar>?) -> Bool { word(name).map(AuditGuard.guarded.contains) == true }

    /// Names of tables have no capitals for SQLite, whatever a statement writes.
    private func word(_ name: UnsafePointer<CChar>?) -> String? { name.map { String(cString: $0).lowercased() } }
}
