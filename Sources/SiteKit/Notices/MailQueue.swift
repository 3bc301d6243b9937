import Foundation
import GRDB
import Logging
import Vocabulary

/// Sends the messages that wait, one after the other, and keeps what became of each.
package actor MailQueue {
    static let mostTries = 5

    private let store: Store
    private let way: MailWay
    private let council: String

    package init(_ store: Store, way: MailWay, council: String) {
        (self.store, self.way, self.council) = (store, way, council)
    }

    /// What was being sent when the service stopped. A folder holds a message once however often it is put there; through sendmail a
    /// second sending would be a second message, so it is left and said to be not known.
    package func takeUp() async throws {
        let isFolder = if case .folder = way.manner { true } else { false }
        try await store.writeUnaudited { db in
            try db.execute(sql: "UPDATE mail_message SET state = ? WHERE state = 'sending'", arguments: [isFolder ? "waiting" : "unknown"])
        }
    }

    /// Tries each waiting message once.
    package func deliver(now: Date = Date()) async throws {
        let waiting = try await store.read { db in
            try Identifier<MailMessage>.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM mail_message WHERE state = 'waiting' ORDER BY day, rowid"))
        }
        for id in waiting { try await send(id, now) }
    }

    private func send(_ id: Identifier<MailMessage>, _ now: Date) async throws {
        let (from, council, name) = (way.from, council, way.name)
        let taken = try await store.writeUnaudited { db -> (MailMessage, tries: Int)? in
            let sql = "SELECT * FROM mail_message WHERE id = ? AND state = 'waiting'"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]),
                let to = MailAddress(row["address"])
            else { return nil }
            try db.execute(
                sql: "UPDATE mail_message SET state = 'sending', way = ?, tries = tries + 1, at = ? WHERE id = ?",
                arguments: [name, now.formatted(.iso8601), id])
            let message = MailMessage(
                id: id.text, from: from, fromName: "Throughline \(council)", to: to, toName: row["name"], subject: row["subject"],
                body: row["body"], at: now)
            return (message, row["tries"])
        }
        guard let (message, tries) = taken else { return }
        let (state, note) = result(await way.send(message), tries: tries + 1)
        try await store.writeUnaudited { db in
            try db.execute(sql: "UPDATE mail_message SET state = ?, note = ? WHERE id = ?", arguments: [state.rawValue, note, id])
        }
    }

    private func result(_ outcome: MailWay.Outcome, tries: Int) -> (MailState.State, String) {
        switch outcome {
        case .sent: (.sent, "")
        case .failed(let words): (.failed, words)
        case .notNow(let words):
            tries < MailQueue.mostTries ? (.waiting, words) : (.failed, "\(words) It was tried \(MailQueue.mostTries) times.")
        }
    }
}
