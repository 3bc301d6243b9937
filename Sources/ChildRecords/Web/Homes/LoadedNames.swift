import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Names of children from the loads: of those who stand on a list for which the council has switched names on, and of nobody else.
enum LoadedNames {
    static let setting = Settings.Name("names-of-lists")

    /// The lists that are on. None is while nothing was said.
    static func lists(in db: Database) throws -> Set<NameList> {
        let text = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'names-of-lists'")) ?? ""
        return Set(try text.split(separator: " ").map { try NameList(stored: String($0), "setting", "names-of-lists") })
    }

    /// Writes the names of children on a list, and lets the others go: they were never in the store.
    static func keep(
        _ names: [Int64: (part: Int64, name: String)], of load: Identifier<DataLoad>, for lists: Set<NameList>, on today: Day,
        in store: Store
    ) async throws {
        if names.isEmpty || lists.isEmpty { return }
        let listed = try await store.computing { try children(on: lists, with: load, on: today, in: $0) }
        for kept in names.filter({ listed.contains($0.key) }).map({ ($0.key, $0.value) }).slices(of: LoadStore.slice) {
            try await store.slice { db in
                let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO loaded_name (child, part, name) VALUES (?, ?, ?)")
                for (child, found) in kept { try insert.execute(arguments: [child, found.part, found.name]) }
            }
        }
    }

    /// Children with something open that puts them on a list, in the current data or in a load that waits.
    static func children(on lists: Set<NameList>, with load: Identifier<DataLoad>?, on today: Day, in db: Database) throws
        -> Set<Int64>
    {
        var children: Set<Int64> = []
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT child FROM child_entry JOIN data_part ON data_part.id = child_entry.part
                JOIN data_file ON data_file.id = data_part.file
                WHERE child_entry.kind = ?1 AND child IS NOT NULL AND (until_day IS NULL OR until_day >= ?2)
                    AND (data_part.in_force = 1 OR data_file.load = ?3)
                """)
        for kind in lists.flatMap(\.kinds) {
            children.formUnion(try Int64.fetchAll(statement, arguments: [kind.rawValue, today.number, load]))
        }
        return children
    }

    /// The name that the current data gives a child.
    static func name(of number: LAChildID, in db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT name FROM loaded_name JOIN loaded_child ON loaded_child.id = loaded_name.child
                    JOIN data_part ON data_part.id = loaded_name.part AND in_force = 1 WHERE number = ? ORDER BY part DESC LIMIT 1
                    """), arguments: [number.text])
    }
}
