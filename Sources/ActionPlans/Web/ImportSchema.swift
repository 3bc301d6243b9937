import SiteKit

extension ActionPlanSchema {
    /// Plans that come from a spreadsheet: what was read, which column a person said is which, and the rows that wait.
    static let imports = StoreMigration(
        "2026-11-25 imported plans",
        """
        CREATE TABLE plan_import (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), name TEXT NOT NULL, day TEXT NOT NULL, author TEXT NOT NULL,
            tables TEXT NOT NULL, mapping TEXT, headings TEXT
        ) STRICT;
        CREATE INDEX import_of_plan ON plan_import (plan);
        CREATE TABLE plan_import_row (
            id TEXT PRIMARY KEY, import TEXT NOT NULL REFERENCES plan_import (id), line INTEGER NOT NULL, content TEXT NOT NULL,
            reasons TEXT, action TEXT REFERENCES action (id), left_out_on TEXT,
            CHECK ((reasons IS NOT NULL) + (action IS NOT NULL) >= 1)
        ) STRICT;
        CREATE INDEX row_of_import ON plan_import_row (import, line);
        """)
}
