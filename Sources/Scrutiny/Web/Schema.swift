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

extension ScrutinySchema {
    /// Investments and pressures with what is known of them day by day; and ties of a report's sentences to them.
    static let resources = StoreMigration(
        "2026-11-25 resources",
        """
        CREATE TABLE resource (
            id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('investment', 'pressure')), area TEXT NOT NULL CHECK (area IN ('posts', 'retention_payments',
                'special_guardianship', 'early_help', 'exploitation', 'homes', 'other'))
        ) STRICT;
        CREATE INDEX resource_of_inspection ON resource (inspection);
        CREATE TABLE resource_finding (
            resource TEXT NOT NULL REFERENCES resource (id), finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
            PRIMARY KEY (resource, finding)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE resource_reading (
            id INTEGER PRIMARY KEY, resource TEXT NOT NULL REFERENCES resource (id), day TEXT NOT NULL, agreed INTEGER CHECK (agreed >= 0),
            spent INTEGER CHECK (spent >= 0), filled INTEGER, posts INTEGER, bought TEXT NOT NULL, source TEXT NOT NULL CHECK (source <> ''),
            author TEXT NOT NULL, CHECK ((filled IS NULL) = (posts IS NULL)), CHECK (filled IS NULL OR filled BETWEEN 0 AND posts)
        ) STRICT;
        CREATE INDEX resource_reading_of_resource ON resource_reading (resource, day);
        CREATE TABLE report_tie_with_resources (
            report TEXT NOT NULL REFERENCES committee_report (id), sentence TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'measure', 'audit', 'evidence', 'resource', 'officers_judgement')),
            reference TEXT NOT NULL, tied_by TEXT NOT NULL, tied_on TEXT NOT NULL, evidence TEXT REFERENCES evidence_item (id),
            PRIMARY KEY (report, sentence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO report_tie_with_resources SELECT report, sentence, kind, reference, tied_by, tied_on, evidence FROM report_tie;
        DROP TABLE report_tie;
        ALTER TABLE report_tie_with_resources RENAME TO report_tie;
        """)
}

extension ScrutinySchema {
    /// Papers of other readers: which kind a report is, and the frozen copies of what stays within the council.
    static let readers = StoreMigration(
        "2026-11-25 other readers",
        """
        CREATE TABLE frozen_paper (
            digest TEXT PRIMARY KEY, title TEXT NOT NULL, frozen TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB, pdf BLOB,
            missing TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER frozen_paper_is_never_changed BEFORE UPDATE ON frozen_paper
            BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;
        CREATE TRIGGER frozen_paper_is_never_cut BEFORE DELETE ON frozen_paper
            BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;
        ALTER TABLE committee_report ADD COLUMN kind TEXT NOT NULL DEFAULT 'committee'
            CHECK (kind IN ('committee', 'self_evaluation', 'position_statement', 'staff_page', 'families_page'));
        ALTER TABLE committee_report ADD COLUMN frozen TEXT REFERENCES frozen_paper (digest);
        ALTER TABLE committee_report ADD COLUMN frozen_on TEXT;
        """)
}

extension ScrutinySchema {
    /// The names of today. They run after every other migration, because the ones above know the names of their day.
    package static let renames = [
        StoreMigration(
            "2026-11-29 words of scrutiny",
            """
            DROP INDEX forward_item_by_meeting;
            DROP INDEX forward_move_of_item;
            DROP INDEX report_clearance_of_report;
            ALTER TABLE forward_item RENAME TO work_programme_item;
            ALTER TABLE forward_move RENAME TO work_programme_move;
            ALTER TABLE report_clearance RENAME TO report_sign_off;
            ALTER TABLE report_tie RENAME TO report_link;
            ALTER TABLE report_link RENAME COLUMN tied_by TO linked_by;
            ALTER TABLE report_link RENAME COLUMN tied_on TO linked_on;
            ALTER TABLE question_tie RENAME TO question_link;
            ALTER TABLE question_link RENAME COLUMN tied_by TO linked_by;
            ALTER TABLE question_link RENAME COLUMN tied_on TO linked_on;
            ALTER TABLE report_override RENAME TO report_resolution;
            ALTER TABLE report_resolution RENAME COLUMN settled_by TO resolved_by;
            ALTER TABLE report_resolution RENAME COLUMN settled_on TO resolved_on;
            ALTER TABLE register_settlement RENAME TO register_resolution;
            ALTER TABLE register_resolution RENAME COLUMN settled_by TO resolved_by;
            ALTER TABLE register_resolution RENAME COLUMN settled_on TO resolved_on;
            ALTER TABLE resource_reading RENAME COLUMN bought TO funded;
            CREATE INDEX work_programme_item_by_meeting ON work_programme_item (meeting);
            CREATE INDEX work_programme_move_of_item ON work_programme_move (item);
            CREATE INDEX report_sign_off_of_report ON report_sign_off (report, position);
            CREATE INDEX question_link_of_inspection ON question_link (inspection);
            UPDATE setting SET value = json_remove(json_set(value, '$.signOffs', json_extract(value, '$.clearance')), '$.clearance')
                WHERE name = 'scrutiny.form';
            UPDATE saved_view SET path = '/work-programme' WHERE path = '/forward-plan';
            """),
        StoreMigration(
            "2026-11-29 registers of scrutiny",
            """
            ALTER TABLE resource ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
            UPDATE saved_view SET query = replace(replace(query, 'standing', 'status'), 'tied=', 'linked=')
                WHERE path IN ('/work-programme', '/questions');
            """),
    ]
}

