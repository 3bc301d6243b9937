import SiteKit

/// Committee reports while they are written, and the frozen copies of what was published.
/// Nothing in `published_snapshot` refers to another table, and nothing in it can be changed.
package enum ScrutinySchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-24 scrutiny",
            """
            CREATE TABLE published_snapshot (
                digest TEXT PRIMARY KEY, title TEXT NOT NULL, council TEXT NOT NULL, committee TEXT NOT NULL, meeting TEXT NOT NULL,
                published TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL,
                word BLOB, word_digest TEXT, pdf BLOB, pdf_digest TEXT, missing TEXT NOT NULL DEFAULT '',
                CHECK ((word IS NULL) = (word_digest IS NULL)), CHECK ((pdf IS NULL) = (pdf_digest IS NULL))
            ) STRICT;
            CREATE TRIGGER published_snapshot_is_never_changed BEFORE UPDATE ON published_snapshot
                BEGIN SELECT RAISE(ABORT, 'what was published is frozen'); END;
            CREATE TRIGGER published_snapshot_is_never_cut BEFORE DELETE ON published_snapshot
                BEGIN SELECT RAISE(ABORT, 'what was published is frozen'); END;
            CREATE TABLE committee_report (
                id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id),
                title TEXT NOT NULL, committee TEXT NOT NULL, meeting TEXT NOT NULL, item TEXT NOT NULL,
                officer_name TEXT NOT NULL, officer_post TEXT NOT NULL, officer_email TEXT NOT NULL, officer_telephone TEXT NOT NULL,
                portfolio_holder TEXT NOT NULL, local_member TEXT NOT NULL,
                exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
                draft INTEGER NOT NULL DEFAULT 1, begun TEXT NOT NULL,
                proposed_by TEXT, proposed_on TEXT, proposed_content TEXT,
                snapshot TEXT REFERENCES published_snapshot (digest), published_on TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL)),
                CHECK ((snapshot IS NULL) = (published_on IS NULL)),
                CHECK ((proposed_by IS NULL) = (proposed_on IS NULL) AND (proposed_by IS NULL) = (proposed_content IS NULL)),
                CHECK (snapshot IS NULL OR exempt_paragraph IS NULL)
            ) STRICT;
            CREATE INDEX committee_report_of_inspection ON committee_report (inspection);
            CREATE TABLE report_section (
                id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), position INTEGER NOT NULL,
                kind TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('front', 'divider', 'numbered', 'under', 'closing')),
                heading TEXT NOT NULL, body TEXT NOT NULL, complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
                exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL))
            ) STRICT;
            CREATE INDEX report_section_of_report ON report_section (report, position);
            CREATE TABLE report_clearance (
                id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), position INTEGER NOT NULL,
                name TEXT NOT NULL, post TEXT NOT NULL, clear_days INTEGER NOT NULL CHECK (clear_days BETWEEN 0 AND 120),
                answer TEXT CHECK (answer IN ('cleared', 'not_cleared')), words TEXT NOT NULL DEFAULT '',
                answered_by TEXT, answered_on TEXT, answered_draft INTEGER,
                version INTEGER NOT NULL DEFAULT 1,
                CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_on IS NULL)
                    AND (answer IS NULL) = (answered_draft IS NULL))
            ) STRICT;
            CREATE INDEX report_clearance_of_report ON report_clearance (report, position);
            CREATE TABLE report_tie (
                report TEXT NOT NULL REFERENCES committee_report (id), sentence TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'measure', 'audit', 'evidence', 'officers_judgement')),
                reference TEXT NOT NULL, tied_by TEXT NOT NULL, tied_on TEXT NOT NULL,
                PRIMARY KEY (report, sentence)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE report_override (
                report TEXT NOT NULL REFERENCES committee_report (id), problem TEXT NOT NULL, reason TEXT NOT NULL,
                settled_by TEXT NOT NULL, settled_on TEXT NOT NULL, PRIMARY KEY (report, problem)
            ) STRICT, WITHOUT ROWID;
            """),
        questions, forwardPlan, register,
        StoreMigration(
            "2026-11-25 ties to evidence",
            """
            ALTER TABLE report_tie ADD COLUMN evidence TEXT REFERENCES evidence_item (id);
            UPDATE report_tie SET evidence = (
                SELECT iif(count(*) = 1, min(id), NULL) FROM evidence_item
                WHERE reference = title OR substr(reference, 1, length(title) + 2) = title || ' (') WHERE kind = 'evidence';
            """),
        resources, readers,
    ]
}
