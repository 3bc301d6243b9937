import SiteKit

/// Inspections as they were read and confirmed, with their findings, clocks and the comments on a draft.
package enum InspectionSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-24 inspections",
            """
            CREATE TABLE inspection (
                id TEXT PRIMARY KEY,
                stage TEXT NOT NULL CHECK (stage IN ('checking', 'confirmed')),
                state TEXT NOT NULL CHECK (state IN ('draft_under_embargo', 'final_under_embargo', 'published')),
                framework TEXT NOT NULL, council TEXT NOT NULL, lead_inspector TEXT NOT NULL DEFAULT '',
                notified TEXT, fieldwork_from TEXT, fieldwork_to TEXT, received TEXT, published TEXT,
                document TEXT, document_name TEXT, pages INTEGER,
                reading TEXT,
                confirmed_by TEXT, confirmed_on TEXT,
                draft_of TEXT REFERENCES inspection (id),
                version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE inspection_reader (
                inspection TEXT NOT NULL REFERENCES inspection (id), account TEXT NOT NULL REFERENCES account (id),
                PRIMARY KEY (inspection, account)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE judgement (
                inspection TEXT NOT NULL REFERENCES inspection (id), area TEXT NOT NULL, position INTEGER NOT NULL,
                grade TEXT, printed TEXT NOT NULL DEFAULT '', page INTEGER, doubt TEXT,
                PRIMARY KEY (inspection, area)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE paragraph (
                inspection TEXT NOT NULL REFERENCES inspection (id), number INTEGER NOT NULL, section TEXT NOT NULL,
                page INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (inspection, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE finding (
                id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id),
                kind TEXT NOT NULL CHECK (kind IN ('improvement', 'priority_action', 'recommendation', 'other_weakness', 'strength', 'internal_finding')),
                position INTEGER NOT NULL, text TEXT NOT NULL, page INTEGER, framework_outcome TEXT,
                state TEXT NOT NULL CHECK (state IN ('suggested', 'accepted', 'rejected')),
                doubt TEXT, version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE INDEX finding_of_inspection ON finding (inspection, kind, position);
            CREATE TABLE finding_paragraph (
                finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE, number INTEGER NOT NULL, PRIMARY KEY (finding, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE finding_theme (
                finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE, theme TEXT NOT NULL, PRIMARY KEY (finding, theme)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE inspection_doubt (
                id INTEGER PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), field TEXT NOT NULL, words TEXT NOT NULL,
                page INTEGER, settled TEXT
            ) STRICT;
            CREATE TABLE clock_met (
                inspection TEXT NOT NULL REFERENCES inspection (id), clock TEXT NOT NULL, met TEXT NOT NULL, note TEXT NOT NULL,
                PRIMARY KEY (inspection, clock)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE accuracy_comment (
                id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), paragraph INTEGER NOT NULL, text TEXT NOT NULL,
                due TEXT NOT NULL, author TEXT NOT NULL, written TEXT NOT NULL
            ) STRICT;
            """),
        enquiry,
    ]
}
