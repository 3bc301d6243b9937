import SiteKit

/// Published figures of other councils, which column of them is which of our measures, and our neighbours.
package enum ComparingSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-30 published figures and neighbours",
            """
            CREATE TABLE published_release (
                id TEXT PRIMARY KEY, source TEXT NOT NULL CHECK (source <> ''), release TEXT NOT NULL CHECK (release <> ''), file TEXT NOT NULL,
                digest TEXT NOT NULL, loaded_on TEXT NOT NULL, loaded_by TEXT NOT NULL, row_count INTEGER NOT NULL,
                other_levels INTEGER NOT NULL, content BLOB NOT NULL, UNIQUE (source, release)
            ) STRICT;
            CREATE TABLE published_bad_line (
                release TEXT NOT NULL REFERENCES published_release (id) ON DELETE CASCADE, measure TEXT NOT NULL, line INTEGER NOT NULL,
                words TEXT NOT NULL, PRIMARY KEY (release, measure, line)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE published_mapping (
                measure TEXT PRIMARY KEY, source TEXT NOT NULL, mapping TEXT NOT NULL, made_on TEXT NOT NULL, made_by TEXT NOT NULL
            ) STRICT;
            CREATE TABLE release_figure (
                measure TEXT NOT NULL REFERENCES published_mapping (measure) ON DELETE CASCADE,
                release TEXT NOT NULL REFERENCES published_release (id) ON DELETE CASCADE, time TEXT NOT NULL, identifier TEXT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('National', 'Regional', 'Local authority')), code TEXT NOT NULL, name TEXT NOT NULL,
                region TEXT NOT NULL, line INTEGER NOT NULL, figure TEXT NOT NULL, numerator TEXT NOT NULL, denominator TEXT NOT NULL,
                PRIMARY KEY (measure, release, time, identifier, level, code)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX release_figure_of_release ON release_figure (release);
            CREATE TABLE neighbour (code TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT;
            CREATE TABLE neighbour_source (
                id INTEGER PRIMARY KEY CHECK (id = 1), words TEXT NOT NULL, loaded_on TEXT NOT NULL, loaded_by TEXT NOT NULL
            ) STRICT;
            """)
    ]
}
