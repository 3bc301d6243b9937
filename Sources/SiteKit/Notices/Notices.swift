import Foundation
import GRDB
import Vocabulary

/// Says whether somebody may know of what shares the embargo of an inspection.
package typealias NoticeVisibility = @Sendable (_ scope: String, Person, Policy, Database) throws -> Bool

/// Tells people, and keeps what they were told.
package struct Notices: Sendable {
    package let store: Store
    /// What links in messages begin with.
    let origin: String
    let council: String
    let veil: NoticeVisibility
    let manager: ManagerOf

    /// - Parameter manager: who stands above a person and hears when they change somebody's access.
    package init(
        _ store: Store, origin: String, council: String, veil: @escaping NoticeVisibility = { _, _, _, _ in true },
        manager: @escaping ManagerOf = { _, _, _ in nil }
    ) {
        (self.store, self.origin, self.council, self.veil, self.manager) = (store, origin, council, veil, manager)
    }

    /// Tells one person several things on one day, inside the change that causes it: each as a notice, all of them in one message where
    /// an address is kept.
    @discardableResult
    package func tell(
        _ account: Identifier<Person>, _ drafts: [NoticeDraft], subject: String, on day: Day, in db: Database
    ) throws -> [Identifier<Notice>] {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT name, mail FROM account WHERE id = ? AND active = 1"), arguments: [account])
        guard let row, !drafts.isEmpty else { return [] }
        let name: String = row["name"]
        let ids = try drafts.map { draft in
            let id = Identifier<Notice>()
            try db.execute(
                sql: "INSERT INTO notice (id, account, name, kind, about, scope, title, path, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, account, name, draft.kind.name, draft.about, draft.scope, draft.title, draft.path, day])
            return id
        }
        if let address = (row["mail"] as String?).flatMap(MailAddress.init) {
            let message = try write(to: address, of: account, drafts, subject: subject, on: day, in: db)
            for id in ids {
                try db.execute(sql: "INSERT INTO notice_mail (notice, message) VALUES (?, ?)", arguments: [id, message])
            }
        }
        return ids
    }

    /// A message of its own to an address, also to one that an account no longer has.
    @discardableResult
    func write(
        to address: MailAddress, of account: Identifier<Person>, _ drafts: [NoticeDraft], subject: String, on day: Day, in db: Database
    ) throws -> Identifier<MailMessage> {
        let message = Identifier<MailMessage>()
        let name = try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [account]) ?? ""
        try db.execute(
            sql: """
                INSERT INTO mail_message (id, account, address, name, day, subject, body, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')
                """,
            arguments: [message, account, address.text, name, day, "Throughline: \(subject)", body(name, drafts)])
        return message
    }

    private func body(_ name: String, _ drafts: [NoticeDraft]) -> String {
        let lines = drafts.map { "- \($0.mailLine)\n  \(origin)\($0.path)" }.joined(separator: "\n\n")
        return """
            Dear \(EncodedWords.plain(name)),

            \(lines)

            Sign in to read more and to answer. This message holds nothing about any child; please do not reply to it.

            Throughline, \(council)
            """
    }

    /// The day of the last message or notice of these kinds that a person was given.
    package static func lastDay(of account: Identifier<Person>, kinds: [NoticeKind], in db: Database) throws -> Day? {
        let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        return try Day.fetchOne(
            db.cachedStatement(sql: "SELECT max(day) FROM notice WHERE account = ? AND kind IN (\(marks))"),
            arguments: [account] + StatementArguments(kinds.map(\.name)))
    }

    /// What a person was told, the newest first, as far as they may still know of it.
    func own(_ person: Person, _ policy: Policy, unread: Bool, in db: Database) throws -> [Notice] {
        try Notices.rows("notice.account = ? AND (notice.read_on IS NULL OR ?)", [person.id, !unread], in: db)
            .filter { try isOpen($0, to: person, policy, in: db) }
    }

    /// Every notice, for those who read the log.
    func all(for person: Person, _ policy: Policy, in db: Database) throws -> [Notice] {
        try Notices.rows("1", [], in: db).filter { try isOpen($0, to: person, policy, in: db) }
    }

    private func isOpen(_ notice: Notice, to person: Person, _ policy: Policy, in db: Database) throws -> Bool {
        try notice.scope.map { try veil($0, person, policy, db) } ?? true
    }

    /// More notices are not listed at once: the pages say so.
    static let most = 5000

    private static func rows(_ condition: StaticString, _ arguments: StatementArguments, in db: Database) throws -> [Notice] {
        let condition = condition.description
        let sql = """
            SELECT notice.*, mail_message.state, mail_message.way, mail_message.note
            FROM notice LEFT JOIN notice_mail ON notice_mail.notice = notice.id
            LEFT JOIN mail_message ON mail_message.id = notice_mail.message
            WHERE \(condition) ORDER BY notice.day DESC, notice.rowid DESC LIMIT \(Notices.most)
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            let mail = (row["state"] as String?).flatMap(MailState.State.init).map {
                MailState(state: $0, way: row["way"], note: row["note"])
            }
            return Notice(
                id: row["id"], account: row["account"], name: row["name"], kind: NoticeKind(row["kind"]), about: row["about"],
                scope: row["scope"], title: row["title"], path: row["path"], day: row["day"], read: row["read_on"], mail: mail)
        }
    }

    /// Saves a person’s address, or none. They are told, also at the address they had before.
    package func keep(
        _ address: MailAddress?, of account: Identifier<Person>, _ act: Act, on today: Day = Clock().today, by changer: Changer
    ) async throws {
        try await store.change(by: changer, act, on: account.text, note: address == nil ? "address removed" : "address kept") { db in
            guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT mail FROM account WHERE id = ?"), arguments: [account]) else {
                throw NotFound()
            }
            let earlier: String? = row["mail"]
            if earlier == address?.text { return }
            try db.execute(sql: "UPDATE account SET mail = ? WHERE id = ?", arguments: [address?.text, account])
            try tell(.addressChanged, of: account, by: changer, on: today, alsoAt: earlier, in: db)
        }
    }

    /// Notes that a person has read their notice; nil for all of them.
    func read(_ notice: Identifier<Notice>?, by person: Person, on day: Day, changer: Changer) async throws {
        try await store.change(by: changer, .signedIn, on: person.id.text, note: "notices read") { db in
            try db.execute(
                sql: "UPDATE notice SET read_on = ? WHERE account = ? AND read_on IS NULL AND (id = ? OR ? IS NULL)",
                arguments: [day, person.id, notice, notice])
        }
    }
}
