import SiteKit

extension InspectionSchema {
    /// Key lines of enquiry, and what inspectors asked for with times. A child's record is named by its identifier alone, and the
    /// table of children is made later than this one, so that no foreign key can say so.
    static let enquiry = StoreMigration(
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
