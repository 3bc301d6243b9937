import SiteKit

/// Posts, plans, actions, updates, evidence and changes of due date. Updates are never changed: triggers refuse it.
package enum ActionPlanSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-24 action plans",
            """
            CREATE TABLE post (
                id TEXT PRIMARY KEY, title TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (title <> ''), version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE post_holder (
                post TEXT NOT NULL REFERENCES post (id), from_day TEXT NOT NULL, name TEXT CHECK (name <> ''),
                account TEXT REFERENCES account (id), PRIMARY KEY (post, from_day), CHECK (account IS NULL OR name IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX post_of_account ON post_holder (account);

            CREATE TABLE plan (
                id TEXT PRIMARY KEY, inspection TEXT NOT NULL UNIQUE REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
                starts TEXT NOT NULL, drafted_on TEXT NOT NULL,
                agreed_by TEXT, agreed_meeting TEXT, agreed_on TEXT, sent_on TEXT, published_where TEXT, published_on TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                CHECK ((agreed_on IS NULL) = (agreed_by IS NULL) AND (agreed_on IS NULL) = (agreed_meeting IS NULL)),
                CHECK (sent_on IS NULL OR agreed_on IS NOT NULL),
                CHECK ((published_on IS NULL) = (published_where IS NULL)), CHECK (published_on IS NULL OR sent_on IS NOT NULL)
            ) STRICT;
            CREATE TABLE plan_finding (
                plan TEXT NOT NULL REFERENCES plan (id), finding TEXT NOT NULL REFERENCES finding (id), number INTEGER NOT NULL,
                PRIMARY KEY (plan, finding), UNIQUE (plan, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE plan_sent (
                plan TEXT PRIMARY KEY REFERENCES plan (id), sent_on TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL
            ) STRICT;
            CREATE TABLE plan_circulation (
                id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), recipients TEXT NOT NULL, circulated_on TEXT NOT NULL
            ) STRICT;

            CREATE TABLE action (
                id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), ref_group INTEGER NOT NULL, ref_number INTEGER NOT NULL,
                text TEXT NOT NULL CHECK (text <> ''), owner TEXT REFERENCES post (id), starts TEXT, due TEXT NOT NULL,
                difference_by TEXT, added_on TEXT NOT NULL, withdrawn_on TEXT, withdrawn_reason TEXT,
                version INTEGER NOT NULL DEFAULT 1,
                UNIQUE (plan, ref_group, ref_number), CHECK (starts IS NULL OR starts <= due),
                CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
            ) STRICT;
            CREATE INDEX action_of_owner ON action (owner);
            CREATE TABLE action_finding (
                action TEXT NOT NULL REFERENCES action (id), finding TEXT NOT NULL REFERENCES finding (id), PRIMARY KEY (action, finding)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX action_of_finding ON action_finding (finding);
            CREATE TABLE action_update (
                id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, words TEXT NOT NULL,
                delivery TEXT NOT NULL CHECK (delivery IN ('not_started', 'on_track', 'may_slip', 'off_track', 'done_and_evidenced')),
                impact TEXT NOT NULL
                    CHECK (impact IN ('not_measured', 'too_early', 'no_change', 'better', 'better_and_held', 'slipped_back')),
                author TEXT NOT NULL, owner TEXT REFERENCES post (id)
            ) STRICT;
            CREATE INDEX update_of_action ON action_update (action);
            CREATE TABLE due_move (
                id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, was TEXT NOT NULL,
                became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL CHECK (approved_by <> ''),
                CHECK (was <> became)
            ) STRICT;
            CREATE INDEX move_of_action ON due_move (action);
            CREATE TABLE action_change (
                id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, what TEXT NOT NULL,
                was TEXT NOT NULL, became TEXT NOT NULL, author TEXT NOT NULL
            ) STRICT;
            CREATE INDEX change_of_action ON action_change (action);
            CREATE TABLE evidence (
                id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), title TEXT NOT NULL, link TEXT,
                digest TEXT, file_name TEXT, size INTEGER, day TEXT NOT NULL, author TEXT NOT NULL,
                set_aside_on TEXT, set_aside_reason TEXT,
                CHECK ((link IS NULL) <> (digest IS NULL)), CHECK (link IS NULL OR link LIKE 'https://%'),
                CHECK ((digest IS NULL) = (file_name IS NULL) AND (digest IS NULL) = (size IS NULL)),
                CHECK ((set_aside_on IS NULL) = (set_aside_reason IS NULL))
            ) STRICT;
            CREATE INDEX evidence_of_action ON evidence (action);
            CREATE TABLE measure_note (
                id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), name TEXT NOT NULL CHECK (name <> ''),
                source TEXT NOT NULL
            ) STRICT;
            CREATE INDEX measure_of_action ON measure_note (action);
            CREATE TABLE measure_reading (
                id INTEGER PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure_note (id), day TEXT NOT NULL, value TEXT NOT NULL,
                author TEXT NOT NULL
            ) STRICT;
            CREATE INDEX reading_of_measure ON measure_reading (measure);

            CREATE TRIGGER update_is_never_changed BEFORE UPDATE ON action_update
                BEGIN SELECT RAISE(ABORT, 'updates are added, never overwritten'); END;
            CREATE TRIGGER update_is_never_removed BEFORE DELETE ON action_update
                BEGIN SELECT RAISE(ABORT, 'updates are added, never overwritten'); END;
            CREATE TRIGGER move_is_never_changed BEFORE UPDATE ON due_move BEGIN SELECT RAISE(ABORT, 'a moved day stays on record'); END;
            CREATE TRIGGER move_is_never_removed BEFORE DELETE ON due_move BEGIN SELECT RAISE(ABORT, 'a moved day stays on record'); END;
            CREATE TRIGGER sent_is_never_changed BEFORE UPDATE ON plan_sent BEGIN SELECT RAISE(ABORT, 'what was sent is frozen'); END;
            CREATE TRIGGER sent_is_never_removed BEFORE DELETE ON plan_sent BEGIN SELECT RAISE(ABORT, 'what was sent is frozen'); END;
            """),
        StoreMigration(
            "2026-11-25 grades of evidence",
            """
            ALTER TABLE evidence ADD COLUMN grade TEXT CHECK (grade IN ('activity', 'output', 'practice', 'difference'));
            """),
        measures, ratings, sources, imports, EvidenceSchema.itemsAndVersions, titles, closingsOfSources,
    ]
}

