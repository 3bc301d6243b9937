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
            StoreMigration(
                "2026-11-29 who may see a child by an index",
                """
                CREATE INDEX block_of_account ON family_block (account, family) WHERE lifted_on IS NULL;
                CREATE INDEX restriction_of_reader ON restriction_reader (account);
                """),
            StoreMigration(
                "2026-11-29 children in the order of their names", "CREATE INDEX child_by_name ON child (name, number);"),
        ] + GovernanceSchema.migrations + QualitySchema.migrations + HomeSchema.migrations

    /// Tables under the names that the field uses. They come after everything that is created.
    package static let renames = [
        StoreMigration(
            "2026-11-29 tables of child records in the words of the field",
            """
            DROP TRIGGER inquiry_is_never_changed;
            DROP TRIGGER inquiry_is_never_removed;
            ALTER TABLE looks_inquiry RENAME TO access_review;
            CREATE TRIGGER access_review_is_never_changed BEFORE UPDATE ON access_review
                BEGIN SELECT RAISE(ABORT, 'an access review stays as it was requested'); END;
            CREATE TRIGGER access_review_is_never_removed BEFORE DELETE ON access_review
                BEGIN SELECT RAISE(ABORT, 'an access review stays on record'); END;
            DROP TRIGGER opening_is_never_removed;
            ALTER TABLE emergency_opening RENAME TO break_glass_access;
            CREATE TRIGGER break_glass_access_is_never_removed BEFORE DELETE ON break_glass_access
                BEGIN SELECT RAISE(ABORT, 'a break-glass access stays on record'); END;
            ALTER TABLE family_tie RENAME TO family_link;
            ALTER TABLE lift_proposal RENAME TO removal_proposal;
            ALTER TABLE settled_difference RENAME TO resolved_difference;
            """)
    ]
}

/// Proposals to lift what closes records, and the families that are workers' own.
enum GovernanceSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-25 lifted by two",
            """
            CREATE TABLE lift_proposal (
                id TEXT PRIMARY KEY, restriction TEXT REFERENCES child_restriction (id), block TEXT REFERENCES family_block (id),
                reason TEXT NOT NULL CHECK (length(reason) >= 15), proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL,
                outcome TEXT CHECK (outcome IN ('lifted', 'kept', 'withdrawn')), settled_by TEXT, settled_on TEXT,
                CHECK ((restriction IS NULL) <> (block IS NULL)),
                CHECK ((outcome IS NULL) = (settled_by IS NULL) AND (outcome IS NULL) = (settled_on IS NULL)),
                CHECK (outcome IS NULL OR (outcome = 'withdrawn') = (settled_by = proposed_by))
            ) STRICT;
            CREATE UNIQUE INDEX proposal_of_restriction ON lift_proposal (restriction) WHERE outcome IS NULL AND restriction IS NOT NULL;
            CREATE UNIQUE INDEX proposal_of_block ON lift_proposal (block) WHERE outcome IS NULL AND block IS NOT NULL;
            CREATE TRIGGER proposal_is_never_removed BEFORE DELETE ON lift_proposal
                BEGIN SELECT RAISE(ABORT, 'a proposal stays on record'); END;
            CREATE TRIGGER proposal_is_settled_once BEFORE UPDATE ON lift_proposal WHEN OLD.outcome IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'a proposal is answered once'); END;
            CREATE TRIGGER block_is_lifted_by_two BEFORE UPDATE OF lifted_on ON family_block
                WHEN NOT EXISTS (SELECT 1 FROM lift_proposal WHERE block = OLD.id AND outcome = 'lifted')
                BEGIN SELECT RAISE(ABORT, 'a block is lifted by two people'); END;
            """),
        StoreMigration(
            "2026-11-25 own families",
            """
            CREATE TABLE family_tie (
                id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), kind TEXT NOT NULL CHECK (kind IN ('own', 'relative')),
                said_by TEXT NOT NULL, said_on TEXT NOT NULL, family TEXT REFERENCES family (id), block TEXT REFERENCES family_block (id),
                settled_by TEXT, settled_on TEXT, CHECK ((settled_by IS NULL) = (settled_on IS NULL)),
                CHECK ((family IS NULL) = (block IS NULL)), CHECK (family IS NULL OR settled_on IS NOT NULL)
            ) STRICT;
            CREATE INDEX tie_of_account ON family_tie (account);
            CREATE INDEX tie_of_family ON family_tie (family);
            CREATE TRIGGER tie_is_never_removed BEFORE DELETE ON family_tie
                BEGIN SELECT RAISE(ABORT, 'a tie stays on record; its block is lifted by two people'); END;
            """),
    ]
}

/// The number by which the case system knows a child, and what was settled where the two differ.
enum HomeSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-25 one home a field",
            """
            CREATE TABLE child_number (
                child TEXT PRIMARY KEY REFERENCES child (id), number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 64)
            ) STRICT;
            CREATE TABLE settled_difference (
                id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), field TEXT NOT NULL CHECK (field IN ('name', 'birth', 'team')),
                ours TEXT NOT NULL, theirs TEXT NOT NULL, choice TEXT NOT NULL CHECK (choice IN ('ours', 'theirs')),
                reason TEXT NOT NULL, settled_on TEXT NOT NULL, settled_by TEXT NOT NULL
            ) STRICT;
            CREATE INDEX settled_of_child ON settled_difference (child);
            CREATE TRIGGER difference_is_settled_for_good BEFORE UPDATE ON settled_difference
                BEGIN SELECT RAISE(ABORT, 'what was settled stays on record'); END;
            CREATE TRIGGER settling_is_never_removed BEFORE DELETE ON settled_difference
                BEGIN SELECT RAISE(ABORT, 'what was settled stays on record'); END;
            """)
    ]
}
