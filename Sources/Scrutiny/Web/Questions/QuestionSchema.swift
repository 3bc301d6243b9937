import SiteKit

extension ScrutinySchema {
    /// A committee's questions and recommendations, with each answer, what happened since, and the committee's own judgement.
    static let questions = StoreMigration(
        "2026-11-25 committee questions",
        """
        CREATE TABLE committee_question (
            id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind IN ('question', 'recommendation')),
            committee TEXT NOT NULL CHECK (committee <> ''), meeting TEXT NOT NULL, minute TEXT NOT NULL CHECK (minute <> ''),
            asker TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), owner TEXT REFERENCES post (id), due TEXT NOT NULL,
            exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
            recorded_by TEXT NOT NULL, recorded_on TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1,
            CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL))
        ) STRICT;
        CREATE TABLE question_round (
            question TEXT NOT NULL REFERENCES committee_question (id), number INTEGER NOT NULL CHECK (number > 0),
            answered TEXT NOT NULL, position TEXT NOT NULL CHECK (position IN ('answered', 'accepted', 'accepted_in_part', 'not_accepted')),
            words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL,
            verdict TEXT CHECK (verdict IN ('enough', 'not_enough')), judged_by TEXT, judged TEXT, judged_minute TEXT, judged_words TEXT,
            PRIMARY KEY (question, number),
            CHECK ((verdict IS NULL) = (judged IS NULL) AND (verdict IS NULL) = (judged_minute IS NULL)
                AND (verdict IS NULL) = (judged_words IS NULL) AND (verdict IS NULL) = (judged_by IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE question_outcome (
            id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL,
            words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX question_outcome_of_question ON question_outcome (question, day);
        CREATE TABLE question_tie (
            question TEXT NOT NULL REFERENCES committee_question (id), kind TEXT NOT NULL CHECK (kind IN ('finding', 'action', 'measure', 'evidence')),
            subject TEXT NOT NULL, inspection TEXT NOT NULL REFERENCES inspection (id), words TEXT NOT NULL, tied_by TEXT NOT NULL,
            tied_on TEXT NOT NULL, PRIMARY KEY (question, kind, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE question_move (
            id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL, was TEXT NOT NULL,
            became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX question_move_of_question ON question_move (question);
        CREATE TABLE question_correction (
            id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL, what TEXT NOT NULL,
            was TEXT NOT NULL, became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX question_correction_of_question ON question_correction (question);
        """)

    /// What comes to which meeting.
    static let forwardPlan = StoreMigration(
        "2026-11-25 forward plan",
        """
        CREATE TABLE forward_item (
            id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), purpose TEXT NOT NULL, committee TEXT NOT NULL CHECK (committee <> ''),
            meeting TEXT NOT NULL, author TEXT REFERENCES post (id), question TEXT REFERENCES committee_question (id),
            report TEXT REFERENCES committee_report (id), heard_on TEXT, heard_minute TEXT, withdrawn_on TEXT, withdrawn_reason TEXT,
            version INTEGER NOT NULL DEFAULT 1,
            CHECK ((heard_on IS NULL) = (heard_minute IS NULL)), CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
            CHECK (heard_on IS NULL OR withdrawn_on IS NULL)
        ) STRICT;
        CREATE INDEX forward_item_by_meeting ON forward_item (meeting);
        CREATE TABLE forward_move (
            id INTEGER PRIMARY KEY, item TEXT NOT NULL REFERENCES forward_item (id), day TEXT NOT NULL, was TEXT NOT NULL,
            became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX forward_move_of_item ON forward_move (item);
        """)

    /// The register of questions for the public: who proposed which content, and the frozen copy it became. At most one proposal is open.
    static let register = StoreMigration(
        "2026-11-25 scrutiny register",
        """
        ALTER TABLE published_snapshot ADD COLUMN kind TEXT NOT NULL DEFAULT 'report' CHECK (kind IN ('report', 'register'));
        CREATE TABLE register_publication (
            id TEXT PRIMARY KEY, proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL, content TEXT NOT NULL,
            snapshot TEXT REFERENCES published_snapshot (digest), published_by TEXT, published_on TEXT,
            CHECK ((snapshot IS NULL) = (published_by IS NULL) AND (snapshot IS NULL) = (published_on IS NULL)),
            CHECK (published_by IS NULL OR published_by <> proposed_by)
        ) STRICT;
        CREATE UNIQUE INDEX register_publication_one_open ON register_publication (snapshot IS NULL) WHERE snapshot IS NULL;
        CREATE TABLE register_settlement (
            problem TEXT PRIMARY KEY, reason TEXT NOT NULL CHECK (reason <> ''), settled_by TEXT NOT NULL, settled_on TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
}