extension ActionPlanSchema {
    /// Measures noted beside an action become measures of their own, linked to it. Their figures were words and stay words: each is kept
    /// as not known, with what was noted, until somebody corrects it with its numbers.
    static let measures = StoreMigration(
        "2026-11-25 measures of actions",
        """
        CREATE TABLE action_measure (
            action TEXT NOT NULL REFERENCES action (id), measure TEXT NOT NULL REFERENCES measure (id), linked_on TEXT NOT NULL,
            author TEXT NOT NULL, PRIMARY KEY (action, measure)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_measure ON action_measure (measure);

        INSERT INTO measure (id, name, counts, numerator, denominator, unit, better, aim, source, owner, added_on)
            SELECT measure_note.id, measure_note.name, '', '', '', 'count', 'higher', NULL, measure_note.source, '', action.added_on
            FROM measure_note JOIN action ON action.id = measure_note.action;
        INSERT INTO action_measure (action, measure, linked_on, author)
            SELECT measure_note.action, measure_note.id, action.added_on, 'Set-up'
            FROM measure_note JOIN action ON action.id = measure_note.action;
        INSERT INTO measure_value (id, measure, day, reason, source, author, entered_on, corrects, why)
            SELECT printf('%032x', noted.id), noted.measure, noted.day, 'noted in words, ' || noted.value, noted.source, noted.author,
                noted.day, CASE WHEN noted.before IS NULL THEN NULL ELSE printf('%032x', noted.before) END,
                CASE WHEN noted.before IS NULL THEN NULL ELSE 'noted again for the same day' END
            FROM (
                SELECT measure_reading.*, measure_note.source AS source,
                    lag(measure_reading.id) OVER (PARTITION BY measure_reading.measure, measure_reading.day ORDER BY measure_reading.id)
                    AS before
                FROM measure_reading JOIN measure_note ON measure_note.id = measure_reading.measure ORDER BY measure_reading.id
            ) AS noted;
        INSERT INTO measure_standing (measure, verdict, sentence, figures, latest_on, latest_words)
            SELECT id, 'too_few', 'Too few figures to tell: 0 so far, and 12 are needed.',
                (SELECT count(DISTINCT day) FROM measure_reading WHERE measure = measure_note.id),
                (SELECT max(day) FROM measure_reading WHERE measure = measure_note.id),
                (SELECT value FROM measure_reading WHERE measure = measure_note.id ORDER BY day DESC, id DESC LIMIT 1)
            FROM measure_note;
        DROP TABLE measure_reading;
        DROP TABLE measure_note;
        """)
}

