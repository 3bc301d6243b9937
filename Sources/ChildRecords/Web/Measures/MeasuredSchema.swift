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
}
