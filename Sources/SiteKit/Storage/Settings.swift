import GRDB

/// What a council sets for its installation, as words under a name.
package struct Settings: Sendable {
    /// A setting's name in the store.
    package struct Name: Sendable {
        let text: String
        /// As it lies in the store.
        package var stored: String { text }
        package init(_ text: String) { self.text = text }

        package static let council = Name("council")
        /// Present when everything in the store is invented.
        package static let demonstration = Name("demonstration")
        /// The fixed day of a demonstration.
        package static let today = Name("today")
    }

    let store: Store
    package init(_ store: Store) { self.store = store }

    package func value(_ name: Name) async throws -> String? {
        try await store.read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name.text]) }
    }

    package func set(_ name: Name, _ value: String, by changer: Changer) async throws {
        try await store.change(by: changer, .changeSettings, on: name.text) { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [name.text, value])
        }
    }
}

extension Act {
    package static let changeSettings = Act("settings.change", "change the settings of this installation")
}