extension ScrutinySchema {
    /// Whose step of sign-off it was, every response, what was withdrawn after publication, and the council's crest.
    package static let additions = [
        StoreMigration(
            "2026-11-29 sign-off by posts",
            """
            ALTER TABLE report_sign_off ADD COLUMN capacity TEXT CHECK (capacity IN ('holder', 'on_behalf', 'not_known'));
            ALTER TABLE report_sign_off ADD COLUMN authority TEXT NOT NULL DEFAULT '';
            UPDATE report_sign_off SET capacity = 'not_known' WHERE answer IS NOT NULL;
            CREATE TABLE report_sign_off_response (
                id INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), step TEXT NOT NULL,
                answer TEXT NOT NULL CHECK (answer IN ('cleared', 'not_cleared')), words TEXT NOT NULL, capacity_words TEXT NOT NULL,
                responded_by TEXT NOT NULL, responded_on TEXT NOT NULL, draft INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX sign_off_response_of_step ON report_sign_off_response (step);
            CREATE TRIGGER sign_off_response_is_never_changed BEFORE UPDATE ON report_sign_off_response
                BEGIN SELECT RAISE(ABORT, 'a response stays on record'); END;
            INSERT INTO report_sign_off_response (report, step, answer, words, capacity_words, responded_by, responded_on, draft)
                SELECT report, id, answer, words, 'whether they held the post is not known, because it was not recorded then', answered_by,
                    answered_on, answered_draft FROM report_sign_off WHERE answer IS NOT NULL;
            CREATE TABLE published_withdrawal (
                digest TEXT PRIMARY KEY REFERENCES published_snapshot (digest), withdrawn TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> '')
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER published_withdrawal_is_never_changed BEFORE UPDATE ON published_withdrawal
                BEGIN SELECT RAISE(ABORT, 'a withdrawal stays on record'); END;
            CREATE TRIGGER published_withdrawal_is_never_cut BEFORE DELETE ON published_withdrawal
                BEGIN SELECT RAISE(ABORT, 'a withdrawal stays on record'); END;
            """),
        StoreMigration(
            "2026-11-29 withdrawal by two people",
            """
            CREATE TABLE withdrawal_proposal (
                digest TEXT PRIMARY KEY REFERENCES published_snapshot (digest), reason TEXT NOT NULL CHECK (reason <> ''),
                proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            ALTER TABLE published_withdrawal ADD COLUMN proposed_by TEXT;
            ALTER TABLE published_withdrawal ADD COLUMN confirmed_by TEXT;
            CREATE TRIGGER published_withdrawal_is_made_by_two BEFORE INSERT ON published_withdrawal
                WHEN NEW.proposed_by IS NULL OR NEW.confirmed_by IS NULL OR NEW.proposed_by = NEW.confirmed_by
                BEGIN SELECT RAISE(ABORT, 'one person proposes a withdrawal and another confirms it'); END;
            """),
        StoreMigration(
            "2026-11-29 exemptions open to members of the committee",
            """
            ALTER TABLE report_section ADD COLUMN exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1));
            ALTER TABLE committee_report ADD COLUMN exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1));
            ALTER TABLE committee_question ADD COLUMN exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1));
            CREATE INDEX committee_question_of_committee ON committee_question (committee COLLATE NOCASE);
            """),
    ]
}

extension ScrutinySchema {
    /// A sentence can be linked to an action of the plan. SQLite changes no check, so the table is made anew.
    package static let linkedActions = StoreMigration(
        "2026-11-30 sentences linked to actions",
        """
        CREATE TABLE report_link_with_actions (
            report TEXT NOT NULL REFERENCES committee_report (id), sentence TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'measure', 'audit', 'evidence', 'resource', 'action', 'officers_judgement')),
            reference TEXT NOT NULL, linked_by TEXT NOT NULL, linked_on TEXT NOT NULL, evidence TEXT REFERENCES evidence_item (id),
            PRIMARY KEY (report, sentence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO report_link_with_actions SELECT report, sentence, kind, reference, linked_by, linked_on, evidence FROM report_link;
        DROP TABLE report_link;
        ALTER TABLE report_link_with_actions RENAME TO report_link;
        """)
}
