import Foundation
import GRDB
import Vocabulary

/// The key of one drawn form. The same form sent twice changes once and gives the first outcome again.
package struct FormKey: Hashable, Sendable {
    package let id: Identifier<FormKey>
    package let path: String

    /// Marks the form as used, inside the change it causes. A change may claim its form more than once.
    static func claim(_ form: FormKey, by account: String, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO form_outcome (form, account, path, at) VALUES (?, ?, ?, ?)",
            arguments: [form.id, account, form.path, Date().formatted(.iso8601)])
    }

    /// Where the first sending led; nil when the form was not used yet. A lost outcome leads to Home.
    static func outcome(of form: FormKey, account: String, in store: Store) async throws -> String? {
        try await store.read { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT location FROM form_outcome WHERE form = ? AND account = ? AND path = ?"),
                arguments: [form.id, account, form.path]
            ).map { $0["location"] ?? SitePlaces.home.path }
        }
    }

    /// Keeps where a form led, and in the session what the next page says about it.
    static func record(
        _ location: String, saying confirmation: Confirmation, for form: FormKey?, of session: Session?, in store: Store
    ) async throws {
        try await store.writeUnaudited { db in
            if let form {
                try db.execute(sql: "UPDATE form_outcome SET location = ? WHERE form = ?", arguments: [location, form.id])
            }
            let changed = form != nil && db.changesCount > 0
            if let session, let words = confirmation.text(changed: changed) { try session.keep(words, in: db) }
        }
    }
}

/// Lets one sending of a form through at a time, so that a double click waits for its first.
actor FormQueue {
    private var underWay: [Identifier<FormKey>: [CheckedContinuation<Void, Never>]] = [:]

    func enter(_ form: FormKey) async {
        guard underWay[form.id] != nil else {
            underWay[form.id] = []
            return
        }
        await withCheckedContinuation { underWay[form.id]?.append($0) }
    }

    func leave(_ form: FormKey) {
        guard var waiting = underWay[form.id] else { return }
        if waiting.isEmpty {
            underWay[form.id] = nil
        } else {
            let next = waiting.removeFirst()
            underWay[form.id] = waiting
            next.resume()
        }
    }
}
