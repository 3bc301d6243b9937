import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildStore {
    /// From now on this worker sees nothing of this family. Whoever keeps blocks cannot set one on a family that is hidden from them.
    package func block(_ account: Identifier<Person>, fromFamily number: String, because reason: String, by asker: Asker) async throws {
        let id = Identifier<FamilyBlock>()
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "block set") { db in
            let family = try Identifier<Family>.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM family WHERE number = ?"), arguments: [number.uppercased()])
            guard let family, try !ChildStore.isBlocked(asker.worker, from: family, in: db) else {
                throw Problems("family", "There is no family with this number. It stands on the child’s page, as in F-0012.")
            }
            let known = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account])
            guard known == true else { throw Problems("account", "Choose who is blocked.") }
            if try ChildStore.isBlocked(account.worker, from: family, in: db) {
                throw Problems("account", "This worker is blocked from the family already.")
            }
            try db.execute(
                sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, family, account, reason, asker.today, asker.changer.account])
        }
    }

    static func isBlocked(_ worker: Identifier<Worker>, from family: Identifier<Family>, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM family_block WHERE family = ? AND account = ? AND lifted_on IS NULL)"),
            arguments: [family, worker]) ?? true
    }
}
