import SiteKit

extension BoardSchema {
    static let partners = StoreMigration(
        "2026-11-25 partners",
        """
        CREATE TABLE partner (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('health', 'police', 'education', 'housing', 'voluntary', 'other')),
            contact TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE TABLE action_partner (
            action TEXT PRIMARY KEY REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id), since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_partner ON action_partner (partner);
        CREATE TABLE partner_link (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, action TEXT NOT NULL REFERENCES action (id),
            partner TEXT NOT NULL REFERENCES partner (id), receiver TEXT NOT NULL CHECK (receiver <> ''), made_by TEXT NOT NULL,
            made_on TEXT NOT NULL, last_day TEXT NOT NULL, ended_on TEXT, CHECK (made_on <= last_day)
        ) STRICT;
        CREATE INDEX link_of_action ON partner_link (action);
        CREATE TABLE partner_link_opening (
            id INTEGER PRIMARY KEY, link TEXT NOT NULL REFERENCES partner_link (id), at TEXT NOT NULL, what TEXT NOT NULL
        ) STRICT;
        CREATE INDEX opening_of_link ON partner_link_opening (link);
        CREATE TABLE partner_reply (
            id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id),
            day TEXT NOT NULL, giver TEXT NOT NULL CHECK (giver <> ''), words TEXT NOT NULL CHECK (words <> ''),
            way TEXT NOT NULL CHECK (way IN ('link', 'email', 'telephone', 'meeting', 'letter')), link TEXT REFERENCES partner_link (id),
            recorded_by TEXT NOT NULL, CHECK ((way = 'link') = (link IS NOT NULL))
        ) STRICT;
        CREATE INDEX reply_of_action ON partner_reply (action);
        CREATE TABLE promise (
            id TEXT PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner (id), plan TEXT NOT NULL REFERENCES plan (id),
            action TEXT REFERENCES action (id), what TEXT NOT NULL CHECK (what <> ''), by_day TEXT NOT NULL, made_on TEXT NOT NULL,
            recorded_by TEXT NOT NULL, settled_on TEXT, settled_as TEXT CHECK (settled_as IN ('kept', 'not_kept')), settled_words TEXT,
            version INTEGER NOT NULL DEFAULT 1, CHECK (made_on <= by_day), CHECK ((settled_on IS NULL) = (settled_as IS NULL)),
            CHECK ((settled_on IS NULL) = (settled_words IS NULL))
        ) STRICT;
        CREATE INDEX promise_of_plan ON promise (plan);
        CREATE TRIGGER reply_is_never_changed BEFORE UPDATE ON partner_reply
            BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;
        CREATE TRIGGER reply_is_never_removed BEFORE DELETE ON partner_reply
            BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;
        CREATE TRIGGER partner_opening_is_never_removed BEFORE DELETE ON partner_link_opening
            BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;
        """)
}
