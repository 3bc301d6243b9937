import GRDB

/// What the next page says about a form that was sent: `.seeOther(path, saying: "Saved: the update of \(action.ref).")`.
///
/// The words wait in the row of the session, never in an address, and only one page shows them. They must not name a child.
package enum Confirmation: Sendable, ExpressibleByStringInterpolation {
    /// “Saved.”, if the form changed something; nothing after a form that only looked something up.
    case saved
    case words(String)
    case nothing

    package init(stringLiteral words: String) { self = .words(words) }

    /// “Saved: the due date of A1.2 is 3 March 2027; the owner of A1.2 is Virtual School Head.”
    /// - Parameter parts: what each change made; only “Saved.” where there are none.
    package static func saved(_ parts: [String]) -> Confirmation {
        parts.isEmpty ? .saved : .words("Saved: \(parts.joined(separator: "; ")).")
    }

    /// - Parameter changed: true when the form changed something.
    func text(changed: Bool) -> String? {
        switch self {
        case .saved: changed ? "Saved." : nil
        case .words(let words): words
        case .nothing: nil
        }
    }
}

extension Session {
    /// Keeps the words for the next page of this browser. The token is asked for, since proving again who one is changes the digest.
    func keep(_ confirmation: String, in db: Database) throws {
        try db.execute(
            sql: "UPDATE session SET confirmation = ? WHERE account = ? AND token = ?", arguments: [confirmation, person.id, token])
    }

    /// Takes the words away once a page shows them.
    func clearConfirmation(in store: Store) async throws {
        try await store.writeUnaudited { [digest] db in
            try db.execute(sql: "UPDATE session SET confirmation = NULL WHERE digest = ?", arguments: [digest])
        }
    }
}
