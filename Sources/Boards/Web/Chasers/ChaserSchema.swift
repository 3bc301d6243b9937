import SiteKit

extension BoardSchema {
    static let chasers = StoreMigration(
        "2026-11-25 chasers",
        """
        CREATE TABLE post_above (
            post TEXT PRIMARY KEY REFERENCES post (id), above TEXT NOT NULL REFERENCES post (id), CHECK (post <> above)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE chaser (
            id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL,
            step TEXT NOT NULL CHECK (step IN ('ask', 'remind', 'manager')), post TEXT REFERENCES post (id),
            account TEXT NOT NULL REFERENCES account (id), notice TEXT NOT NULL REFERENCES notice (id), UNIQUE (action, step, day)
        ) STRICT;
        CREATE INDEX chaser_of_account ON chaser (account);
        CREATE TABLE chaser_run (day TEXT PRIMARY KEY, steps INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE fall_back (
            action TEXT NOT NULL REFERENCES action (id), seen_on TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (action, seen_on)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER chaser_is_never_changed BEFORE UPDATE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;
        CREATE TRIGGER chaser_is_never_removed BEFORE DELETE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;
        """)
}
