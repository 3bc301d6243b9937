import Foundation
import GRDB
import Vocabulary

/// A form as somebody typed it so far. It is its writer's alone, and goes when the form is sent or after 30 days.
enum RegisterDraft {
    private static let longest = 30

    static func keep(_ request: PageRequest, in store: Store) async throws {
        let leftOut: Set = ["token", "form-key", "version", "draft", FormNames.field]
        let pairs = request.form.pairs.filter { !leftOut.contains($0.name) }.map { [$0.name, $0.value] }
        let (account, path, day) = (request.person.id, request.path, request.today)
        let typed = String(decoding: try JSONEncoder().encode(pairs), as: UTF8.self)
        try await store.writeUnaudited { db in
            try db.execute(literal: "DELETE FROM register_draft WHERE account = \(account) AND saved_on < \(day - longest)")
            try db.execute(
                literal: """
                    INSERT INTO register_draft (account, path, typed, saved_on) VALUES (\(account), \(path), \(typed), \(day))
                    ON CONFLICT (account, path) DO UPDATE SET typed = excluded.typed, saved_on = excluded.saved_on
                    """)
        }
    }

    static func kept(at request: PageRequest, in store: Store) async throws -> Fields? {
        let (account, path) = (request.person.id, request.path)
        let typed = try await store.read { db in
            try String.fetchOne(db, SQLRequest(literal: "SELECT typed FROM register_draft WHERE account = \(account) AND path = \(path)"))
        }
        guard let typed else { return nil }
        let pairs = try JSONDecoder().decode([[String]].self, from: Data(typed.utf8))
        guard pairs.allSatisfy({ $0.count == 2 }) else { throw UnreadableValue("register_draft", "typed") }
        return Fields(pairs.map { (name: $0[0], value: $0[1]) })
    }

    static func drop(at request: PageRequest, in store: Store) async throws {
        let (account, path) = (request.person.id, request.path)
        try await store.writeUnaudited { db in
            try db.execute(literal: "DELETE FROM register_draft WHERE account = \(account) AND path = \(path)")
        }
    }
}

package enum RegisterSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-29 drafts of forms",
            """
            CREATE TABLE register_draft (
                account TEXT NOT NULL REFERENCES account (id), path TEXT NOT NULL CHECK (path LIKE '/%'), typed TEXT NOT NULL,
                saved_on TEXT NOT NULL, PRIMARY KEY (account, path)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