extension ActionPlanSchema {
    /// Closing by a second person, audits, what slipped back, steps, and what a board should hear of.
    static let ratings = StoreMigration(
        "2026-11-25 two ratings",
        """
        ALTER TABLE action_update ADD COLUMN account TEXT;
        CREATE INDEX latest_update_of_action ON action_update (action, day DESC, id DESC);
        DROP INDEX update_of_action;
        CREATE TABLE action_closing (
            id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), closed_on TEXT NOT NULL, account TEXT NOT NULL,
            name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
            reopened_on TEXT, reopened_name TEXT, reopened_why TEXT, reopened_updates INTEGER,
            CHECK ((reopened_on IS NULL) = (reopened_name IS NULL) AND (reopened_on IS NULL) = (reopened_why IS NULL)
                AND (reopened_on IS NULL) = (reopened_updates IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_closing_of_action ON action_closing (action) WHERE reopened_on IS NULL;
        CREATE INDEX closing_of_action ON action_closing (action);
        CREATE TABLE finding_closing (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), finding TEXT NOT NULL REFERENCES finding (id),
            closed_on TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
            reopened_on TEXT, reopened_name TEXT, reopened_why TEXT,
            CHECK ((reopened_on IS NULL) = (reopened_name IS NULL) AND (reopened_on IS NULL) = (reopened_why IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_closing_of_finding ON finding_closing (finding) WHERE reopened_on IS NULL;
        CREATE INDEX finding_closing_of_plan ON finding_closing (plan);
        CREATE TABLE audit_result (
            id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), question TEXT NOT NULL CHECK (question <> ''),
            day TEXT NOT NULL, sample INTEGER NOT NULL CHECK (sample > 0), met INTEGER NOT NULL CHECK (met BETWEEN 0 AND sample),
            standard INTEGER NOT NULL CHECK (standard BETWEEN 1 AND 100), source TEXT NOT NULL, author TEXT NOT NULL,
            entered_on TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_of_action ON audit_result (action);
        CREATE TABLE slip (
            id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), measure TEXT REFERENCES measure (id),
            audit TEXT REFERENCES audit_result (id), since TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, answer_by TEXT NOT NULL,
            answered_on TEXT, answered_name TEXT, reopened INTEGER CHECK (reopened IN (0, 1)), why TEXT,
            UNIQUE (action, measure, since), CHECK ((measure IS NULL) <> (audit IS NULL)),
            CHECK ((answered_on IS NULL) = (answered_name IS NULL) AND (answered_on IS NULL) = (reopened IS NULL)
                AND (answered_on IS NULL) = (why IS NULL))
        ) STRICT;
        CREATE INDEX slip_of_action ON slip (action);
        CREATE TABLE step (
            id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), number INTEGER NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
            due TEXT NOT NULL, done_on TEXT, version INTEGER NOT NULL DEFAULT 1, UNIQUE (action, number)
        ) STRICT;
        CREATE TABLE step_wait (
            step TEXT NOT NULL REFERENCES step (id), waits_for TEXT NOT NULL REFERENCES action (id), PRIMARY KEY (step, waits_for)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX step_waiting_for ON step_wait (waits_for);
        CREATE TABLE action_wait (
            action TEXT NOT NULL REFERENCES action (id), waits_for TEXT NOT NULL REFERENCES action (id),
            PRIMARY KEY (action, waits_for), CHECK (action <> waits_for)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_waiting_for ON action_wait (waits_for);
        CREATE TABLE plan_event (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), action TEXT REFERENCES action (id),
            finding TEXT REFERENCES finding (id), kind TEXT NOT NULL CHECK (kind <> ''), day TEXT NOT NULL, words TEXT NOT NULL,
            author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX event_of_plan ON plan_event (plan, day);
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON plan_event
            BEGIN SELECT RAISE(ABORT, 'what happened stays on record'); END;
        CREATE TRIGGER event_is_never_removed BEFORE DELETE ON plan_event
            BEGIN SELECT RAISE(ABORT, 'what happened stays on record'); END;
        CREATE TRIGGER audit_result_is_never_changed BEFORE UPDATE ON audit_result
            BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;
        CREATE TRIGGER audit_result_is_never_removed BEFORE DELETE ON audit_result
            BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;
        """)
}

