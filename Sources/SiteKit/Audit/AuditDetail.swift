import Foundation
import GRDB

/// Words that belong to an audit row and lie beside the chain. The chain holds only their digest with a random salt, so that once
/// they are erased nobody can find them again by guessing.
struct AuditDetail {
    static let purpose = "throughline audit detail 1"
    private static let saltSize = 16

    let words: String
    let salt: [UInt8]
    let digest: [UInt8]

    init(_ words: String) {
        let salt = [UInt8](random: AuditDetail.saltSize)
        var hash = CanonicalHash(AuditDetail.purpose)
        hash.add(salt)
        hash.add(words)
        (self.words, self.salt, digest) = (words, salt, hash.finished())
    }

    func keep(beside link: AuditLink, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO audit_detail (sequence, salt, words) VALUES (?, ?, ?)")
            .execute(arguments: [link.sequence, Data(salt), words])
    }
}

extension Act {
    /// A row of this act has for its subject the number of the row whose detail was erased.
    package static let eraseAuditDetail = Act("audit.erase-detail", "erase what lies beside audit rows")
}

extension Store {
    /// Erases what lies beside every audit row of a subject, and writes a row for each with its ground. The chain stays whole.
    /// - Returns: how many details were erased.
    @discardableResult
    package func eraseAuditDetails(on subject: String, ground: String, by changer: Changer) async throws -> Int {
        try await erase { db in
            let sequences = try Int64.fetchAll(
                db, sql: "SELECT sequence FROM audit JOIN audit_detail USING (sequence) WHERE subject = ? ORDER BY sequence",
                arguments: [subject])
            let rows = sequences.map { AuditEntry(.change, .eraseAuditDetail, by: changer, on: String($0), ground: ground) }
            try AuditTrail.append(rows, at: Date(), in: db)
            for sequence in sequences { try db.execute(sql: "DELETE FROM audit_detail WHERE sequence = ?", arguments: [sequence]) }
            return sequences.count
        }
    }
}
