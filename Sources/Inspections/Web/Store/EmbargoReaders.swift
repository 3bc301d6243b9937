import GRDB
import Inspections
import SiteKit
import Vocabulary

extension InspectionStore {
    /// Names somebody who may read the inspection before it is published.
    package func nameReader(_ account: Identifier<Person>, of id: Identifier<Inspection>, by changer: Changer) async throws {
        try await store.change(by: changer, .readEmbargoed, on: id.text, ground: "reader named: \(account)") { db in
            guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
                throw Problems("reader", "Choose somebody with an account.")
            }
            try InspectionStore.insertReader(account.text, of: id, in: db)
        }
    }

    /// Takes a reader away. One always stays, so that somebody can name others.
    package func removeReader(_ account: Identifier<Person>, of id: Identifier<Inspection>, by changer: Changer) async throws {
        try await store.change(by: changer, .readEmbargoed, on: id.text, ground: "reader removed: \(account)") { db in
            try db.execute(sql: "DELETE FROM inspection_reader WHERE inspection = ? AND account = ?", arguments: [id, account])
            guard db.changesCount == 1 else { throw NotFound() }
            let left = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT count(*) FROM inspection_reader WHERE inspection = ?"), arguments: [id])
            if left == 0 { throw Problems("reader", "One reader stays. Name another first.") }
        }
    }

    /// Whoever brings an inspection in is its first reader. The product itself is nobody.
    static func insertReader(_ account: String, of id: Identifier<Inspection>, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO inspection_reader (inspection, account) SELECT ?, id FROM account WHERE id = ?",
            arguments: [id, account])
    }
}