extension ActionPlanSchema {
    /// Findings from elsewhere, strengths that are watched, due days that are asked for, versions, and the changes of practice that actions brought.
    static let sources = StoreMigration(
        "2026-11-25 sources and versions of plans",
        """
        CREATE TABLE due_request (
            id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), asked_on TEXT NOT NULL, account TEXT NOT NULL,
            name TEXT NOT NULL, wanted TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
            answered_on TEXT, answered_name TEXT, approved INTEGER CHECK (approved IN (0, 1)), words TEXT,
            CHECK ((answered_on IS NULL) = (answered_name IS NULL) AND (answered_on IS NULL) = (approved IS NULL)
                AND (answered_on IS NULL) = (words IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_request_of_action ON due_request (action) WHERE answered_on IS NULL;
        CREATE INDEX request_of_action ON due_request (action);
        CREATE TABLE plan_source (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id),
            kind TEXT NOT NULL
                CHECK (kind IN ('focused_visit', 'jtai', 'peer_review', 'practice_review', 'complaint', 'own_audit', 'other')),
            title TEXT NOT NULL CHECK (title <> ''), day TEXT NOT NULL, added_on TEXT NOT NULL, author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX source_of_plan ON plan_source (plan);
        CREATE TABLE source_finding (
            id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES plan_source (id), plan TEXT NOT NULL REFERENCES plan (id),
            number INTEGER NOT NULL, kind TEXT NOT NULL
                CHECK (kind IN ('improvement', 'priority_action', 'recommendation', 'other_weakness', 'strength', 'internal_finding')),
            text TEXT NOT NULL CHECK (text <> ''), added_on TEXT NOT NULL, author TEXT NOT NULL, UNIQUE (plan, number)
        ) STRICT;
        CREATE INDEX finding_of_source ON source_finding (source);
        CREATE TABLE action_source_finding (
            action TEXT NOT NULL REFERENCES action (id), finding TEXT NOT NULL REFERENCES source_finding (id),
            PRIMARY KEY (action, finding)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_source_finding ON action_source_finding (finding);
        CREATE TABLE strength_watch (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), finding TEXT NOT NULL, watcher TEXT NOT NULL REFERENCES post (id),
            sign TEXT NOT NULL, measure TEXT REFERENCES measure (id), since TEXT NOT NULL, ended_on TEXT, author TEXT NOT NULL,
            CHECK (sign <> '' OR measure IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX one_watch_of_finding ON strength_watch (plan, finding) WHERE ended_on IS NULL;
        CREATE INDEX watch_of_measure ON strength_watch (measure);
        CREATE TABLE plan_version (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), source TEXT REFERENCES plan_source (id),
            name TEXT NOT NULL CHECK (name <> ''), day TEXT NOT NULL, recipients TEXT NOT NULL, author TEXT NOT NULL,
            digest TEXT NOT NULL, content TEXT NOT NULL
        ) STRICT;
        CREATE INDEX version_of_plan ON plan_version (plan);
        CREATE TRIGGER version_is_never_changed BEFORE UPDATE ON plan_version BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;
        CREATE TRIGGER version_is_never_removed BEFORE DELETE ON plan_version BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;
        CREATE TABLE action_practice (
            action TEXT NOT NULL REFERENCES action (id), change TEXT NOT NULL REFERENCES practice_change (id),
            PRIMARY KEY (action, change)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_practice ON action_practice (change);
        """)
}

extension ActionPlanSchema {
    /// Plans that come from a spreadsheet: what was read, which column a person said is which, and the rows that wait.
    static let imports = StoreMigration(
        "2026-11-25 imported plans",
        """
        CREATE TABLE plan_import (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), name TEXT NOT NULL, day TEXT NOT NULL, author TEXT NOT NULL,
            tables TEXT NOT NULL, mapping TEXT, headings TEXT
        ) STRICT;
        CREATE INDEX import_of_plan ON plan_import (plan);
        CREATE TABLE plan_import_row (
            id TEXT PRIMARY KEY, import TEXT NOT NULL REFERENCES plan_import (id), line INTEGER NOT NULL, content TEXT NOT NULL,
            reasons TEXT, action TEXT REFERENCES action (id), left_out_on TEXT,
            CHECK ((reasons IS NOT NULL) + (action IS NOT NULL) >= 1)
        ) STRICT;
        CREATE INDEX row_of_import ON plan_import_row (import, line);
        """)
}

