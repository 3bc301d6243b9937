import SiteKit

/// Evidence as a thing of its own: an item, its versions, and the actions it serves.
enum EvidenceSchema {
    /// Takes over what lay beside one action each: the item keeps its name, its one version gets a new one.
    static let itemsAndVersions = StoreMigration(
        "2026-11-25 evidence with versions",
        """
        CREATE TABLE evidence_item (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('document', 'link', 'measure', 'audit', 'voice')),
            title TEXT NOT NULL CHECK (title <> ''), grade TEXT CHECK (grade IN ('activity', 'output', 'practice', 'difference')),
            owner TEXT REFERENCES post (id), review_by TEXT, added_on TEXT NOT NULL, author TEXT NOT NULL,
            set_aside_on TEXT, set_aside_reason TEXT, version INTEGER NOT NULL DEFAULT 1,
            CHECK (kind <> 'voice' OR grade IS NULL), CHECK ((set_aside_on IS NULL) = (set_aside_reason IS NULL))
        ) STRICT;
        CREATE INDEX evidence_of_owner ON evidence_item (owner);
        CREATE TABLE evidence_version (
            id TEXT PRIMARY KEY, evidence TEXT NOT NULL REFERENCES evidence_item (id), number INTEGER NOT NULL CHECK (number > 0),
            day TEXT NOT NULL, author TEXT NOT NULL, account TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
            link TEXT, digest TEXT, file_name TEXT, size INTEGER,
            pin_name TEXT, pin_value TEXT, pin_source TEXT, pin_day TEXT,
            voice TEXT, voice_people TEXT CHECK (voice_people IN ('children', 'parents', 'carers', 'several')), voice_gathered TEXT,
            voice_heard INTEGER CHECK (voice_heard > 0), voice_asked INTEGER CHECK (voice_asked >= voice_heard),
            voice_consent TEXT CHECK (voice_consent IN ('written', 'spoken', 'not_asked', 'refused')), voice_day TEXT,
            UNIQUE (evidence, number),
            CHECK ((link IS NOT NULL) + (digest IS NOT NULL) + (pin_name IS NOT NULL) + (voice IS NOT NULL) = 1),
            CHECK (link IS NULL OR link LIKE 'https://%'),
            CHECK ((digest IS NULL) = (file_name IS NULL) AND (digest IS NULL) = (size IS NULL)),
            CHECK ((pin_name IS NULL) = (pin_value IS NULL) AND (pin_name IS NULL) = (pin_source IS NULL)
                AND (pin_name IS NULL) = (pin_day IS NULL)),
            CHECK ((voice IS NULL) = (voice_people IS NULL) AND (voice IS NULL) = (voice_gathered IS NULL)
                AND (voice IS NULL) = (voice_heard IS NULL) AND (voice IS NULL) = (voice_consent IS NULL)
                AND (voice IS NULL) = (voice_day IS NULL))
        ) STRICT;
        CREATE TABLE evidence_action (
            evidence TEXT NOT NULL REFERENCES evidence_item (id), action TEXT NOT NULL REFERENCES action (id),
            tied_on TEXT NOT NULL, tied_by TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (evidence, action)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidence_by_action ON evidence_action (action);

        INSERT INTO evidence_item (id, kind, title, grade, added_on, author, set_aside_on, set_aside_reason)
            SELECT id, iif(link IS NULL, 'document', 'link'), iif(title = '', 'Evidence', title), grade, day, author, set_aside_on,
                set_aside_reason FROM evidence;
        INSERT INTO evidence_version (id, evidence, number, day, author, link, digest, file_name, size)
            SELECT lower(hex(randomblob(16))), id, 1, day, author, link, digest, file_name, size FROM evidence;
        INSERT INTO evidence_action (evidence, action, tied_on, tied_by) SELECT id, action, day, author FROM evidence;
        DROP TABLE evidence;

        CREATE TRIGGER evidence_version_is_never_changed BEFORE UPDATE ON evidence_version
            BEGIN SELECT RAISE(ABORT, 'a new file is a new version'); END;
        CREATE TRIGGER evidence_version_is_never_removed BEFORE DELETE ON evidence_version
            BEGIN SELECT RAISE(ABORT, 'old versions stay'); END;
        """)
}
