import ChildReturns
import GRDB
import SiteKit
import Vocabulary

/// Rows rejected of one load, sent by an analyst to the one person who mends them at their source. It opens those rows to that person alone.
package struct RejectedSending: Identifiable, Sendable {
    package let id: Identifier<RejectedSending>
    let load: Identifier<DataLoad>
    let loadNumber: Int
    let account: Identifier<Person>
    let name: String
    let query: RejectedQuery
    let words: String
    let count: Int
    let sent: Day
    let sentBy: String

    private static let columns = """
        SELECT rejected_sending.*, data_load.number, account.name, sender.name AS sender FROM rejected_sending
        JOIN data_load ON data_load.id = rejected_sending.load JOIN account ON account.id = rejected_sending.account
        LEFT JOIN account AS sender ON sender.id = sent_by
        """

    static func all(of load: Identifier<DataLoad>, in db: Database) throws -> [RejectedSending] {
        try Row.fetchAll(db.cachedStatement(sql: columns + " WHERE load = ? ORDER BY rejected_sending.rowid"), arguments: [load]).map(made)
    }

    /// Not there for anybody but the one it was sent to.
    static func own(_ id: Identifier<RejectedSending>, of account: Identifier<Person>, in db: Database) throws -> RejectedSending? {
        try Row.fetchOne(
            db.cachedStatement(sql: columns + " WHERE rejected_sending.id = ? AND rejected_sending.account = ?"), arguments: [id, account]
        ).map(made)
    }

    private static func made(_ row: Row) throws -> RejectedSending {
        let reason: RejectionReason? = try row.optionalWord("reason", of: "rejected_sending")
        return RejectedSending(
            id: row["id"], load: row["load"], loadNumber: row["number"], account: row["account"], name: row["name"],
            query: RejectedQuery(table: row["table_title"], reason: reason), words: row["words"], count: row["row_count"],
            sent: row["sent_on"], sentBy: row["sender"] ?? "")
    }
}

extension RejectedSending {
    /// Those who may be sent rows: with an account and a role that mends.
    static func menders(_ policy: Policy, on day: Day, in db: Database) throws -> [Person] {
        let held = Dictionary(grouping: try Grants.live(on: day, in: db), by: \.account)
        return held.compactMap { account, grants in
            let person = Person(id: account, name: grants.first?.name ?? "", grants: grants.map(\.grant))
            return policy.allows(.correctRejectedRows, to: person) ? person : nil
        }.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
    }
}

extension LoadStore {
    /// Opens the chosen rows of a load to one person and tells them. The notice and its message say how many, and nothing of any row.
    func send(
        _ query: RejectedQuery, of load: Identifier<DataLoad>, to account: Identifier<Person>, saying words: String, policy: Policy,
        notices: Notices, on today: Day, by changer: Changer
    ) async throws {
        let id = Identifier<RejectedSending>()
        try await store.change(by: changer, .sendRejectedRows, on: load.text, ground: account.text) { db in
            guard let found = try LoadRows.load(load, in: db) else { throw NotFound() }
            guard try RejectedSending.menders(policy, on: today, in: db).contains(where: { $0.id == account }) else {
                throw Problems("owner", "Select who corrects these rows.")
            }
            let count = try query.lines(of: load, in: db).count
            if count == 0 { throw Problems("owner", "There are no rows to send with these filters.") }
            try db.execute(
                sql: """
                    INSERT INTO rejected_sending (id, load, account, table_title, reason, words, row_count, sent_on, sent_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, load, account, query.table, query.reason?.rawValue, words, count, today, changer.account])
            let title = "\(count.grouped) \(count == 1 ? "row" : "rows") of load \(found.number) to correct in the case system"
            try notices.tell(
                account,
                [
                    NoticeDraft(
                        NoticeKind("rows-to-correct"), about: load.text, title: title, mailLine: title + ", sent on \(today).",
                        path: LoadPlaces.sending.path(id))
                ], subject: "rows to correct", on: today, in: db)
        }
    }
}
