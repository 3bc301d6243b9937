import SiteKit

/// Spreadsheets that are being taken into the tracker. Nothing in here is a case: what a person has recorded stands in the cases.
package enum SheetSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-30 spreadsheets of the tracker",
            """
            CREATE TABLE pre_proceedings_sheet (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL, digest TEXT NOT NULL, day TEXT NOT NULL,
                tables TEXT NOT NULL, mapping TEXT, UNIQUE (account, digest)
            ) STRICT;
            CREATE TABLE pre_proceedings_sheet_line (
                sheet TEXT NOT NULL REFERENCES pre_proceedings_sheet (id) ON DELETE CASCADE, line INTEGER NOT NULL,
                typed TEXT NOT NULL DEFAULT '{}', children TEXT NOT NULL DEFAULT '{}', left_out_on TEXT,
                proceedings TEXT REFERENCES pre_proceedings_case (id), PRIMARY KEY (sheet, line)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX pre_proceedings_sheet_line_of ON pre_proceedings_sheet_line (proceedings) WHERE proceedings IS NOT NULL;
            CREATE TABLE pre_proceedings_sheet_mapping (headings TEXT PRIMARY KEY, mapping TEXT NOT NULL, day TEXT NOT NULL)
            STRICT, WITHOUT ROWID;
            """), returns,
    ]
}
