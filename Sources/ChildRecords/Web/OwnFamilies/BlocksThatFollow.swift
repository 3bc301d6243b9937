import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A block holds for the child and not for one record of it: it follows to another record of the same child. What follows was not set by a person
/// and leads to nothing further; once it is lifted it does not come back.
enum BlocksThatFollow {
    /// What those who keep blocks read of it.
    static let reason = "Another record of a child whose family is blocked from this worker"

    /// After a load, a match, a tie to the case system or a new block: records whose ID is one of the child’s or of its family in the case system.
    static func close(in store: Store, _ asker: Requester, _ db: Database) throws {
        let sql = "SELECT account, family FROM family_block WHERE lifted_on IS NULL AND reason <> ?"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [reason])
        for (worker, blocks) in Dictionary(grouping: rows, by: { $0["account"] as Identifier<Worker> }) {
            let numbers = try HiddenChildIDs.of(Set(blocks.map { $0["family"] as Identifier<Family> }), in: db)
            let others: SQL = """
                SELECT DISTINCT child.family FROM child JOIN child_number ON child_number.child = child.id
                WHERE child_number.number IN \(numbers.sorted())
                """
            for family in try SQLRequest<Identifier<Family>>(literal: others, cached: true).fetchAll(db) {
                try close(family, to: worker, in: store, asker, db)
            }
        }
    }

    /// A record that is added with the name and the date of birth of a child in a blocked family: nobody has said yet that it is the same child, so it
    /// is closed until two people say otherwise. Of a record that the worker adds themselves only the information governance leads hear, since a
    /// page that closes at once would tell of the block.
    /// - Returns: true where the one who adds it is blocked from such a child.
    static func closeNew(_ child: Identifier<Child>, in store: Store, _ asker: Requester, _ db: Database) throws -> Bool {
        let sql = """
            SELECT DISTINCT family_block.account, child.name, new.name AS new_name, new.family FROM child AS new
            JOIN child ON coalesce(child.born, child.expected) = coalesce(new.born, new.expected) AND child.family <> new.family
            JOIN family_block ON family_block.family = child.family AND lifted_on IS NULL WHERE new.id = ?
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [child])
            .filter { OwnFamilies.plain($0["name"]) == OwnFamilies.plain($0["new_name"]) }
        for row in rows where row["account"] as Identifier<Worker> != asker.worker {
            try close(row["family"], to: row["account"], in: store, asker, db)
        }
        return rows.contains { $0["account"] as Identifier<Worker> == asker.worker }
    }

    private static func close(
        _ family: Identifier<Family>, to worker: Identifier<Worker>, in store: Store, _ asker: Requester, _ db: Database
    ) throws {
        let known = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM family_block WHERE family = ? AND account = ? AND (lifted_on IS NULL OR reason = ?))"),
            arguments: [family, worker, reason])
        if known == true { return }
        let id = Identifier<FamilyBlock>()
        try db.execute(
            sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [id, family, worker, reason, asker.today, asker.changer.account])
        try store.note(.governChildren, on: id.text, by: asker.changer, ground: "block follows the child", in: db)
    }
}

extension ChildStore {
    /// The information governance leads hear that a worker added a record of a child whom they are blocked from; the notice names no child.
    func tellOfOwnRecord(_ child: Identifier<Child>, by asker: Requester, in db: Database) throws {
        guard let notices else { return }
        let draft = NoticeDraft(
            NoticeKind("record-of-blocked-child"), about: child.text,
            title:
                "\(try asker.changer.name(in: db)) added a record with the details of a child whose family is blocked from them. Check it.",
            mailLine: "A record was added that may be of a child whose family is blocked from the person who added it.",
            path: ChildPlaces.blocks.path)
        for lead in try Notices.governanceLeads(on: asker.today, in: db) where lead.text != asker.changer.account {
            try notices.tell(lead, [draft], subject: "a record to check", on: asker.today, in: db)
        }
    }
}