/// Evidence as a thing of its own: an item, its versions, and the actions it serves.
enum EvidenceSchema {
    /// Takes over what lay beside one action each: the item keeps its name, its one version gets a new one.
    static let itemsAndVersions = StoreMigration(
        "2026-11-25 evidence with versions",
        """
        CREATE TABLE evidence_item (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('document', 'link', 'measure', 'audit', 'voice')),
            title TEXT NOT NULL CHECK (title <> ''), grade TEXT CHECK (grade IN ('activity', 'output', 'practice', 'difference')),
            owner TEXT REFERENCES post (id), review_by TEXT, added_on TEXT NOT NULL, author TEXT NOT NULL,
            set_aside_on TEXT, set_aside_reason TEXT, version INTEGER NOT NULL DEFAULT 1,
            CHECK (kind <> 'voice' OR grade IS NULL), CHECK ((set_aside_on IS NULL) = (set_aside_reason IS NULL))
        ) STRICT;
        CREATE INDEX evidence_of_owner ON evidence_item (owner);
        CREATE TABLE evidence_version (
            id TEXT PRIMARY KEY, evidence TEXT NOT NULL REFERENCES evidence_item (id), number INTEGER NOT NULL CHECK (number > 0),
            day TEXT NOT NULL, author TEXT NOT NULL, account TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
            link TEXT, digest TEXT, file_name TEXT, size INTEGER,
            pin_name TEXT, pin_value TEXT, pin_source TEXT, pin_day TEXT,
            voice TEXT, voice_people TEXT CHECK (voice_people IN ('children', 'parents', 'carers', 'several')), voice_gathered TEXT,
            voice_heard INTEGER CHECK (voice_heard > 0), voice_asked INTEGER CHECK (voice_asked >= voice_heard),
            voice_consent TEXT CHECK (voice_consent IN ('written', 'spoken', 'not_asked', 'refused')), voice_day TEXT,
            UNIQUE (evidence, number),
            CHECK ((link IS NOT NULL) + (digest IS NOT NULL) + (pin_name IS NOT NULL) + (voice IS NOT NULL) = 1),
            CHECK (link IS NULL OR link LIKE 'https://%'),
            CHECK ((digest IS NULL) = (file_name IS NULL) AND (digest IS NULL) = (size IS NULL)),
            CHECK ((pin_name IS NULL) = (pin_value IS NULL) AND (pin_name IS NULL) = (pin_source IS NULL)
                AND (pin_name IS NULL) = (pin_day IS NULL)),
            CHECK ((voice IS NULL) = (voice_people IS NULL) AND (voice IS NULL) = (voice_gathered IS NULL)
                AND (voice IS NULL) = (voice_heard IS NULL) AND (voice IS NULL) = (voice_consent IS NULL)
                AND (voice IS NULL) = (voice_day IS NULL))
        ) STRICT;
        CREATE TABLE evidence_action (
            evidence TEXT NOT NULL REFERENCES evidence_item (id), action TEXT NOT NULL REFERENCES action (id),
            tied_on TEXT NOT NULL, tied_by TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (evidence, action)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidence_by_action ON evidence_action (action);

        INSERT INTO evidence_item (id, kind, title, grade, added_on, author, set_aside_on, set_aside_reason)
            SELECT id, iif(link IS NULL, 'document', 'link'), iif(title = '', 'Evidence', title), grade, day, author, set_aside_on,
                set_aside_reason FROM evidence;
        INSERT INTO evidence_version (id, evidence, number, day, author, link, digest, file_name, size)
            SELECT lower(hex(randomblob(16))), id, 1, day, author, link, digest, file_name, size FROM evidence;
        INSERT INTO evidence_action (evidence, action, tied_on, tied_by) SELECT id, action, day, author FROM evidence;
        DROP TABLE evidence;

        CREATE TRIGGER evidence_version_is_never_changed BEFORE UPDATE ON evidence_version
            BEGIN SELECT RAISE(ABORT, 'a new file is a new version'); END;
        CREATE TRIGGER evidence_version_is_never_removed BEFORE DELETE ON evidence_version
            BEGIN SELECT RAISE(ABORT, 'old versions stay'); END;
        """)
}

