import Foundation
import GRDB

/// The whole chain checked against itself, against what lies beside it, and against its signed heads.
package struct AuditVerification: Sendable {
    package let rows: Int64
    package let finding: AuditFinding?
    /// What a person should know that is no fault.
    package let notes: [String]
    package let lastHead: AuditHead?
    /// Rows after the last head: chained, but nobody could tell if they were all written anew.
    package let openWindow: ClosedRange<Int64>?

    package static func of(_ store: Store, heads: AuditHeadFile? = nil, key: AuditPublicKey? = nil) async throws -> AuditVerification {
        // Signatures are checked beside the rows, on another core.
        async let forged = firstForged(heads, key)
        let walk = try await store.read { try ChainWalk(heads: heads?.heads.map(\.head) ?? []).through($0) }
        return AuditVerification(walk, heads, forgedLine: await forged)
    }

    /// For a database at hand, as tests have.
    static func of(_ db: Database, heads: AuditHeadFile? = nil, key: AuditPublicKey? = nil) throws -> AuditVerification {
        let walk = try ChainWalk(heads: heads?.heads.map(\.head) ?? []).through(db)
        return AuditVerification(walk, heads, forgedLine: firstForged(heads, key))
    }

    private init(_ walk: ChainWalk, _ heads: AuditHeadFile?, forgedLine: Int?) {
        rows = walk.rows
        lastHead = heads?.heads.map(\.head).max { $0.sequence < $1.sequence }
        var finding = walk.finding
        if let forgedLine { finding = .forgedHead(line: forgedLine) }
        if let heads, heads.heads.isEmpty { finding = finding ?? .noHead }
        self.finding = finding
        let signed = lastHead?.sequence ?? 0
        openWindow = heads != nil && walk.rows > signed ? signed + 1...walk.rows : nil
        notes = walk.notes + (heads?.tornLines ?? []).map { "Line \($0) of the heads is torn, as a power cut leaves it, and was left out." }
    }

    private static func firstForged(_ heads: AuditHeadFile?, _ key: AuditPublicKey?) -> Int? {
        guard let heads, let key else { return nil }
        return heads.heads.first { !$0.head.isSigned(by: key) }?.line
    }
}
