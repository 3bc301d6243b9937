/// The chain of audit rows and what lies beside it. It belongs to the first step of the site's schema.
enum AuditSchema {
    static let tables = """
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('change', 'view')),
            account TEXT NOT NULL, session TEXT, address TEXT, act TEXT NOT NULL, subject TEXT NOT NULL, ground TEXT,
            detail BLOB CHECK (length(detail) = 32), previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX audit_by_subject ON audit (subject);
        CREATE INDEX audit_by_account ON audit (account, at);
        CREATE INDEX audit_by_time ON audit (at);
        CREATE TRIGGER audit_follows_its_predecessor BEFORE INSERT ON audit
            WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
                OR NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1), zeroblob(32))
            BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TABLE audit_detail (
            sequence INTEGER PRIMARY KEY REFERENCES audit (sequence), salt BLOB NOT NULL CHECK (length(salt) = 16), words TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_detail_is_written_with_its_row BEFORE INSERT ON audit_detail
            WHEN NEW.sequence IS NOT (SELECT max(sequence) FROM audit)
                OR EXISTS (SELECT 1 FROM audit_detail WHERE sequence = NEW.sequence)
            BEGIN SELECT RAISE(ABORT, 'a detail is written with its audit row'); END;
        CREATE TRIGGER audit_detail_is_never_changed BEFORE UPDATE ON audit_detail
            BEGIN SELECT RAISE(ABORT, 'the detail of an audit row is never changed'); END;
        CREATE TRIGGER audit_detail_is_erased_with_a_row BEFORE DELETE ON audit_detail
            WHEN NOT EXISTS (SELECT 1 FROM audit WHERE subject = CAST(OLD.sequence AS TEXT) AND act = 'audit.erase-detail')
            BEGIN SELECT RAISE(ABORT, 'an audit row says that a detail is erased, before it is'); END;
        """
}
