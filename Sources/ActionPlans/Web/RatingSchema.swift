import SiteKit

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
