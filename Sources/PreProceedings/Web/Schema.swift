import SiteKit

package enum PreProceedingsSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-29 pre-proceedings",
            """
            CREATE TABLE pre_proceedings_case (
                id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, family TEXT NOT NULL UNIQUE REFERENCES family (id),
                stage TEXT NOT NULL, decided TEXT, next_due TEXT, next_kind TEXT, expected TEXT, section20 INTEGER NOT NULL DEFAULT 0,
                version INTEGER NOT NULL DEFAULT 1, CHECK ((next_due IS NULL) = (next_kind IS NULL))
            ) STRICT;
            CREATE INDEX pre_proceedings_by_next ON pre_proceedings_case ((next_due IS NULL), next_due, number, id);
            CREATE TABLE pre_proceedings_step (
                proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), number INTEGER NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,
                person TEXT NOT NULL, words TEXT NOT NULL, other TEXT, choice TEXT, threshold TEXT, safe_to_wait TEXT,
                author TEXT NOT NULL, recorded TEXT NOT NULL, PRIMARY KEY (proceedings, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE pre_proceedings_step_child (
                proceedings TEXT NOT NULL, number INTEGER NOT NULL, child TEXT NOT NULL REFERENCES child (id),
                PRIMARY KEY (proceedings, number, child), FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE pre_proceedings_correction (
                id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL, number INTEGER NOT NULL, day TEXT, why TEXT NOT NULL CHECK (why <> ''),
                author TEXT NOT NULL, recorded TEXT NOT NULL,
                FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
            ) STRICT;
            CREATE INDEX pre_proceedings_correction_of ON pre_proceedings_correction (proceedings);
            CREATE TABLE pre_proceedings_child (
                proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL REFERENCES child (id), stage TEXT NOT NULL,
                since TEXT NOT NULL, decided TEXT, is_open INTEGER NOT NULL, PRIMARY KEY (proceedings, child)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pre_proceedings_child_at ON pre_proceedings_child (stage);
            CREATE TABLE pre_proceedings_clock (
                id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL, kind TEXT NOT NULL,
                due TEXT NOT NULL, done TEXT, is_drift INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX pre_proceedings_clock_of ON pre_proceedings_clock (proceedings, is_drift);
            CREATE INDEX pre_proceedings_clock_due ON pre_proceedings_clock (done, due);
            CREATE TABLE pre_proceedings_named (
                proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), part TEXT NOT NULL CHECK (part IN ('lawyer', 'chair',
                    'socialWorker', 'manager')), account TEXT NOT NULL REFERENCES account (id), PRIMARY KEY (proceedings, part)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pre_proceedings_named_to ON pre_proceedings_named (account);
            CREATE TABLE pre_proceedings_advice (
                id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), day TEXT NOT NULL,
                words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
            ) STRICT;
            CREATE TABLE pre_proceedings_dataset (
                proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL REFERENCES child (id),
                decided TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (proceedings, child, decided)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pre_proceedings_advice_on ON pre_proceedings_advice (proceedings);
            """)
    ]

    /// What a step says under names of its own, and legal planning meetings by their day.
    package static let details = StoreMigration(
        "2026-11-30 details of steps",
        """
        CREATE TABLE pre_proceedings_step_detail (
            proceedings TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
            PRIMARY KEY (proceedings, number, name), FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pre_proceedings_step_on ON pre_proceedings_step (kind, day);
        CREATE INDEX pre_proceedings_clock_on ON pre_proceedings_clock (due);
        """)

    /// What a correction says besides the day, and unborn children by the day they are expected.
    package static let corrections = StoreMigration(
        "2026-11-30 corrections of any fact",
        """
        ALTER TABLE pre_proceedings_correction ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE pre_proceedings_correction_fact (
            correction INTEGER NOT NULL REFERENCES pre_proceedings_correction (id), name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
            PRIMARY KEY (correction, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pre_proceedings_correction_child (
            correction INTEGER NOT NULL REFERENCES pre_proceedings_correction (id), child TEXT NOT NULL REFERENCES child (id),
            PRIMARY KEY (correction, child)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pre_proceedings_child_expected ON pre_proceedings_child (expected) WHERE expected IS NOT NULL;
        """)

    /// What lists show of each child, so that a reader who may see some of a family's children sees what is of these alone.
    package static let ofEachChild = StoreMigration(
        "2026-11-30 what each child of a case shows",
        """
        ALTER TABLE pre_proceedings_child ADD COLUMN next_due TEXT;
        ALTER TABLE pre_proceedings_child ADD COLUMN next_kind TEXT;
        ALTER TABLE pre_proceedings_child ADD COLUMN expected TEXT;
        ALTER TABLE pre_proceedings_child ADD COLUMN section20 INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pre_proceedings_child ADD COLUMN drift_done INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX pre_proceedings_child_is ON pre_proceedings_child (child);
        CREATE INDEX pre_proceedings_clock_drifts ON pre_proceedings_clock (proceedings, child) WHERE done IS NULL AND is_drift = 1;
        UPDATE pre_proceedings_child SET
            next_due = (SELECT min(clock.due) FROM pre_proceedings_clock AS clock WHERE clock.proceedings = pre_proceedings_child.proceedings
                AND clock.child = pre_proceedings_child.child AND clock.done IS NULL),
            next_kind = (SELECT clock.kind FROM pre_proceedings_clock AS clock WHERE clock.proceedings = pre_proceedings_child.proceedings
                AND clock.child = pre_proceedings_child.child AND clock.done IS NULL ORDER BY clock.due, clock.kind LIMIT 1),
            expected = (SELECT child.expected FROM child WHERE child.id = pre_proceedings_child.child AND pre_proceedings_child.is_open = 1),
            section20 = coalesce((SELECT step.kind = 'section20Agreed' FROM pre_proceedings_step_child AS about
                JOIN pre_proceedings_step AS step ON step.proceedings = about.proceedings AND step.number = about.number
                WHERE about.proceedings = pre_proceedings_child.proceedings AND about.child = pre_proceedings_child.child
                AND step.kind IN ('section20Agreed', 'section20Ended') AND NOT EXISTS (SELECT 1 FROM pre_proceedings_correction AS wrong
                    WHERE wrong.proceedings = step.proceedings AND wrong.number = step.number AND wrong.day IS NULL)
                ORDER BY step.day DESC, step.number DESC LIMIT 1), 0),
            drift_done = (SELECT CAST(coalesce(sum(max(0, julianday(clock.done) - julianday(clock.due))), 0) AS INTEGER)
                FROM pre_proceedings_clock AS clock WHERE clock.proceedings = pre_proceedings_child.proceedings
                AND clock.child = pre_proceedings_child.child AND clock.is_drift = 1 AND clock.done IS NOT NULL);
        """)
}
