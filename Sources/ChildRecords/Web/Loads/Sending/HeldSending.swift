import ChildRecords
import ChildReturns
import GRDB
import SiteKit
import Vocabulary

/// Rows held back of one load, sent by an analyst to the one person who mends them at their source. It opens those rows to that person alone.
package struct HeldSending: Identifiable, Sendable {
    package let id: Identifier<HeldSending>
    let load: Identifier<DataLoad>
    let loadNumber: Int
    let account: Identifier<Person>
    let name: String
    let query: HeldQuery
    let words: String
    let count: Int
    let sent: Day
    let sentBy: String

    private static let columns = """
        SELECT held_sending.*, data_load.number, account.name, sender.name AS sender FROM held_sending
        JOIN data_load ON data_load.id = held_sending.load JOIN account ON account.id = held_sending.account
        LEFT JOIN account AS sender ON sender.id = sent_by
        """

    static func all(of load: Identifier<DataLoad>, in db: Database) throws -> [HeldSending] {
        try Row.fetchAll(db.cachedStatement(sql: columns + " WHERE load = ? ORDER BY held_sending.rowid"), arguments: [load]).map(made)
    }

    /// Not there for anybody but the one it was sent to.
    static func own(_ id: Identifier<HeldSending>, of account: Identifier<Person>, in db: Database) throws -> HeldSending? {
        try Row.fetchOne(
            db.cachedStatement(sql: columns + " WHERE held_sending.id = ? AND held_sending.account = ?"), arguments: [id, account]
        ).map(made)
    }

    private static func made(_ row: Row) -> HeldSending {
        let reason = (row["reason"] as Int?).flatMap { HeldReason(rawValue: UInt8(clamping: $0)) }
        return HeldSending(
            id: row["id"], load: row["load"], loadNumber: row["number"], account: row["account"], name: row["name"],
            query: HeldQuery(table: row["table_title"], reason: reason), words: row["words"], count: row["row_count"],
            sent: row["sent_on"], sentBy: row["sender"] ?? "")
    }
}

extension HeldSending {
    /// Those who may be sent rows: with an account and a role that mends.
    static func menders(_ policy: Policy, on day: Day, in db: Database) throws -> [Person] {
        let held = Dictionary(grouping: try Grants.live(on: day, in: db), by: \.account)
        return held.compactMap { account, grants in
            let person = Person(id: account, name: grants.first?.name ?? "", grants: grants.map(\.grant))
            return policy.allows(.mendHeldRows, to: person) ? person : nil
        }.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
    }
}

extension LoadStore {
    /// Opens the chosen rows of a load to one person and tells them. The notice and its message say how many, and nothing of any row.
    func send(
        _ query: HeldQuery, of load: Identifier<DataLoad>, to account: Identifier<Person>, saying words: String, policy: Policy,
        notices: Notices, on today: Day, by changer: Changer
    ) async throws {
        let id = Identifier<HeldSending>()
        try await store.change(by: changer, .sendHeldRows, on: load.text, ground: account.text) { db in
            guard let found = try LoadRows.load(load, in: db) else { throw NotFound() }
            guard try HeldSending.menders(policy, on: today, in: db).contains(where: { $0.id == account }) else {
                throw Problems("owner", "Choose who mends these rows.")
            }
            let count = try query.lines(of: load, in: db).count
            if count == 0 { throw Problems("owner", "There is no row to send with these filters.") }
            try db.execute(
                sql: """
                    INSERT INTO held_sending (id, load, account, table_title, reason, words, row_count, sent_on, sent_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, load, account, query.table, query.reason?.rawValue, words, count, today, changer.account])
            let title = "\(count.grouped) \(count == 1 ? "row" : "rows") of load \(found.number) to mend in the case system"
            try notices.tell(
                account,
                [
                    NoticeDraft(
                        NoticeKind("rows-to-mend"), about: load.text, title: title, mailLine: title + ", sent on \(today).",
                        path: LoadPlaces.sending.path(id))
                ], subject: "rows to mend", on: today, in: db)
        }
    }
}
