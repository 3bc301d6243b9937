import SiteKit

/// Families, children, who works with them, and what closes or opens their records.
package enum ChildSchema {
    package static let migrations =
        [
            StoreMigration(
                "2026-11-24 child records",
                """
                CREATE TABLE family (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE) STRICT;
                CREATE TABLE child (
                    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, family TEXT NOT NULL REFERENCES family (id),
                    team TEXT NOT NULL REFERENCES team (id), name TEXT NOT NULL CHECK (name <> ''), born TEXT, expected TEXT,
                    version INTEGER NOT NULL DEFAULT 1, CHECK ((born IS NULL) <> (expected IS NULL))
                ) STRICT;
                CREATE INDEX child_of_family ON child (family);
                CREATE INDEX child_of_team ON child (team);
                CREATE TABLE child_allocation (
                    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), account TEXT NOT NULL REFERENCES account (id),
                    from_day TEXT NOT NULL, until TEXT, CHECK (until IS NULL OR until >= from_day)
                ) STRICT;
                CREATE INDEX allocation_of_child ON child_allocation (child);
                CREATE INDEX allocation_of_account ON child_allocation (account);

                CREATE TABLE child_restriction (
                    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id),
                    ground TEXT NOT NULL CHECK (ground IN ('high_profile', 'staff_interest', 'adoption', 'high_risk')),
                    set_on TEXT NOT NULL, set_by TEXT NOT NULL, review_by TEXT NOT NULL CHECK (review_by >= set_on),
                    lifted_on TEXT, lifted_by TEXT, CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
                ) STRICT;
                CREATE UNIQUE INDEX restriction_of_child ON child_restriction (child) WHERE lifted_on IS NULL;
                CREATE TABLE restriction_reader (
                    restriction TEXT NOT NULL REFERENCES child_restriction (id), account TEXT NOT NULL REFERENCES account (id),
                    PRIMARY KEY (restriction, account)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE family_block (
                    id TEXT PRIMARY KEY, family TEXT NOT NULL REFERENCES family (id), account TEXT NOT NULL REFERENCES account (id),
                    reason TEXT NOT NULL CHECK (reason <> ''), set_on TEXT NOT NULL, set_by TEXT NOT NULL, lifted_on TEXT, lifted_by TEXT,
                    CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
                ) STRICT;
                CREATE UNIQUE INDEX block_of_family ON family_block (family, account) WHERE lifted_on IS NULL;
                CREATE TABLE emergency_opening (
                    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), account TEXT NOT NULL REFERENCES account (id),
                    ground TEXT NOT NULL CHECK (ground IN ('child_at_risk', 'out_of_hours', 'court_today', 'missing')),
                    reason TEXT NOT NULL CHECK (length(reason) >= 15), opened INTEGER NOT NULL, opened_on TEXT NOT NULL,
                    reviewed_on TEXT, reviewed_by TEXT, finding TEXT CHECK (finding IN ('right', 'not_right')), review TEXT,
                    CHECK ((reviewed_on IS NULL) = (reviewed_by IS NULL) AND (reviewed_on IS NULL) = (finding IS NULL)
                        AND (reviewed_on IS NULL) = (review IS NULL))
                ) STRICT;
                CREATE INDEX opening_of_account ON emergency_opening (account, opened);
                CREATE INDEX opening_of_child ON emergency_opening (child);

                CREATE TRIGGER opening_is_never_removed BEFORE DELETE ON emergency_opening
                    BEGIN SELECT RAISE(ABORT, 'an emergency opening stays on record'); END;
                CREATE TRIGGER block_is_never_removed BEFORE DELETE ON family_block
                    BEGIN SELECT RAISE(ABORT, 'a block is lifted and stays on record'); END;
                """),
            StoreMigration(
                "2026-11-25 looking",
                """
                CREATE TABLE looks_inquiry (
                    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), from_day TEXT NOT NULL, until TEXT,
                    purpose TEXT NOT NULL CHECK (length(purpose) >= 15), asked_by TEXT NOT NULL REFERENCES account (id), asked_on TEXT NOT NULL,
                    CHECK (until IS NULL OR until >= from_day), CHECK (account <> asked_by)
                ) STRICT;
                CREATE TRIGGER inquiry_is_never_changed BEFORE UPDATE ON looks_inquiry
                    BEGIN SELECT RAISE(ABORT, 'an inquiry stays as it was asked'); END;
                CREATE TRIGGER inquiry_is_never_removed BEFORE DELETE ON looks_inquiry
                    BEGIN SELECT RAISE(ABORT, 'an inquiry stays on record'); END;
                CREATE TABLE usual_hours (
                    id INTEGER PRIMARY KEY CHECK (id = 1), opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 23),
                    closes INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 24), version INTEGER NOT NULL DEFAULT 1, CHECK (opens < closes)
                ) STRICT;
                INSERT INTO usual_hours (id, opens, closes) VALUES (1, 7, 19);
                """),
        ] + GovernanceSchema.migrations + QualitySchema.migrations + HomeSchema.migrations
}
