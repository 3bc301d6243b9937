import SiteKit

/// Keys of other councils, and the measure files that they sent.
package enum ExchangeSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-30 measure files of other councils",
            """
            CREATE TABLE council_key (
                id TEXT PRIMARY KEY, code TEXT NOT NULL CHECK (code <> ''), name TEXT NOT NULL CHECK (name <> ''), key TEXT NOT NULL,
                added_on TEXT NOT NULL, added_by TEXT NOT NULL, ended_on TEXT, ended_by TEXT, CHECK ((ended_on IS NULL) = (ended_by IS NULL))
            ) STRICT;
            CREATE UNIQUE INDEX current_key_of_council ON council_key (code) WHERE ended_on IS NULL;
            CREATE TABLE measure_file (
                id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, year INTEGER NOT NULL,
                written_on TEXT NOT NULL, imported_on TEXT NOT NULL, imported_by TEXT NOT NULL, digest TEXT NOT NULL,
                key TEXT NOT NULL REFERENCES council_key (id), UNIQUE (code, year)
            ) STRICT;
            CREATE TABLE measure_file_figure (
                measure TEXT NOT NULL, file TEXT NOT NULL REFERENCES measure_file (id) ON DELETE CASCADE, last_day TEXT NOT NULL,
                to_date INTEGER NOT NULL CHECK (to_date IN (0, 1)), first_day TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('shown', 'small', 'hidden')), numerator INTEGER, denominator INTEGER, mean REAL,
                PRIMARY KEY (measure, file, last_day, to_date)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX measure_file_figure_of_file ON measure_file_figure (file);
            """)
    ]
}
