import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// What the governance lead answers for: restrictions, blocks and break-glass accesss, by number and never by name.
struct Governance: Sendable {
    struct RestrictionLine: Sendable {
        let child: Identifier<Child>
        let number: String
        let restriction: Restriction
    }
    struct BlockLine: Sendable {
        let id: Identifier<FamilyBlock>
        let worker: String
        let family: String
        let reason: String
        let set: Day
        /// How often the blocked worker asked for a record of the family all the same.
        let tries: Int
    }
    struct OpeningLine: Sendable {
        let opening: BreakGlassAccess
        let number: String
        let worker: String
        var due: Day { BreakGlassReviewDue.due(opening) }
    }

    let restrictions: [RestrictionLine]
    let blocks: [BlockLine]
    let openings: [OpeningLine]
    let lifts: [RemovalLine]

    /// The proposal that waits to lift this.
    func proposal(toLift subject: String) -> RemovalLine? { lifts.first { $0.lifted.subject == subject } }

    /// Leaves out every family that is hidden from the one who looks.
    init(for worker: Identifier<Worker>, on today: Day, in db: Database) throws {
        let records = try NumberedRecords(for: worker, in: db)
        let restricted: SQL = "\(RestrictedToReaders.isRestricted("child.id")) AND \(BlockBeatsAll.spares(worker))"
        restrictions = try ChildFactsRows.facts(where: restricted, on: today, in: db).compactMap { child in
            child.restriction.map { RestrictionLine(child: child.id, number: child.number, restriction: $0) }
        }.sorted { ($0.restriction.reviewBy, $0.number) < ($1.restriction.reviewBy, $1.number) }
        blocks = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT family_block.id, account.name, family.number, reason, set_on, (
                        SELECT count(*) FROM audit WHERE audit.account = family_block.account AND audit.act = ?
                            AND audit.subject IN (SELECT child.id FROM child WHERE child.family = family_block.family)
                    ) AS tries FROM family_block
                    JOIN account ON account.id = family_block.account JOIN family ON family.id = family_block.family
                    WHERE lifted_on IS NULL AND NOT EXISTS (
                        SELECT 1 FROM family_block AS own WHERE own.family = family_block.family AND own.account = ? AND own.lifted_on IS NULL)
                    ORDER BY set_on DESC, account.name
                    """), arguments: [Act.missedChild.name, worker]
        ).map {
            BlockLine(
                id: $0["id"], worker: $0["name"], family: $0["number"], reason: $0["reason"], set: $0["set_on"], tries: $0["tries"])
        }
        lifts = try RemovalLine.waiting(for: worker, in: db)
        openings = try BreakGlassRows.unreviewed(in: db).compactMap { opening in
            guard let number = records.number(opening.child.text) else { return nil }
            let name = try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [opening.worker])
            return OpeningLine(opening: opening, number: number, worker: name ?? "")
        }
    }
}
