import SiteKit

/// Who at the provider is whom here, which group opens what, and how a session was vouched for.
package enum OpenIDSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 council sign-in",
            """
            CREATE TABLE openid_person (
                issuer TEXT NOT NULL CHECK (issuer <> ''), subject TEXT NOT NULL CHECK (subject <> ''),
                account TEXT NOT NULL UNIQUE REFERENCES account (id), first_on TEXT NOT NULL,
                PRIMARY KEY (issuer, subject)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE openid_group (
                id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), label TEXT NOT NULL, role TEXT NOT NULL,
                scope TEXT NOT NULL CHECK (scope IN ('service', 'team', 'own')), team TEXT REFERENCES team (id),
                set_on TEXT NOT NULL, set_by TEXT NOT NULL, CHECK ((scope = 'team') = (team IS NOT NULL))
            ) STRICT;
            CREATE TABLE openid_session (
                session TEXT PRIMARY KEY REFERENCES session (digest) ON UPDATE CASCADE ON DELETE CASCADE, methods TEXT NOT NULL,
                is_strong INTEGER NOT NULL CHECK (is_strong IN (0, 1)), authenticated INTEGER
            ) STRICT, WITHOUT ROWID;
            """),
        StoreMigration(
            "2026-11-29 groups approved by two people",
            """
            ALTER TABLE openid_group ADD COLUMN approved_on TEXT;
            ALTER TABLE openid_group ADD COLUMN approved_by TEXT CHECK ((approved_by IS NULL) = (approved_on IS NULL));
            UPDATE openid_group SET approved_on = set_on, approved_by = set_by;
            """),
    ]
}
