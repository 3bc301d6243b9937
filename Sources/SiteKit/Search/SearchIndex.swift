import GRDB
import Vocabulary

/// The words of the index and what each belongs to. They are made anew at each start, so nothing in them outlives what it came from.
enum SearchSchema {
    static let migration = StoreMigration(
        "2026-11-29 search",
        """
        CREATE TABLE search_item (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, parent TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
            day TEXT, inspection TEXT, UNIQUE (kind, subject)
        ) STRICT;
        CREATE VIRTUAL TABLE search_text USING fts5 (
            title, text, content = 'search_item', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        CREATE TRIGGER search_item_added AFTER INSERT ON search_item
            BEGIN INSERT INTO search_text (rowid, title, text) VALUES (new.id, new.title, new.text); END;
        CREATE TRIGGER search_item_removed AFTER DELETE ON search_item
            BEGIN INSERT INTO search_text (search_text, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END;
        """)

    /// The words lie apart from the rows, and what has changed waits in a list: the schema is not trusted to reach a virtual table, so no
    /// trigger may write into the index itself.
    static let apart = StoreMigration(
        "2026-11-29 search words apart",
        """
        DROP TRIGGER search_item_added;
        DROP TRIGGER search_item_removed;
        DROP TABLE search_text;
        CREATE VIRTUAL TABLE search_text USING fts5 (title, text, kind, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        CREATE TABLE search_changed (item INTEGER PRIMARY KEY) STRICT;
        """)
}

