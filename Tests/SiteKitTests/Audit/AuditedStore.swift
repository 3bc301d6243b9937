import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

/// A store with changes, views and words beside them, and with signed heads outside it.
final class AuditedStore: Sendable {
    static let priya = Changer(account: "priya", session: Digest(of: "a session"), address: "192.0.2.7")

    let kept: TestStore
    let outside: URL
    let heads: AuditHeads
    var store: Store { kept.store }
    var headFile: URL { outside.appending(path: AuditHeads.fileName) }

    init() throws {
        kept = try TestStore()
        outside = AuditHeads.directory(beside: kept.directory)
        heads = try AuditHeads(of: kept.store, in: outside)
    }

    deinit { try? FileManager.default.removeItem(at: outside) }

    /// Rows of every kind: every third with words, some with a ground, some by the system itself. No two have the same subject.
    func fill(_ count: Int, from moment: Date = Date(timeIntervalSince1970: 1_795_492_000)) async throws {
        try await store.writeUnaudited { db in
            let before = try AuditLink.last(in: db).sequence
            for number in 1...Int64(count) {
                let row = before + number
                let entry = AuditEntry(
                    row % 2 == 0 ? .view : .change, row % 2 == 0 ? .readNotes : .writeNotes,
                    by: row % 5 == 0 ? .system : AuditedStore.priya, on: "note-\(row)", ground: row % 4 == 0 ? "duty" : nil,
                    note: row % 3 == 0 ? "words \(row)" : "")
                try AuditTrail.append(entry, at: moment.addingTimeInterval(Double(row)), in: db)
            }
        }
    }

    func verify() async throws -> AuditVerification {
        try await AuditVerification.of(store, heads: try AuditHeadFile(headFile), key: try publicKey())
    }

    func publicKey() throws -> AuditPublicKey { try AuditPublicKey(of: outside.appending(path: AuditPublicKey.fileName)) }

    /// What the check finds when somebody who owns the database does this to it. Nothing of it stays.
    func finding(after tampering: @escaping @Sendable (Database) throws -> Void) async throws -> AuditFinding? {
        let (heads, key) = (try AuditHeadFile(headFile), try publicKey())
        return try await store.writeUnaudited { db in
            var finding: AuditFinding?
            try db.inSavepoint {
                try Tampering.unlock(db)
                try tampering(db)
                finding = try AuditVerification.of(db, heads: heads, key: key).finding
                return .rollback
            }
            return finding
        }
    }
}
