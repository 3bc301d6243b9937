import SiteKit

/// Measures with their series, marks and rejected rows; changes of practice. Triggers refuse to change or remove a figure.
package enum IndicatorSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 measures",
            """
            CREATE TABLE measure (
                id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), counts TEXT NOT NULL, numerator TEXT NOT NULL,
                denominator TEXT NOT NULL,
                unit TEXT NOT NULL CHECK (unit IN ('percent', 'rate', 'count', 'days', 'weeks', 'months', 'score')),
                better TEXT NOT NULL CHECK (better IN ('higher', 'lower')), aim REAL, source TEXT NOT NULL, owner TEXT NOT NULL,
                added_on TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE measure_upload (
                id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), name TEXT NOT NULL, day TEXT NOT NULL,
                author TEXT NOT NULL, taken INTEGER NOT NULL, known INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX upload_of_measure ON measure_upload (measure);
            CREATE TABLE measure_value (
                id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id), day TEXT NOT NULL,
                numerator INTEGER, denominator INTEGER, amount REAL, reason TEXT CHECK (reason <> ''),
                source TEXT NOT NULL, author TEXT NOT NULL, entered_on TEXT NOT NULL, upload TEXT REFERENCES measure_upload (id),
                corrects TEXT UNIQUE, why TEXT CHECK (why <> ''),
                UNIQUE (id, measure, day), FOREIGN KEY (corrects, measure, day) REFERENCES measure_value (id, measure, day),
                CHECK ((corrects IS NULL) = (why IS NULL)),
                CHECK (reason IS NOT NULL OR amount IS NOT NULL OR (numerator IS NOT NULL AND denominator > 0)),
                CHECK (reason IS NULL OR amount IS NULL)
            ) STRICT;
            CREATE UNIQUE INDEX first_value_of_day ON measure_value (measure, day) WHERE corrects IS NULL;
            CREATE INDEX value_of_measure ON measure_value (measure, entered_on);
            CREATE TABLE measure_held (
                id TEXT PRIMARY KEY, upload TEXT NOT NULL REFERENCES measure_upload (id),
                measure TEXT NOT NULL REFERENCES measure (id), line INTEGER NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
                settled_on TEXT, settled_by TEXT, settled_how TEXT,
                CHECK ((settled_on IS NULL) = (settled_by IS NULL) AND (settled_on IS NULL) = (settled_how IS NULL))
            ) STRICT;
            CREATE INDEX held_of_measure ON measure_held (measure);
            CREATE TABLE measure_mark (
                id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id),
                kind TEXT NOT NULL CHECK (kind IN ('definition', 'late_load', 'data_fault')), day TEXT NOT NULL,
                words TEXT NOT NULL CHECK (words <> ''), was TEXT, author TEXT NOT NULL, entered_on TEXT NOT NULL
            ) STRICT;
            CREATE INDEX mark_of_measure ON measure_mark (measure);
            CREATE TABLE measure_standing (
                measure TEXT PRIMARY KEY REFERENCES measure (id),
                verdict TEXT NOT NULL CHECK (verdict IN ('misses_aim', 'worse', 'better', 'no_change', 'too_few')),
                since TEXT, sentence TEXT NOT NULL, figures INTEGER NOT NULL, latest_on TEXT, latest REAL, latest_words TEXT
            ) STRICT;

            CREATE TABLE practice_change (
                id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), what TEXT NOT NULL, model TEXT NOT NULL,
                day TEXT NOT NULL, added_on TEXT NOT NULL, author TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE practice_principle (
                id INTEGER PRIMARY KEY, change TEXT NOT NULL REFERENCES practice_change (id), text TEXT NOT NULL CHECK (text <> ''),
                fate TEXT NOT NULL CHECK (fate IN ('adopted', 'adapted', 'left')), why TEXT NOT NULL
            ) STRICT;
            CREATE INDEX principle_of_change ON practice_principle (change);
            CREATE TABLE practice_launch (
                change TEXT NOT NULL REFERENCES practice_change (id), team TEXT NOT NULL CHECK (team <> ''), day TEXT NOT NULL,
                briefed INTEGER CHECK (briefed >= 0), staff INTEGER CHECK (staff > 0), PRIMARY KEY (change, team),
                CHECK (briefed IS NULL OR staff IS NULL OR briefed <= staff)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE practice_document (
                id INTEGER PRIMARY KEY, change TEXT NOT NULL REFERENCES practice_change (id), title TEXT NOT NULL CHECK (title <> ''),
                version TEXT NOT NULL, day TEXT NOT NULL, link TEXT NOT NULL CHECK (link = '' OR link LIKE 'https://%')
            ) STRICT;
            CREATE INDEX document_of_change ON practice_document (change);
            CREATE TABLE practice_change_measure (
                change TEXT NOT NULL REFERENCES practice_change (id), measure TEXT NOT NULL REFERENCES measure (id),
                PRIMARY KEY (change, measure)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX change_of_measure ON practice_change_measure (measure);

            CREATE TRIGGER value_is_never_changed BEFORE UPDATE ON measure_value
                BEGIN SELECT RAISE(ABORT, 'a figure is added, never overwritten'); END;
            CREATE TRIGGER value_is_never_removed BEFORE DELETE ON measure_value
                BEGIN SELECT RAISE(ABORT, 'a figure is added, never overwritten'); END;
            CREATE TRIGGER mark_is_never_changed BEFORE UPDATE ON measure_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;
            CREATE TRIGGER mark_is_never_removed BEFORE DELETE ON measure_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;
            """)
    ]

    /// Names that follow today's words. The composition runs these after every table exists.
    package static let renames = [
        StoreMigration(
            "2026-11-29 words of measures",
            """
            ALTER TABLE measure RENAME COLUMN aim TO target;
            ALTER TABLE measure RENAME COLUMN better TO direction;
            ALTER TABLE measure_standing RENAME TO measure_status;
            ALTER TABLE measure_held RENAME TO measure_rejected_row;
            ALTER TABLE measure_rejected_row RENAME COLUMN settled_on TO resolved_on;
            ALTER TABLE measure_rejected_row RENAME COLUMN settled_by TO resolved_by;
            ALTER TABLE measure_rejected_row RENAME COLUMN settled_how TO resolved_how;
            DROP INDEX held_of_measure;
            CREATE INDEX rejected_row_of_measure ON measure_rejected_row (measure);
            ALTER TABLE practice_principle RENAME COLUMN fate TO adoption;

            UPDATE measure_status SET sentence = replace(replace(replace(replace(replace(replace(sentence,
                'ordinary variation', 'normal variation'), 'Steady, and misses its aim of', 'Consistently misses its target of'),
                'No change beyond normal variation.', 'Normal variation only.'), 'As things run, figures from', 'If nothing changes, expect figures from'),
                ' are to be expected.', '.'), ': better, and more than', ': improved, and more than');
            UPDATE saved_view SET query = replace(query, 'aim=', 'target=') WHERE path = '/measures';
            """)
    ]

    /// Measures whose figures come from loaded data. It stands after the tables of the loads.
    package static let computed = [
        StoreMigration(
            "2026-11-30 measures counted from data on the register",
            """
            ALTER TABLE measure ADD COLUMN computed TEXT CHECK (computed <> '');
            ALTER TABLE measure ADD COLUMN computed_by TEXT CHECK (computed_by IS NULL OR (computed_by IN ('month', 'quarter') AND computed IS NOT NULL));
            CREATE UNIQUE INDEX measure_of_computed ON measure (computed) WHERE computed IS NOT NULL;
            """)
    ]

    /// What papers that leave the council may say of measures that are published month by month. It comes after everything that stood before.
    package static let published = [
        StoreMigration(
            "2026-11-30 figures of measures as they were published",
            """
            CREATE TABLE published_measure (measure TEXT PRIMARY KEY REFERENCES measure (id)) STRICT, WITHOUT ROWID;
            CREATE TABLE published_figure (
                measure TEXT NOT NULL REFERENCES measure (id), day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
                is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)), PRIMARY KEY (measure, day)
            ) STRICT, WITHOUT ROWID;
            CREATE TRIGGER published_figure_is_never_changed BEFORE UPDATE ON published_figure
                BEGIN SELECT RAISE(ABORT, 'a published figure stays as it left'); END;
            CREATE TRIGGER published_figure_is_never_removed BEFORE DELETE ON published_figure
                BEGIN SELECT RAISE(ABORT, 'a published figure stays as it left'); END;
            """)
    ]

    /// Figures that an owner of an action entered, each with the second person who confirmed it. It comes after everything that stood before.
    package static let confirmations = [
        StoreMigration(
            "2026-11-30 figures of owners wait for a second person",
            """
            CREATE TABLE figure_confirmation (
                value TEXT PRIMARY KEY REFERENCES measure_value (id), account TEXT NOT NULL, confirmed_on TEXT, confirmed_by TEXT,
                CHECK ((confirmed_on IS NULL) = (confirmed_by IS NULL))
            ) STRICT, WITHOUT ROWID;
            """)
    ]

    /// What came after the renamings.
    package static let additions = [
        StoreMigration(
            "2026-11-29 what measures count",
            """
            ALTER TABLE measure ADD COLUMN counted TEXT NOT NULL DEFAULT 'children'
                CHECK (counted IN ('children', 'families', 'staff', 'documents'));
            """)
    ]
}
