import SiteKit

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
