import ActionPlansWeb
import Boards
import GRDB
import SiteKit

extension BoardRecords {
    /// The numbers a council set for its boards, as shipped where it set none.
    package static func settings(in db: Database) throws -> BoardSettings {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT name, value FROM setting WHERE name LIKE 'boards.%'"))
        let pairs = rows.compactMap { row -> (BoardSettings.Name, Int)? in
            guard let name = BoardSettings.Name(rawValue: row["name"]), let value = Int(row["value"] as String) else { return nil }
            return (name, value)
        }
        return BoardSettings(Dictionary(pairs) { first, _ in first })
    }
}

extension BoardStore {
    /// The council's own numbers for its boards.
    package func set(_ settings: BoardSettings, by changer: Changer) async throws {
        try await store.change(by: changer, .managePosts, on: "boards.settings", note: "numbers of boards set") { db in
            for name in BoardSettings.Name.allCases {
                try db.execute(
                    sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    arguments: [name.rawValue, String(settings[name])])
            }
        }
    }
}
