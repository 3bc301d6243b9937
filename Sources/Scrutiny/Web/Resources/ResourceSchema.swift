import SiteKit

extension ScrutinySchema {
    /// Investments and pressures with what is known of them day by day; and ties of a report's sentences to them.
    static let resources = StoreMigration(
        "2026-11-25 resources",
        """
        CREATE TABLE resource (
            id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('investment', 'pressure')), area TEXT NOT NULL CHECK (area IN ('posts', 'retention_payments',
                'special_guardianship', 'early_help', 'exploitation', 'homes', 'other'))
        ) STRICT;
        CREATE INDEX resource_of_inspection ON resource (inspection);
        CREATE TABLE resource_finding (
            resource TEXT NOT NULL REFERENCES resource (id), finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
            PRIMARY KEY (resource, finding)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE resource_reading (
            id INTEGER PRIMARY KEY, resource TEXT NOT NULL REFERENCES resource (id), day TEXT NOT NULL, agreed INTEGER CHECK (agreed >= 0),
            spent INTEGER CHECK (spent >= 0), filled INTEGER, posts INTEGER, bought TEXT NOT NULL, source TEXT NOT NULL CHECK (source <> ''),
            author TEXT NOT NULL, CHECK ((filled IS NULL) = (posts IS NULL)), CHECK (filled IS NULL OR filled BETWEEN 0 AND posts)
        ) STRICT;
        CREATE INDEX resource_reading_of_resource ON resource_reading (resource, day);
        CREATE TABLE report_tie_with_resources (
            report TEXT NOT NULL REFERENCES committee_report (id), sentence TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'measure', 'audit', 'evidence', 'resource', 'officers_judgement')),
            reference TEXT NOT NULL, tied_by TEXT NOT NULL, tied_on TEXT NOT NULL, evidence TEXT REFERENCES evidence_item (id),
            PRIMARY KEY (report, sentence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO report_tie_with_resources SELECT report, sentence, kind, reference, tied_by, tied_on, evidence FROM report_tie;
        DROP TABLE report_tie;
        ALTER TABLE report_tie_with_resources RENAME TO report_tie;
        """)
}
