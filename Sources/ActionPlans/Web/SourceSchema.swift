import SiteKit

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
