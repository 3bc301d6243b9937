import SiteKit

/// Loads of child-level data: their files, the parts of those, the entries, and the rows rejected.
///
/// A part is current or it is not; accepting and undoing a load turn that, so that either is done in a moment and whole.
package enum LoadSchema {
    package static let migrations =
        [
            StoreMigration(
                "2026-11-25 loads of child-level data",
                """
                CREATE TABLE data_load (
                    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
                    state TEXT NOT NULL CHECK (state IN ('reading', 'staged', 'accepted', 'undone', 'discarded', 'failed')),
                    begun_on TEXT NOT NULL, begun_by TEXT NOT NULL, settled_on TEXT, settled_by TEXT, difference TEXT, words TEXT,
                    version INTEGER NOT NULL DEFAULT 1, CHECK ((settled_on IS NULL) = (settled_by IS NULL))
                ) STRICT;
                CREATE TABLE data_file (
                    id INTEGER PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id), name TEXT NOT NULL, digest TEXT NOT NULL,
                    bytes INTEGER NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('reading', 'read', 'refused', 'same')), refusal TEXT,
                    CHECK ((outcome = 'refused') = (refusal IS NOT NULL))
                ) STRICT;
                CREATE INDEX file_of_load ON data_file (load);
                CREATE TABLE data_part (
                    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES data_file (id), inner_file TEXT NOT NULL, sheet TEXT NOT NULL,
                    format TEXT NOT NULL CHECK (format IN ('standard_dataset', 'census', 'looked_after', 'annex_a')),
                    table_name TEXT NOT NULL, title TEXT NOT NULL, period TEXT NOT NULL DEFAULT '', last_day INTEGER,
                    row_count INTEGER NOT NULL DEFAULT 0, entry_count INTEGER NOT NULL DEFAULT 0, held_count INTEGER NOT NULL DEFAULT 0,
                    in_force INTEGER NOT NULL DEFAULT 0 CHECK (in_force IN (0, 1)), replaced_by TEXT REFERENCES data_load (id),
                    CHECK (in_force = 0 OR replaced_by IS NULL)
                ) STRICT;
                CREATE INDEX part_of_file ON data_part (file);
                CREATE INDEX part_in_force ON data_part (format, table_name, period) WHERE in_force = 1;
                CREATE INDEX part_replaced ON data_part (replaced_by) WHERE replaced_by IS NOT NULL;
                CREATE TABLE data_note (
                    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES data_file (id), part INTEGER REFERENCES data_part (id),
                    kind INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX note_of_file ON data_note (file);
                CREATE INDEX note_of_part ON data_note (part);
                CREATE TABLE held_row (
                    id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES data_part (id), source_row INTEGER NOT NULL,
                    reason INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, child TEXT NOT NULL
                ) STRICT;
                CREATE INDEX held_of_part ON held_row (part);
                CREATE TABLE loaded_child (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE CHECK (number <> '')) STRICT;
                CREATE TABLE child_entry (
                    id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES data_part (id), child INTEGER REFERENCES loaded_child (id),
                    kind INTEGER NOT NULL, from_day INTEGER, until_day INTEGER, source_row INTEGER NOT NULL,
                    reference TEXT, within TEXT, team TEXT, worker TEXT, facts TEXT
                ) STRICT;
                CREATE INDEX entry_of_part ON child_entry (part);
                CREATE INDEX entry_of_child ON child_entry (child);
                """),
            StoreMigration(
                "2026-11-25 held rows sent",
                """
                CREATE TABLE held_sending (
                    id TEXT PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id), account TEXT NOT NULL REFERENCES account (id),
                    table_title TEXT NOT NULL, reason INTEGER, words TEXT NOT NULL, row_count INTEGER NOT NULL CHECK (row_count > 0),
                    sent_on TEXT NOT NULL, sent_by TEXT NOT NULL
                ) STRICT;
                CREATE INDEX sending_of_load ON held_sending (load);
                CREATE INDEX sending_of_account ON held_sending (account);
                CREATE TRIGGER sending_is_never_changed BEFORE UPDATE ON held_sending
                    BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END;
                """),
            StoreMigration(
                "2026-11-25 one child with two numbers",
                """
                CREATE TABLE child_match (
                    child INTEGER PRIMARY KEY REFERENCES loaded_child (id), same_as INTEGER NOT NULL REFERENCES loaded_child (id),
                    ground TEXT NOT NULL CHECK (ground IN ('upn', 'earlier')), CHECK (child <> same_as)
                ) STRICT;
                CREATE INDEX match_same_as ON child_match (same_as);
                """),
            StoreMigration(
                "2026-11-25 names of lists",
                """
                CREATE TABLE loaded_name (
                    child INTEGER NOT NULL REFERENCES loaded_child (id), part INTEGER NOT NULL REFERENCES data_part (id),
                    name TEXT NOT NULL CHECK (name <> ''), PRIMARY KEY (child, part)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX name_of_part ON loaded_name (part);
                """),
            StoreMigration(
                "2026-11-29 families of loaded children by an index",
                """
                CREATE INDEX entry_of_family ON child_entry (CASE WHEN instr(facts, '"family":"') > 0 THEN nullif(substr(substr(facts, instr(facts, '"family":"') + 10), 1, instr(substr(facts, instr(facts, '"family":"') + 10), '"') - 1), '') END) WHERE kind = 1;
                """),
        ] + QualitySchema.byCheck

    /// Tables under the names that the field uses. They come after everything that is created.
    package static let renames = [
        StoreMigration(
            "2026-11-29 rejected rows",
            """
            ALTER TABLE held_row RENAME TO rejected_row;
            ALTER TABLE held_sending RENAME TO rejected_sending;
            """)
    ]

    /// Saved views of lists that have another address today.
    package static let moved = [
        StoreMigration(
            "2026-11-29 views of rejected rows",
            """
            UPDATE saved_view SET path = replace(path, '/held', '/rejected') WHERE path LIKE '/data/loads/%/held';
            """)
    ]

    /// What lasts of data quality, and what children contribute to measures; it comes after every renaming.
    package static var lasting: [StoreMigration] {
        QualitySchema.kept + MeasuredSchema.migrations + MeasuredSchema.groups + MeasuredSchema.frozen + DueSchema.migrations
            + SharingSchema.migrations + ApiSchema.migrations
    }

    /// Records of children that come from the data; after everything that stood before.
    package static var records: [StoreMigration] { LoadedRecordsSchema.migrations }

    /// The returns of a load: files of one form that belong to one year and one data day. They come after every renaming.
    package static let returns = [
        StoreMigration(
            "2026-11-29 year and data day of each return",
            """
            CREATE TABLE data_return (
                id INTEGER PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id),
                format TEXT NOT NULL CHECK (format IN ('standard_dataset', 'census', 'looked_after', 'annex_a')),
                place TEXT NOT NULL, council TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL, doubt TEXT, UNIQUE (load, format, place)
            ) STRICT;
            ALTER TABLE data_part ADD COLUMN of_return INTEGER REFERENCES data_return (id);
            ALTER TABLE data_part ADD COLUMN taken_on INTEGER;
            CREATE INDEX part_of_return ON data_part (of_return) WHERE of_return IS NOT NULL;
            UPDATE data_part SET taken_on = (
                SELECT min(CAST(julianday(begun_on) - 2440587.5 AS INTEGER), CASE
                    WHEN format = 'looked_after' AND length(period) = 7
                        THEN CAST(julianday((substr(period, 1, 4) + 1) || '-03-31') - 2440587.5 AS INTEGER)
                    WHEN format = 'census' THEN coalesce((
                        SELECT CAST(julianday(value) - 2440587.5 AS INTEGER) FROM data_note
                        WHERE data_note.file = data_part.file AND data_note.kind = 11 AND julianday(value) IS NOT NULL), last_day)
                    ELSE coalesce(last_day, CAST(julianday(begun_on) - 2440587.5 AS INTEGER)) END)
                FROM data_file JOIN data_load ON data_load.id = data_file.load WHERE data_file.id = data_part.file);
            """)
    ]
}
