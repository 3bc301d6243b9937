/// Accounts, sessions, settings, used forms and the audit trail.
package enum SiteSchema {
    package static let migrations =
        [
            StoreMigration(
                "2026-11-24 site",
                """
                CREATE TABLE account (
                    id TEXT PRIMARY KEY, sign_in TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, password TEXT,
                    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), calendar TEXT UNIQUE
                ) STRICT;
                \(AccessSchema.tables)
                CREATE TABLE session (
                    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), token TEXT NOT NULL,
                    begun INTEGER NOT NULL, seen INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE welcome (
                    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), expires INTEGER NOT NULL, used INTEGER
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
                CREATE TABLE form_outcome (
                    form TEXT PRIMARY KEY, account TEXT NOT NULL, path TEXT NOT NULL, location TEXT, at TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                \(AuditSchema.tables)
                """),
            SignInSchema.migration,
        ] + SavedViewSchema.migrations + [
            SignInSchema.confirmations, SearchSchema.migration, SearchSchema.apart, AuditMemory.migration, AccessProposal.migration,
            AccessProposal.committees,
        ]
}
