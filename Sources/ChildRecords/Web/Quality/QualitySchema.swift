import SiteKit

/// What the rules of data quality said of the current data: derived, and made anew with each check.
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

    /// What lasts over checks: the reference of a child, what a person confirmed as right, how many records failed, and the data days.
    static let kept = [
        StoreMigration(
            "2026-11-30 what lasts of data quality",
            """
            CREATE TABLE quality_child (reference INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE CHECK (number <> '')) STRICT;
            INSERT OR IGNORE INTO quality_child (reference, number) SELECT CAST(substr(reference, 2) AS INTEGER), number FROM quality_record
                WHERE number <> '' AND of_check = (SELECT max(id) FROM quality_check WHERE is_finished = 1);
            ALTER TABLE quality_failure ADD COLUMN fault TEXT NOT NULL DEFAULT '';
            CREATE TABLE quality_confirmed (
                reference TEXT NOT NULL, rule TEXT NOT NULL, fault TEXT NOT NULL, reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
                confirmed_on TEXT NOT NULL, confirmed_by TEXT NOT NULL REFERENCES account (id), PRIMARY KEY (reference, rule, fault)
            ) STRICT;
            CREATE TABLE quality_day (
                of_check INTEGER NOT NULL REFERENCES quality_check (id), form TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (of_check, form)
            ) STRICT;
            CREATE TABLE quality_trend (
                of_check INTEGER NOT NULL, load INTEGER, checked_on TEXT NOT NULL, team TEXT NOT NULL, rule TEXT NOT NULL,
                records INTEGER NOT NULL, PRIMARY KEY (of_check, team, rule)
            ) STRICT;
            """)
    ]

    /// Results belong to one check, and a check to one version of the current data: while the next check is written, the pages show the last
    /// one that was finished, and say so.
    static let byCheck = [
        StoreMigration(
            "2026-11-29 results of data quality carry their load",
            """
            CREATE TABLE data_version (
                only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL, load TEXT REFERENCES data_load (id)
            ) STRICT;
            INSERT INTO data_version (only, version, load) SELECT 1, count(*), (
                SELECT id FROM data_load WHERE state = 'accepted' ORDER BY number DESC LIMIT 1)
            FROM data_load WHERE state IN ('accepted', 'undone');

            CREATE TABLE checked (
                id INTEGER PRIMARY KEY, data_version INTEGER NOT NULL, load TEXT REFERENCES data_load (id), taken_on TEXT NOT NULL,
                rules TEXT NOT NULL, checked_on TEXT NOT NULL, is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))
            ) STRICT;
            CREATE TABLE checked_record (
                id TEXT PRIMARY KEY, of_check INTEGER NOT NULL REFERENCES checked (id), reference TEXT NOT NULL,
                number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64), team TEXT NOT NULL, states TEXT NOT NULL,
                UNIQUE (of_check, reference), UNIQUE (of_check, number)
            ) STRICT;
            CREATE TABLE quality_failure (
                id INTEGER PRIMARY KEY, rule TEXT NOT NULL, record TEXT NOT NULL REFERENCES checked_record (id) ON DELETE CASCADE,
                day TEXT, words TEXT NOT NULL, form TEXT, file INTEGER, row INTEGER
            ) STRICT;
            CREATE INDEX failure_of_rule ON quality_failure (rule, record);
            CREATE INDEX failure_of_record ON quality_failure (record);
            CREATE TABLE quality_not_loaded (
                of_check INTEGER NOT NULL REFERENCES checked (id), rule TEXT NOT NULL, kind INTEGER NOT NULL,
                PRIMARY KEY (of_check, rule, kind)
            ) STRICT;
            CREATE TABLE quality_outdated (
                of_check INTEGER NOT NULL REFERENCES checked (id), form TEXT NOT NULL, newest TEXT NOT NULL, PRIMARY KEY (of_check, form)
            ) STRICT;
            INSERT INTO checked (id, data_version, load, taken_on, rules, checked_on, is_finished)
                SELECT 1, version, load, taken_on, rules, checked_on, 1 FROM quality_check JOIN data_version;
            INSERT INTO checked_record (id, of_check, reference, number, team, states)
                SELECT id, 1, reference, number, team, states FROM quality_record WHERE EXISTS (SELECT 1 FROM checked);
            INSERT INTO quality_failure (id, rule, record, day, words, form, file, row)
                SELECT id, rule, record, day, words, form, file, row FROM quality_firing WHERE EXISTS (SELECT 1 FROM checked);
            INSERT INTO quality_not_loaded (of_check, rule, kind)
                SELECT 1, rule, kind FROM quality_wanting WHERE EXISTS (SELECT 1 FROM checked);
            INSERT INTO quality_outdated (of_check, form, newest)
                SELECT 1, form, newest FROM quality_stale WHERE EXISTS (SELECT 1 FROM checked);
            DROP TABLE quality_stale;
            DROP TABLE quality_wanting;
            DROP TABLE quality_firing;
            DROP TABLE quality_record;
            DROP TABLE quality_check;
            ALTER TABLE checked RENAME TO quality_check;
            ALTER TABLE checked_record RENAME TO quality_record;
            """)
    ]
}
