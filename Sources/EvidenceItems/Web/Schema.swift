import SiteKit

/// The text of evidence and its index, checks for personal data, confirmations, and the list of names saved as numbers.
package enum EvidenceItemSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 words and checks of evidence",
            """
            CREATE TABLE evidence_text (
                id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE REFERENCES evidence_version (id), title TEXT NOT NULL,
                body TEXT NOT NULL, digest TEXT NOT NULL DEFAULT '', pages INTEGER NOT NULL DEFAULT 0, damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1)),
                unread TEXT CHECK (unread IN ('not_tried', 'picture', 'no_words', 'other_kind', 'old_office', 'too_long', 'damaged', 'failed',
                    'kept_elsewhere'))
            ) STRICT;
            CREATE VIRTUAL TABLE evidence_index USING fts5 (
                title, body, content = 'evidence_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

            CREATE TABLE evidence_check (
                id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES evidence_version (id), checked_on TEXT NOT NULL,
                account TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, compared TEXT NOT NULL,
                closed INTEGER NOT NULL DEFAULT 0 CHECK (closed >= 0), seen_on TEXT, seen_by TEXT,
                CHECK ((seen_on IS NULL) = (seen_by IS NULL))
            ) STRICT;
            CREATE INDEX check_of_version ON evidence_check (version);
            CREATE INDEX check_unseen ON evidence_check (checked_on) WHERE closed > 0 AND seen_on IS NULL;
            CREATE TABLE evidence_hit (
                id TEXT PRIMARY KEY, evidence_check TEXT NOT NULL REFERENCES evidence_check (id), position INTEGER NOT NULL,
                kind TEXT NOT NULL, start INTEGER NOT NULL CHECK (start >= 0), length INTEGER NOT NULL CHECK (length > 0),
                doubt TEXT NOT NULL DEFAULT '', settled TEXT CHECK (settled <> ''), settled_by TEXT, settled_on TEXT,
                CHECK ((settled IS NULL) = (settled_by IS NULL) AND (settled IS NULL) = (settled_on IS NULL))
            ) STRICT;
            CREATE INDEX hit_of_check ON evidence_hit (evidence_check, position);
            CREATE TABLE evidence_confirmation (
                version TEXT PRIMARY KEY REFERENCES evidence_version (id), evidence_check TEXT NOT NULL REFERENCES evidence_check (id),
                digest TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, confirmed_on TEXT NOT NULL, reason TEXT NOT NULL DEFAULT ''
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE name_list (
                id INTEGER PRIMARY KEY CHECK (id = 1), names INTEGER NOT NULL CHECK (names > 0), loaded_on TEXT NOT NULL,
                loaded_by TEXT NOT NULL, made_with TEXT NOT NULL
            ) STRICT;
            CREATE TABLE listed_name (
                id INTEGER PRIMARY KEY, exact BLOB NOT NULL, near BLOB NOT NULL, one_word INTEGER NOT NULL CHECK (one_word IN (0, 1))
            ) STRICT;

            INSERT INTO evidence_text (version, title, body, unread)
                SELECT evidence_version.id, title, coalesce(link, ''), iif(link IS NULL, 'not_tried', 'kept_elsewhere')
                FROM evidence_version JOIN evidence_item ON evidence_item.id = evidence_version.evidence;
            INSERT INTO evidence_index (evidence_index) VALUES ('rebuild');
            """),
        StoreMigration(
            "2026-11-25 evidence pinned to the record",
            """
            CREATE TABLE evidence_pin (
                version TEXT PRIMARY KEY REFERENCES evidence_version (id), value TEXT REFERENCES measure_value (id),
                result TEXT REFERENCES audit_result (id), CHECK ((value IS NULL) <> (result IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pin_of_value ON evidence_pin (value);
            CREATE TRIGGER pin_is_never_changed BEFORE UPDATE ON evidence_pin
                BEGIN SELECT RAISE(ABORT, 'what is pinned stays as it was'); END;
            CREATE TRIGGER pin_is_never_removed BEFORE DELETE ON evidence_pin
                BEGIN SELECT RAISE(ABORT, 'what is pinned stays as it was'); END;
            """),
    ]

    /// Names that follow today's words. The composition runs these after every table exists.
    package static let renames = [
        StoreMigration(
            "2026-11-29 words of evidence",
            """
            ALTER TABLE evidence_pin RENAME TO evidence_origin;
            DROP INDEX pin_of_value;
            CREATE INDEX origin_of_value ON evidence_origin (value);
            DROP TRIGGER pin_is_never_changed;
            DROP TRIGGER pin_is_never_removed;
            CREATE TRIGGER origin_is_never_changed BEFORE UPDATE ON evidence_origin
                BEGIN SELECT RAISE(ABORT, 'evidence stays as it was saved'); END;
            CREATE TRIGGER origin_is_never_removed BEFORE DELETE ON evidence_origin
                BEGIN SELECT RAISE(ABORT, 'evidence stays as it was saved'); END;
            ALTER TABLE evidence_hit RENAME COLUMN settled TO resolved;
            ALTER TABLE evidence_hit RENAME COLUMN settled_by TO resolved_by;
            ALTER TABLE evidence_hit RENAME COLUMN settled_on TO resolved_on;
            UPDATE saved_view SET query = replace(replace(query, 'release=held', 'release=not-cleared'), 'release=set-aside', 'release=withdrawn')
                WHERE path = '/evidence';
            """)
    ]

    /// What came after the renamings, and after the columns that it fills.
    package static let additions = [
        StoreMigration(
            "2026-11-29 confirmed evidence",
            """
            UPDATE evidence_item SET confirmed_on = confirmed.day, confirmed_grade = grade FROM (
                SELECT evidence_version.evidence, confirmed_on AS day FROM evidence_confirmation
                JOIN evidence_version ON evidence_version.id = evidence_confirmation.version
                JOIN evidence_text ON evidence_text.version = evidence_version.id AND evidence_text.digest = evidence_confirmation.digest
                WHERE evidence_version.number =
                    (SELECT max(number) FROM evidence_version AS newer WHERE newer.evidence = evidence_version.evidence)
            ) AS confirmed WHERE confirmed.evidence = evidence_item.id;
            """)
    ]
}
