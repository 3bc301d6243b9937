import SiteKit

/// What the rules of data quality said of the data that stands: derived, and made anew with each check.
enum QualitySchema {
    static let migrations = [
        StoreMigration(
            "2026-11-25 data quality",
            """
            CREATE TABLE quality_check (
                only INTEGER PRIMARY KEY CHECK (only = 1), taken_on TEXT NOT NULL, rules TEXT NOT NULL, checked_on TEXT NOT NULL
            ) STRICT;
            CREATE TABLE quality_record (
                id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 64),
                team TEXT NOT NULL, states TEXT NOT NULL
            ) STRICT;
            CREATE TABLE quality_firing (
                id INTEGER PRIMARY KEY, rule TEXT NOT NULL, record TEXT NOT NULL REFERENCES quality_record (id) ON DELETE CASCADE,
                day TEXT, words TEXT NOT NULL, form TEXT, file INTEGER, row INTEGER
            ) STRICT;
            CREATE INDEX quality_firing_of_rule ON quality_firing (rule, record);
            CREATE INDEX quality_firing_of_record ON quality_firing (record);
            CREATE TABLE quality_wanting (rule TEXT NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (rule, kind)) STRICT;
            CREATE TABLE quality_stale (form TEXT PRIMARY KEY, newest TEXT NOT NULL) STRICT;
            """)
    ]
}
