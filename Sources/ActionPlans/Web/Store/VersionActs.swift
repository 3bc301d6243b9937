import ActionPlans
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Freezes the plan, or one source's part of it, as it stands, with to whom it was sent.
    @discardableResult
    package func freeze(
        _ id: Identifier<Plan>, source: Identifier<PlanSource>? = nil, name: String, recipients: String = "", on day: Day,
        by changer: Changer
    ) async throws -> Identifier<PlanVersion> {
        let version = Identifier<PlanVersion>()
        try await store.change(by: changer, .editPlan, on: id.text, note: source == nil ? "version frozen" : "source's part frozen") { db in
            let read = try PlanRead(id, in: db)
            var actions = read.actions
            if let source {
                guard let kept = read.sources.first(where: { $0.id == source }) else { throw NotFound() }
                let findings = Set(kept.findings.map(\.id))
                actions = actions.filter { !findings.isDisjoint(with: $0.findings) }
            }
            let items = PlanSnapshot.items(actions, posts: read.posts, findings: FindingTexts(read.findings))
            let content = try FrozenPlan.text(
                of: PlanSnapshot(title: read.plan.title, agreement: read.plan.agreement, frozenOn: day, actions: items))
            try db.execute(
                sql: """
                    INSERT INTO plan_version (id, plan, source, name, day, recipients, author, digest, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [version, id, source, name, day, recipients, try changer.name(in: db), Digest(of: content), content])
        }
        return version
    }
}

/// Reads of frozen versions.
package enum PlanVersions {
    /// In the order in which they were frozen, without what is in them.
    package static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanVersion] {
        let sql = "SELECT id, source, name, day, recipients, author FROM plan_version WHERE plan = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]).map(version)
    }

    /// What a version holds, and whether it still has the digest it was frozen with.
    package static func content(
        of id: Identifier<PlanVersion>, in plan: Identifier<Plan>, _ db: Database
    ) throws -> (version: PlanVersion, snapshot: PlanSnapshot, digest: Digest, isIntact: Bool)? {
        let sql = "SELECT * FROM plan_version WHERE id = ? AND plan = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, plan]) else { return nil }
        let (content, digest): (String, Digest) = (row["content"], row["digest"])
        let snapshot = try JSONDecoder().decode(PlanSnapshot.self, from: Data(content.utf8))
        return (version(row), snapshot, digest, Digest(of: content) == digest)
    }

    private static func version(_ row: Row) -> PlanVersion {
        PlanVersion(
            id: row["id"], name: row["name"], day: row["day"], author: row["author"], source: row["source"], recipients: row["recipients"])
    }
}
