import SiteKit

extension BoardSchema {
    static let packs = StoreMigration(
        "2026-11-25 packs",
        """
        CREATE TABLE pack (
            id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), plan TEXT NOT NULL REFERENCES plan (id),
            meeting TEXT REFERENCES meeting (id), number INTEGER NOT NULL, title TEXT NOT NULL, cut_off TEXT NOT NULL,
            made_on TEXT NOT NULL, made_by TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB,
            pdf BLOB, missing TEXT NOT NULL, UNIQUE (board, plan, number), CHECK (cut_off <= made_on)
        ) STRICT;
        CREATE TABLE pack_link (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, pack TEXT NOT NULL REFERENCES pack (id),
            reader TEXT NOT NULL CHECK (reader <> ''), made_by TEXT NOT NULL, made_on TEXT NOT NULL, last_day TEXT NOT NULL,
            ended_on TEXT, CHECK (made_on <= last_day)
        ) STRICT;
        CREATE INDEX link_of_pack ON pack_link (pack);
        CREATE TABLE pack_opening (
            id INTEGER PRIMARY KEY, link TEXT NOT NULL REFERENCES pack_link (id), at TEXT NOT NULL, what TEXT NOT NULL
        ) STRICT;
        CREATE INDEX opening_of_pack_link ON pack_opening (link);
        CREATE TRIGGER pack_is_never_changed BEFORE UPDATE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;
        CREATE TRIGGER pack_is_never_removed BEFORE DELETE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;
        CREATE TRIGGER pack_opening_is_never_removed BEFORE DELETE ON pack_opening
            BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;
        """)
}