extension ActionPlanSchema {
    /// Actions get a short title, at first the first clause of their text. What was called a slip is a regression.
    static let titles = StoreMigration(
        "2026-11-29 titles of actions",
        """
        ALTER TABLE action ADD COLUMN title TEXT NOT NULL DEFAULT '' CHECK (length(title) <= 80);
        UPDATE action SET title = (
            SELECT CASE WHEN length(words) <= 80 THEN words WHEN instr(substr(words, 1, 80), ' ') = 0 THEN substr(words, 1, 80)
                ELSE rtrim(rtrim(substr(words, 1, 80), replace(substr(words, 1, 80), ' ', '')), ' ,') END
            FROM (SELECT iif(clause = '', action.text, clause) AS words FROM (
                SELECT trim(substr(action.text, 1, min(
                    iif(instr(action.text, '.') > 0, instr(action.text, '.') - 1, length(action.text)),
                    iif(instr(action.text, ';') > 0, instr(action.text, ';') - 1, length(action.text)),
                    iif(instr(action.text, ':') > 0, instr(action.text, ':') - 1, length(action.text)),
                    iif(instr(action.text, char(10)) > 0, instr(action.text, char(10)) - 1, length(action.text))))) AS clause)));
        CREATE TRIGGER action_is_added_with_a_title BEFORE INSERT ON action WHEN NEW.title = ''
            BEGIN SELECT RAISE(ABORT, 'an action has a title'); END;
        CREATE TRIGGER action_keeps_a_title BEFORE UPDATE OF title ON action WHEN NEW.title = ''
            BEGIN SELECT RAISE(ABORT, 'an action has a title'); END;
        ALTER TABLE slip RENAME TO regression;
        DROP INDEX slip_of_action;
        CREATE INDEX regression_of_action ON regression (action);
        """)
}

extension ActionPlanSchema {
    /// A finding is the inspection's or another source's: closings and events name the one or the other.
    static let closingsOfSources = StoreMigration(
        "2026-11-29 closing findings of other sources",
        """
        CREATE TABLE closing_of_finding (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), finding TEXT REFERENCES finding (id),
            source_finding TEXT REFERENCES source_finding (id), closed_on TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
            words TEXT NOT NULL CHECK (words <> ''), reopened_on TEXT, reopened_name TEXT, reopened_why TEXT,
            CHECK ((finding IS NULL) <> (source_finding IS NULL)),
            CHECK ((reopened_on IS NULL) = (reopened_name IS NULL) AND (reopened_on IS NULL) = (reopened_why IS NULL))
        ) STRICT;
        INSERT INTO closing_of_finding (id, plan, finding, closed_on, account, name, words, reopened_on, reopened_name, reopened_why)
            SELECT id, plan, finding, closed_on, account, name, words, reopened_on, reopened_name, reopened_why FROM finding_closing;
        DROP TABLE finding_closing;
        ALTER TABLE closing_of_finding RENAME TO finding_closing;
        CREATE UNIQUE INDEX one_closing_of_finding ON finding_closing (finding) WHERE reopened_on IS NULL;
        CREATE UNIQUE INDEX one_closing_of_source_finding ON finding_closing (source_finding) WHERE reopened_on IS NULL;
        CREATE INDEX finding_closing_of_plan ON finding_closing (plan);
        ALTER TABLE plan_event ADD COLUMN source_finding TEXT REFERENCES source_finding (id);
        """)
}

