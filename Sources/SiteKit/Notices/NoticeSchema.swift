/// Notices, the messages that carry them, addresses, and who is away.
package enum NoticeSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 notices",
            """
            ALTER TABLE account ADD COLUMN mail TEXT CHECK (mail LIKE '_%@_%._%');
            CREATE TABLE notice (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL CHECK (name <> ''),
                kind TEXT NOT NULL CHECK (kind <> ''), about TEXT NOT NULL, scope TEXT, title TEXT NOT NULL CHECK (title <> ''),
                path TEXT NOT NULL CHECK (path LIKE '/%' AND path NOT LIKE '//%'), day TEXT NOT NULL, read_on TEXT
            ) STRICT;
            CREATE INDEX notice_of_account ON notice (account, read_on);
            CREATE INDEX notice_about ON notice (about, kind);
            CREATE TABLE mail_message (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), address TEXT NOT NULL, name TEXT NOT NULL,
                day TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown')),
                way TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0, at TEXT
            ) STRICT;
            CREATE INDEX mail_that_waits ON mail_message (state) WHERE state IN ('waiting', 'sending');
            CREATE TABLE notice_mail (
                notice TEXT PRIMARY KEY REFERENCES notice (id), message TEXT NOT NULL REFERENCES mail_message (id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE leave (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), from_day TEXT NOT NULL, to_day TEXT NOT NULL,
                noted_by TEXT NOT NULL, CHECK (from_day <= to_day)
            ) STRICT;
            CREATE INDEX leave_of_account ON leave (account);
            CREATE TRIGGER notice_is_never_removed BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'every notice is logged'); END;
            CREATE TRIGGER notice_is_never_rewritten
                BEFORE UPDATE OF account, name, kind, about, scope, title, path, day ON notice
                BEGIN SELECT RAISE(ABORT, 'every notice is logged'); END;
            """)
    ]

    /// Kinds of notice under the names that the log shows. Nothing else of a notice changes.
    package static let renames = [
        StoreMigration(
            "2026-11-29 kinds of notice",
            """
            DROP TRIGGER notice_is_never_rewritten;
            UPDATE notice SET kind = CASE kind
                WHEN 'slipped-back' THEN 'improvement-not-sustained' WHEN 'rows-to-mend' THEN 'rows-to-correct'
                WHEN 'asked-for-an-update' THEN 'update-request' WHEN 'reminded-of-an-update' THEN 'update-reminder'
                WHEN 'told-of-a-missing-update' THEN 'update-request-escalated' WHEN 'access-waits' THEN 'access-to-approve'
                ELSE kind END;
            CREATE TRIGGER notice_is_never_rewritten
                BEFORE UPDATE OF account, name, kind, about, scope, title, path, day ON notice
                BEGIN SELECT RAISE(ABORT, 'every notice is logged'); END;
            UPDATE saved_view SET query = replace(replace(replace(replace(replace(replace(query,
                'kind=slipped-back', 'kind=improvement-not-sustained'), 'kind=rows-to-mend', 'kind=rows-to-correct'),
                'kind=asked-for-an-update', 'kind=update-request'), 'kind=reminded-of-an-update', 'kind=update-reminder'),
                'kind=told-of-a-missing-update', 'kind=update-request-escalated'), 'kind=access-waits', 'kind=access-to-approve')
                WHERE path = '/settings/notices';
            """)
    ]
}
