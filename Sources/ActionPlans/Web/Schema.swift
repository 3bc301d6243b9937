import SiteKit

/// Posts, plans, actions and what was said, shown and moved. What was said is never changed: triggers refuse it.
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
        measures, ratings, sources, imports, EvidenceSchema.itemsAndVersions,
    ]
}
