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
        week, resolved,
    ]

    /// Saved views of the inspection week under today's name of their filter.
    package static let renames = [
        StoreMigration(
            "2026-11-29 views of inspectors' requests",
            """
            UPDATE saved_view SET query = replace(query, 'standing=', 'status=') WHERE path LIKE '/inspections/%/week';
            """)
    ]

    /// A doubt is resolved and not settled.
    private static let resolved = StoreMigration(
        "2026-11-29 resolved doubts", "ALTER TABLE inspection_doubt RENAME COLUMN settled TO resolved;")
}

extension InspectionSchema {
    /// Key lines of enquiry, and what inspectors asked for with times. A child's record is named by its identifier alone, and the
    /// table of children is made later than this one, so that no foreign key can say so.
    static let week = StoreMigration(
        "2026-11-25 enquiry",
        """
        CREATE TABLE enquiry_line (
            id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
            about TEXT NOT NULL, opened TEXT NOT NULL, concluded TEXT, conclusion TEXT, paragraphs TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 1, CHECK ((concluded IS NULL) = (conclusion IS NULL))
        ) STRICT;
        CREATE INDEX enquiry_line_of_inspection ON enquiry_line (inspection, opened);
        CREATE TABLE enquiry_finding (
            line TEXT NOT NULL REFERENCES enquiry_line (id), finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
            PRIMARY KEY (line, finding)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE enquiry_question (
            id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> '')
        ) STRICT;
        CREATE INDEX enquiry_question_of_line ON enquiry_question (line);
        CREATE TABLE enquiry_case (
            id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), child TEXT, count INTEGER CHECK (count > 0),
            note TEXT NOT NULL, CHECK ((child IS NULL) <> (count IS NULL))
        ) STRICT;
        CREATE INDEX enquiry_case_of_line ON enquiry_case (line);
        CREATE TABLE enquiry_offer (
            id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), day TEXT NOT NULL, title TEXT NOT NULL CHECK (title <> ''),
            place TEXT NOT NULL
        ) STRICT;
        CREATE INDEX enquiry_offer_of_line ON enquiry_offer (line);
        CREATE TABLE inspectors_request (
            id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), line TEXT REFERENCES enquiry_line (id),
            number INTEGER NOT NULL CHECK (number > 0), asked_by TEXT NOT NULL CHECK (asked_by <> ''), asked TEXT NOT NULL,
            words TEXT NOT NULL CHECK (words <> ''), owner TEXT NOT NULL, due TEXT, logged_by TEXT NOT NULL, UNIQUE (inspection, number)
        ) STRICT;
        CREATE TABLE request_answer (
            id INTEGER PRIMARY KEY, request TEXT NOT NULL REFERENCES inspectors_request (id), answered_by TEXT NOT NULL, answered TEXT NOT NULL,
            words TEXT NOT NULL CHECK (words <> ''), documents TEXT NOT NULL, logged_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX request_answer_of_request ON request_answer (request);
        """)
}
