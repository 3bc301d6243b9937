import SiteKit

/// What children contribute to measures, and the newest figure of each.
///
/// A contribution holds from the run that found it until the run that no longer finds it, so that a new load writes what changed. Runs are
/// counted up; a run that is not finished is seen by nobody.
enum MeasuredSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-30 what children contribute to measures",
            """
            CREATE TABLE measure_run (
                id INTEGER PRIMARY KEY, data_version INTEGER NOT NULL, load TEXT REFERENCES data_load (id), taken_on TEXT NOT NULL,
                computed_on TEXT NOT NULL, is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))
            ) STRICT;
            CREATE TABLE measured_team (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE CHECK (reference <> ''), name TEXT NOT NULL) STRICT;
            CREATE TABLE measured_worker (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE CHECK (reference <> '')) STRICT;
            CREATE TABLE measured_child (
                child INTEGER PRIMARY KEY REFERENCES loaded_child (id) ON DELETE CASCADE, id TEXT NOT NULL UNIQUE, run INTEGER NOT NULL,
                digest INTEGER NOT NULL, next INTEGER NOT NULL, origins BLOB NOT NULL, born INTEGER, seen INTEGER, reviewed INTEGER
            ) STRICT;
            CREATE TABLE contribution (
                measure INTEGER NOT NULL, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE, number INTEGER NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5), reason INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
                value INTEGER, team INTEGER NOT NULL, worker INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER,
                PRIMARY KEY (measure, child, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX contribution_of_child ON contribution (child);
            CREATE TABLE measure_known (
                run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, from_day INTEGER, until_day INTEGER,
                not_loaded TEXT NOT NULL, PRIMARY KEY (run, measure)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE measure_figure (
                run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, team INTEGER NOT NULL,
                numerator INTEGER NOT NULL, counted INTEGER NOT NULL, mean REAL, median REAL, workers INTEGER NOT NULL, waiting INTEGER NOT NULL,
                over INTEGER NOT NULL, since INTEGER, PRIMARY KEY (run, measure, team)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE measure_left_out (
                run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, team INTEGER NOT NULL,
                reason INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (run, measure, team, reason)
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    /// What children are divided by on the page of a measure. What was counted before is counted again.
    static let groups = [
        StoreMigration(
            "2026-11-30 groups of children behind a measure",
            """
            ALTER TABLE measured_child ADD COLUMN sex TEXT;
            ALTER TABLE measured_child ADD COLUMN ethnicity TEXT;
            ALTER TABLE measured_child ADD COLUMN disabled INTEGER CHECK (disabled IN (0, 1));
            UPDATE measure_run SET data_version = -1;
            """)
    ]

    /// Months as they were frozen: each figure with its definition, for the month and the year to date. Nothing of them is changed.
    static let frozen = [
        StoreMigration(
            "2026-11-30 frozen months",
            """
            CREATE TABLE frozen_month (
                id TEXT PRIMARY KEY, last_day TEXT NOT NULL UNIQUE, data_day TEXT NOT NULL, load INTEGER, frozen_on TEXT NOT NULL,
                frozen_by TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE frozen_figure (
                month TEXT NOT NULL REFERENCES frozen_month (id), measure INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
                definition INTEGER NOT NULL, unit TEXT NOT NULL, numerator INTEGER, denominator INTEGER, amount REAL, reason TEXT,
                year_numerator INTEGER, year_denominator INTEGER, year_amount REAL, year_reason TEXT, waiting INTEGER NOT NULL,
                over INTEGER NOT NULL, left_out TEXT NOT NULL, target REAL, rating TEXT CHECK (rating IN ('green', 'amber', 'red')),
                PRIMARY KEY (month, measure)
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER frozen_month_is_never_changed BEFORE UPDATE ON frozen_month
                BEGIN SELECT RAISE(ABORT, 'a frozen month stays as it is'); END;
            CREATE TRIGGER frozen_month_is_never_removed BEFORE DELETE ON frozen_month
                BEGIN SELECT RAISE(ABORT, 'a frozen month stays as it is'); END;
            CREATE TRIGGER frozen_figure_is_never_changed BEFORE UPDATE ON frozen_figure
                BEGIN SELECT RAISE(ABORT, 'a frozen figure stays as it is'); END;
            CREATE TRIGGER frozen_figure_is_never_removed BEFORE DELETE ON frozen_figure
                BEGIN SELECT RAISE(ABORT, 'a frozen figure stays as it is'); END;
            """)
    ]
}
