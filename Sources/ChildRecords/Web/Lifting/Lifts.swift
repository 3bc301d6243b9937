import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// What a proposal would lift.
enum Lifted: Sendable {
    case restriction(Identifier<Child>)
    case block(Identifier<FamilyBlock>)
}

/// A waiting proposal with what a second person needs to decide: a number and never a name.
struct LiftLine: Sendable {
    let proposal: LiftProposal
    let proposer: String
    /// `Restriction of C-0008`, `Block of Aoife Tennant-Rowe from F-0012`.
    let what: String
    /// Why it is there: the ground of the restriction, or the reason of the block.
    let why: String
    let since: Day
    let lifted: Lifted
    var due: Day { LiftedByTwo.due(proposal) }

    /// Every waiting proposal but those about a family that is hidden from the one who looks.
    static func waiting(for worker: Identifier<Worker>, in db: Database) throws -> [LiftLine] {
        let sql = """
            SELECT lift_proposal.id, lift_proposal.reason, proposed_by, proposed_on, coalesce(proposer.name, '') AS proposer, ground,
                child_restriction.child, child.number, child_restriction.set_on AS restricted_on, block, blocked.name AS blocked,
                family.number AS family, family_block.reason AS why, family_block.set_on AS blocked_on
            FROM lift_proposal LEFT JOIN account AS proposer ON proposer.id = proposed_by
            LEFT JOIN child_restriction ON child_restriction.id = lift_proposal.restriction
            LEFT JOIN child ON child.id = child_restriction.child LEFT JOIN family_block ON family_block.id = lift_proposal.block
            LEFT JOIN account AS blocked ON blocked.id = family_block.account
            LEFT JOIN family ON family.id = coalesce(family_block.family, child.family)
            WHERE outcome IS NULL AND child_restriction.lifted_on IS NULL AND family_block.lifted_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM family_block AS own WHERE own.family = family.id AND own.account = ? AND own.lifted_on IS NULL)
            ORDER BY proposed_on, lift_proposal.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker]).map(LiftLine.init)
    }

    private init(_ row: Row) {
        proposal = LiftProposal(
            id: row["id"], proposer: Identifier<Worker>(row["proposed_by"] as String) ?? Identifier(), proposedOn: row["proposed_on"],
            reason: row["reason"])
        proposer = row["proposer"]
        if let block: Identifier<FamilyBlock> = row["block"] {
            what = "Block of \(row["blocked"] as String) from \(row["family"] as String)"
            (why, since, lifted) = (row["why"], row["blocked_on"], .block(block))
        } else {
            what = "Restriction of \(row["number"] as String)"
            why = Restriction.Ground(rawValue: row["ground"])?.words ?? ""
            (since, lifted) = (row["restricted_on"], .restriction(row["child"]))
        }
    }
}

extension ChildStore {
    /// Proposes to lift a restriction or a block. Nothing is lifted by it.
    @discardableResult
    package func propose(liftOf child: Identifier<Child>, because reason: String, by asker: Asker) async throws
        -> Identifier<LiftProposal>
    { try await propose(.restriction(child), because: reason, by: asker) }

    func propose(_ lifted: Lifted, because reason: String, by asker: Asker) async throws -> Identifier<LiftProposal> {
        guard LiftedByTwo.suffices(reason) else { throw LiftRefusal.reasonTooShort }
        let id = Identifier<LiftProposal>()
        try await store.change(by: asker.changer, .governChildren, on: lifted.subject, note: reason, ground: "lift proposed") { db in
            let (restriction, block) = try ChildStore.standing(lifted, for: asker, in: db)
            let waits = try Bool.fetchOne(
                db.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM lift_proposal WHERE outcome IS NULL AND (restriction = ? OR block = ?))"),
                arguments: [restriction, block])
            if waits == true { throw LiftRefusal.waitsAlready }
            try db.execute(
                sql: "INSERT INTO lift_proposal (id, restriction, block, reason, proposed_by, proposed_on) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, restriction, block, reason, asker.changer.account, asker.today])
        }
        return id
    }

    /// The second person confirms or keeps; the first may take it back.
    package func settle(_ id: Identifier<LiftProposal>, _ outcome: LiftProposal.Outcome, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .confirmLift, on: id.text, ground: "lift \(outcome.rawValue)") { db in
            guard let line = try LiftLine.waiting(for: asker.worker, in: db).first(where: { $0.proposal.id == id }) else {
                throw NotFound()
            }
            try LiftedByTwo.check(outcome, of: line.proposal, by: asker.worker)
            try db.execute(
                sql: "UPDATE lift_proposal SET outcome = ?, settled_by = ?, settled_on = ? WHERE id = ?",
                arguments: [outcome.rawValue, asker.changer.account, asker.today, id])
            guard outcome == .lifted else { return }
            switch line.lifted {
            case .restriction(let child): try ChildStore.lift(child, asker, in: db)
            case .block(let block):
                try db.execute(
                    sql: "UPDATE family_block SET lifted_on = ?, lifted_by = ? WHERE id = ?",
                    arguments: [asker.today, asker.changer.account, block])
            }
        }
    }

    /// The restriction or the block that stands, unless it is hidden from the asker or about them.
    private static func standing(_ lifted: Lifted, for asker: Asker, in db: Database) throws
        -> (Identifier<Restriction>?, Identifier<FamilyBlock>?)
    {
        switch lifted {
        case .restriction(let child):
            guard let facts = try ChildFactsRows.facts(of: child, on: asker.today, in: db)?.0,
                !BlockBeatsAll.hides(facts, from: asker.worker),
                let id = try Identifier<Restriction>.fetchOne(
                    db.cachedStatement(sql: "SELECT id FROM child_restriction WHERE child = ? AND lifted_on IS NULL"), arguments: [child])
            else { throw NotFound() }
            return (id, nil)
        case .block(let block):
            let sql = "SELECT account, family FROM family_block WHERE id = ? AND lifted_on IS NULL"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [block]),
                (row["account"] as Identifier<Worker>) != asker.worker, try !ChildStore.isBlocked(asker.worker, from: row["family"], in: db)
            else { throw NotFound() }
            return (nil, block)
        }
    }
}

extension Lifted {
    var subject: String {
        switch self {
        case .restriction(let child): child.text
        case .block(let block): block.text
        }
    }
}

extension LiftRefusal: InWords {
    package var words: String {
        switch self {
        case .reasonTooShort: "Write why, in at least \(LiftProposal.shortestReason) letters."
        case .waitsAlready: "It is proposed already. A second person answers it."
        case .ownProposal: "You proposed this yourself. Somebody else answers it; you can take it back."
        case .notYours: "Only who proposed it can take it back. You can confirm it or keep what is there."
        }
    }
}
