import Foundation
import GRDB

/// One row of the chain with its place: what comes before it is in its hash, so that nothing before it can change unseen.
struct AuditLink {
    static let purpose = "throughline audit row 1"
    /// What the first row names as its predecessor.
    static let nothing = [UInt8](repeating: 0, count: CanonicalHash.size)

    let sequence: Int64
    let hash: [UInt8]

    static let beforeTheFirst = AuditLink(sequence: 0, hash: nothing)

    init(sequence: Int64, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }

    /// The link that follows `last`.
    init(after last: AuditLink, _ entry: AuditEntry, at milliseconds: Int64, detail: AuditDetail?) {
        // A number that somebody put at its end must not stop the service; the trigger refuses the row.
        sequence = last.sequence &+ 1
        var hash = CanonicalHash(AuditLink.purpose)
        hash.add(sequence)
        hash.add(milliseconds)
        hash.add(entry.kind.rawValue)
        hash.add(entry.changer.account)
        hash.add(entry.changer.session)
        hash.add(entry.changer.address)
        hash.add(entry.act.name)
        hash.add(entry.subject)
        hash.add(entry.ground)
        if let detail { hash.add(detail.digest) } else { hash.addAbsent() }
        hash.add(last.hash)
        self.hash = hash.finished()
    }

    /// The last row of the chain; what lies before the first when there is none.
    static func last(in db: Database) throws -> AuditLink {
        let statement = try db.cachedStatement(sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1")
        guard let row = try Row.fetchOne(statement) else { return beforeTheFirst }
        return AuditLink(sequence: row["sequence"], hash: (row["hash"] as Data?).map { Array($0) } ?? nothing)
    }
}
