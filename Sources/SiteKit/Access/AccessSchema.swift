/// Teams and what was given to whom. They belong to the first step of the site's schema, because sign-in reads them.
enum AccessSchema {
    static let tables = """
        CREATE TABLE team (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''), parent TEXT REFERENCES team (id),
            version INTEGER NOT NULL DEFAULT 1, CHECK (parent IS NULL OR parent <> id)
        ) STRICT;
        CREATE TABLE account_grant (
            id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), role TEXT NOT NULL,
            scope TEXT NOT NULL CHECK (scope IN ('service', 'team', 'own')), team TEXT REFERENCES team (id),
            span TEXT NOT NULL CHECK (span IN ('post', 'involvement', 'task')), given_on TEXT NOT NULL, given_by TEXT NOT NULL,
            until TEXT, ended_on TEXT, ended_by TEXT,
            CHECK ((scope = 'team') = (team IS NOT NULL)), CHECK ((span = 'post') = (until IS NULL)),
            CHECK ((ended_on IS NULL) = (ended_by IS NULL))
        ) STRICT;
        CREATE INDEX grant_of_account ON account_grant (account);
        """
}
