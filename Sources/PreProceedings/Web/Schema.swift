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
}