/// Keeps the index of the search right.
///
/// Every change of a searched table changes `search_item` in the same transaction and notes which item it was, by triggers that stand on the
/// one connection that writes. The first search after it brings the words up to date. Triggers and index are made at each start from today’s
/// declarations, so that neither a migration nor a command that wrote while the service was stopped can leave them behind.
package struct SearchIndex: Sendable {
    let store: Store
    let sources: [SearchSource]

    package init(_ store: Store, _ sources: [SearchSource]) {
        self.store = store
        self.sources = sources
    }

    private var tables: [(kind: String, table: SearchedTable)] { sources.compactMap { source in source.table.map { (source.kind, $0) } } }

    /// Makes the triggers that keep the index right from now on, and mends what has changed while they were not there.
    package func start() throws {
        try store.onWriter { db in
            try db.execute(sql: SearchIndex.noting)
            for (kind, table) in tables { try db.execute(sql: triggers(kind, table, db)) }
            try db.inTransaction {
                try db.execute(sql: SearchIndex.emptyCopy)
                for (kind, table) in tables { try db.execute(sql: filling("search_fresh", kind, table, where: "1", db)) }
                try db.execute(sql: SearchIndex.mending)
                try SearchIndex.bringUp(in: db)
                return .commit
            }
        }
    }

    /// What the index should hold, beside what it holds.
    private static let emptyCopy = """
        DROP TABLE IF EXISTS temp.search_fresh;
        CREATE TEMP TABLE search_fresh (
            kind TEXT NOT NULL, subject TEXT NOT NULL, parent TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, day TEXT,
            inspection TEXT, PRIMARY KEY (kind, subject)
        ) STRICT, WITHOUT ROWID;
        """

    private static let mending = """
        DELETE FROM search_item WHERE NOT EXISTS (
            SELECT 1 FROM search_fresh AS fresh WHERE fresh.kind = search_item.kind AND fresh.subject = search_item.subject
                AND fresh.parent = search_item.parent AND fresh.title = search_item.title AND fresh.text = search_item.text
                AND fresh.day IS search_item.day AND fresh.inspection IS search_item.inspection);
        INSERT INTO search_item (kind, subject, parent, title, text, day, inspection)
            SELECT kind, subject, parent, title, text, day, inspection FROM search_fresh AS fresh WHERE NOT EXISTS (
                SELECT 1 FROM search_item WHERE search_item.kind = fresh.kind AND search_item.subject = fresh.subject);
        DROP TABLE temp.search_fresh;
        """

    /// Brings the words up to date with what has changed since the last search.
    static func bringUp(in store: Store) async throws {
        let isBehind = try await store.read { db in
            try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM search_changed)")) ?? false
        }
        if isBehind { try await store.writeUnaudited { try bringUp(in: $0) } }
    }

    private static func bringUp(in db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM search_text WHERE rowid IN (SELECT item FROM search_changed);
                INSERT INTO search_text (rowid, title, text, kind)
                    SELECT id, title, text, kind FROM search_item WHERE id IN (SELECT item FROM search_changed);
                DELETE FROM search_changed;
                """)
    }

    /// Takes the words of removed rows out of the file: an index keeps them until it is made anew from what is there. Part of a purge.
    package func rebuild(in db: Database) throws {
        try SearchIndex.bringUp(in: db)
        try db.execute(sql: "INSERT INTO search_text (search_text) VALUES ('rebuild')")
    }

    /// The same, in a change of its own: once a day, so that words that were edited away do not stay in the file.
    package func rebuild() async throws { try await store.writeUnaudited { try rebuild(in: $0) } }

    private static let noting = """
        CREATE TEMP TRIGGER IF NOT EXISTS search_item_added AFTER INSERT ON main.search_item
            BEGIN INSERT OR IGNORE INTO search_changed (item) VALUES (new.id); END;
        CREATE TEMP TRIGGER IF NOT EXISTS search_item_removed AFTER DELETE ON main.search_item
            BEGIN INSERT OR IGNORE INTO search_changed (item) VALUES (old.id); END;
        """

    /// The work that makes it anew when a day begins.
    package var daily: ScheduledJobs.Work {
        let days = DaysDone()
        return ScheduledJobs.Work("search index") { day in if await days.begins(day) { try await rebuild() } }
    }

    private actor DaysDone {
        private var last: Day?
        /// False for the day of the start, at which the index is new.
        func begins(_ day: Day) -> Bool {
            defer { last = day }
            return last.map { $0 != day } ?? false
        }
    }

    private func filling(_ into: String, _ kind: String, _ table: SearchedTable, where condition: SQL, _ db: Database) throws -> String {
        try text(
            """
            INSERT INTO \(sql: into) (kind, subject, parent, title, text, day, inspection)
                SELECT \(sql: "'\(kind)'"), \(literal: table.id), \(literal: table.parent), \(literal: table.title), \(literal: table.text),
                    \(literal: table.day), \(literal: table.inspection)
                FROM \(literal: table.from) WHERE (\(literal: table.condition)) AND \(literal: condition);
            """, db)
    }

    private func triggers(_ kind: String, _ table: SearchedTable, _ db: Database) throws -> String {
        let filling = try filling("search_item", kind, table, where: "\(literal: table.id) = new.id", db)
        let removing = "DELETE FROM search_item WHERE kind = '\(kind)' AND subject = CAST(old.id AS TEXT);"
        let name = kind.replacing("-", with: "_")
        return """
            CREATE TEMP TRIGGER IF NOT EXISTS search_\(name)_added AFTER INSERT ON main.\(table.name) BEGIN \(filling) END;
            CREATE TEMP TRIGGER IF NOT EXISTS search_\(name)_changed AFTER UPDATE ON main.\(table.name) BEGIN \(removing) \(filling) END;
            CREATE TEMP TRIGGER IF NOT EXISTS search_\(name)_removed AFTER DELETE ON main.\(table.name) BEGIN \(removing) END;
            """
    }

    /// A statement as text: a trigger can bind nothing.
    private func text(_ sql: SQL, _ db: Database) throws -> String {
        let (text, arguments) = try sql.build(db)
        guard arguments.isEmpty else { throw BindsSomething(sql: text) }
        return text
    }

    struct BindsSomething: Error { let sql: String }
}
