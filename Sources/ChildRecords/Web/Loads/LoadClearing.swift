import GRDB
import SiteKit

extension LoadStore {
    private static let slice = 20_000

    /// Takes away, in slices, the rows of loads that were undone, not taken or failed, and of parts that were replaced before the last load:
    /// what the last load replaced stays, so that it can be undone.
    func clearAway() throws {
        while true {
            let parts = try store.stage { try Int64.fetchAll($0, sql: LoadStore.idle) }
            guard let part = parts.first else { break }
            try clear(part)
        }
        try store.stage { db in
            try db.execute(
                sql: """
                    DELETE FROM loaded_name WHERE NOT EXISTS (SELECT 1 FROM child_entry WHERE child_entry.child = loaded_name.child)
                    """)
            try db.execute(
                sql: "DELETE FROM loaded_child WHERE NOT EXISTS (SELECT 1 FROM child_entry WHERE child_entry.child = loaded_child.id)")
        }
    }

    private static let idle = """
        SELECT data_part.id FROM data_part JOIN data_file ON data_file.id = data_part.file JOIN data_load ON data_load.id = data_file.load
        WHERE in_force = 0 AND (data_load.state IN ('undone', 'discarded', 'failed')
            OR (replaced_by IS NOT NULL AND replaced_by <> (
                SELECT id FROM data_load WHERE state = 'accepted' ORDER BY number DESC LIMIT 1)))
            AND (EXISTS (SELECT 1 FROM child_entry WHERE child_entry.part = data_part.id)
                OR EXISTS (SELECT 1 FROM held_row WHERE held_row.part = data_part.id))
        LIMIT 1
        """

    private func clear(_ part: Int64) throws {
        var count = LoadStore.slice
        while count == LoadStore.slice {
            count = try store.stage { db in
                try db.execute(
                    sql: "DELETE FROM child_entry WHERE id IN (SELECT id FROM child_entry WHERE part = ? LIMIT ?)",
                    arguments: [part, LoadStore.slice])
                return db.changesCount
            }
        }
        try store.stage { db in
            try db.execute(sql: "DELETE FROM held_row WHERE part = ?", arguments: [part])
            try db.execute(sql: "DELETE FROM loaded_name WHERE part = ?", arguments: [part])
        }
    }
}
