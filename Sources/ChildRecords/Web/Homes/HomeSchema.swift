import SiteKit

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
