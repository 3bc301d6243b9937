/// Two-factor sign-in, and what a session knows of how its person proved who they are.
enum SignInSchema {
    /// What the next page of a session says about the form that was sent last.
    static let confirmations = StoreMigration(
        "2026-11-29 confirmation after a save", "ALTER TABLE session ADD COLUMN confirmation TEXT")

    static let migration = StoreMigration(
        "2026-11-25 second step of sign-in",
        """
        ALTER TABLE account ADD COLUMN signed_in INTEGER;
        ALTER TABLE session ADD COLUMN awaits_code INTEGER NOT NULL DEFAULT 0 CHECK (awaits_code IN (0, 1));
        ALTER TABLE session ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX session_of_account ON session (account);
        CREATE TABLE second_step (
            account TEXT PRIMARY KEY REFERENCES account (id), secret BLOB NOT NULL, confirmed INTEGER NOT NULL, last_counter INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE recovery_code (
            digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), used INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX recovery_code_of_account ON recovery_code (account);
        """)
}
