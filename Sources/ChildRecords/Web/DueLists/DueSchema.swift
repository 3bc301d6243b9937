import SiteKit

/// What is due for children, and why it is late.
///
/// A clock holds from the run that found it until the run that no longer finds it, as contributions do; what no page can show any more is
/// deleted. A reason belongs to the child, the measure and the day on which the clock began, so it lasts from load to load.
enum DueSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-30 what is due, and why it is late",
            """
            CREATE TABLE due_clock (
                id TEXT PRIMARY KEY, measure INTEGER NOT NULL, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE,
                began INTEGER NOT NULL, due INTEGER NOT NULL, team INTEGER NOT NULL, worker INTEGER NOT NULL, plan TEXT NOT NULL, legal_status TEXT,
                short_breaks INTEGER NOT NULL CHECK (short_breaks IN (0, 1)), since INTEGER NOT NULL, until INTEGER, version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE INDEX due_clock_by_due ON due_clock (due, id);
            CREATE INDEX measure_run_by_finished ON measure_run (is_finished, id);
            CREATE INDEX due_clock_of_child ON due_clock (child);
            CREATE TABLE late_reason (
                id INTEGER PRIMARY KEY, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE, measure INTEGER NOT NULL,
                began INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind <> ''), words TEXT NOT NULL, author TEXT NOT NULL, day TEXT NOT NULL
            ) STRICT;
            CREATE INDEX late_reason_of_clock ON late_reason (child, measure, began);
            CREATE TABLE due_mail (account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, asked_on TEXT NOT NULL) STRICT;
            """)
    ]
}