extension ActionPlanSchema {
    /// What came after the renamings.
    package static let additions = [
        StoreMigration(
            "2026-11-29 references of actions and confirmed grades",
            """
            ALTER TABLE plan ADD COLUMN series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0);
            UPDATE plan SET series =
                (SELECT count(*) FROM plan AS other WHERE (other.drafted_on, other.rowid) <= (plan.drafted_on, plan.rowid));
            CREATE UNIQUE INDEX series_of_plan ON plan (series) WHERE series > 0;
            CREATE TRIGGER plan_gets_a_series AFTER INSERT ON plan WHEN NEW.series = 0
                BEGIN UPDATE plan SET series = (SELECT max(series) + 1 FROM plan) WHERE id = NEW.id; END;
            ALTER TABLE action ADD COLUMN ref_series INTEGER NOT NULL DEFAULT 0 CHECK (ref_series >= 0);
            UPDATE action SET ref_series = (SELECT series FROM plan WHERE plan.id = action.plan);
            CREATE UNIQUE INDEX ref_of_action ON action (ref_series, ref_group, ref_number) WHERE ref_series > 0;
            CREATE TRIGGER action_gets_its_series AFTER INSERT ON action WHEN NEW.ref_series = 0
                BEGIN UPDATE action SET ref_series = (SELECT series FROM plan WHERE id = NEW.plan) WHERE id = NEW.id; END;

            ALTER TABLE evidence_item ADD COLUMN graded_by TEXT;
            ALTER TABLE evidence_item ADD COLUMN confirmed_on TEXT;
            ALTER TABLE evidence_item ADD COLUMN confirmed_grade TEXT
                CHECK (confirmed_grade IS NULL OR (confirmed_grade = grade AND confirmed_on IS NOT NULL));
            """),
        StoreMigration(
            "2026-11-29 comments on versions of plans",
            """
            CREATE TABLE plan_comment (
                id TEXT PRIMARY KEY, plan_version TEXT NOT NULL REFERENCES plan_version (id), about TEXT NOT NULL,
                words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL, commented_on TEXT NOT NULL,
                is_accepted INTEGER CHECK (is_accepted IN (0, 1)), response TEXT, response_by TEXT, response_on TEXT,
                CHECK ((is_accepted IS NULL) = (response_on IS NULL) AND (response IS NULL) = (response_on IS NULL)
                    AND (response_by IS NULL) = (response_on IS NULL))
            ) STRICT;
            CREATE INDEX comment_of_version ON plan_comment (plan_version);
            """),
        StoreMigration(
            "2026-11-29 who handed a post over",
            """
            ALTER TABLE post_holder ADD COLUMN handed_over_by TEXT;
            ALTER TABLE post_holder ADD COLUMN handed_over_on TEXT CHECK ((handed_over_on IS NULL) = (handed_over_by IS NULL));
            """),
        StoreMigration(
            "2026-11-29 who confirmed audits and links of measures",
            """
            ALTER TABLE audit_result ADD COLUMN account TEXT;
            ALTER TABLE audit_result ADD COLUMN confirmed_by TEXT;
            DROP TRIGGER audit_result_is_never_changed;
            CREATE TRIGGER audit_result_is_never_changed
                BEFORE UPDATE OF id, action, question, day, sample, met, standard, source, author, entered_on, account ON audit_result
                BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;
            CREATE TRIGGER audit_result_is_confirmed_once BEFORE UPDATE OF confirmed_by ON audit_result WHEN OLD.confirmed_by IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;
            ALTER TABLE action_measure ADD COLUMN account TEXT;
            ALTER TABLE action_measure ADD COLUMN confirmed_by TEXT;
            """),
        StoreMigration(
            "2026-11-29 who owned an action, and who asked to unlink a measure",
            """
            CREATE TABLE action_former_owner (
                action TEXT NOT NULL REFERENCES action (id), post TEXT NOT NULL REFERENCES post (id), PRIMARY KEY (action, post)
            ) STRICT, WITHOUT ROWID;
            INSERT OR IGNORE INTO action_former_owner (action, post)
                SELECT action, action_update.owner FROM action_update JOIN action ON action.id = action_update.action
                WHERE action_update.owner IS NOT NULL AND action_update.owner IS NOT action.owner;
            CREATE TRIGGER action_keeps_its_former_owner AFTER UPDATE OF owner ON action
                WHEN OLD.owner IS NOT NULL AND NEW.owner IS NOT OLD.owner
                BEGIN INSERT OR IGNORE INTO action_former_owner (action, post) VALUES (OLD.id, OLD.owner); END;
            ALTER TABLE action_measure ADD COLUMN unlink_account TEXT;
            ALTER TABLE action_measure ADD COLUMN unlink_name TEXT CHECK ((unlink_name IS NULL) = (unlink_account IS NULL));
            ALTER TABLE action_measure ADD COLUMN unlink_on TEXT CHECK ((unlink_on IS NULL) = (unlink_account IS NULL));
            """),
    ]
}
