import SiteKit

/// Boards, who sits on them, when they meet, what stood on their agendas and what they decided.
package enum BoardSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-25 boards",
            """
            CREATE TABLE board (
                id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''), purpose TEXT NOT NULL,
                week TEXT NOT NULL CHECK (week IN ('first', 'second', 'third', 'fourth', 'last')),
                weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
                every_months INTEGER NOT NULL CHECK (every_months BETWEEN 1 AND 12), cycle_from TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1
            ) STRICT;
            CREATE TABLE board_plan (
                board TEXT NOT NULL REFERENCES board (id), plan TEXT NOT NULL REFERENCES plan (id), PRIMARY KEY (board, plan)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE board_standing (
                board TEXT NOT NULL REFERENCES board (id), position INTEGER NOT NULL, title TEXT NOT NULL CHECK (title <> ''),
                PRIMARY KEY (board, position)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE board_member (
                id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), name TEXT NOT NULL CHECK (name <> ''),
                organisation TEXT NOT NULL, account TEXT REFERENCES account (id),
                part TEXT NOT NULL CHECK (part IN ('chair', 'member', 'adviser', 'secretary')),
                from_day TEXT NOT NULL, to_day TEXT, CHECK (to_day IS NULL OR from_day <= to_day)
            ) STRICT;
            CREATE INDEX member_of_board ON board_member (board);
            CREATE TABLE meeting (
                id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), planned TEXT, day TEXT NOT NULL,
                issued_on TEXT, held_on TEXT, cancelled_on TEXT, cancelled_reason TEXT, notes TEXT NOT NULL DEFAULT '',
                version INTEGER NOT NULL DEFAULT 1, UNIQUE (board, planned),
                CHECK ((cancelled_on IS NULL) = (cancelled_reason IS NULL)), CHECK (held_on IS NULL OR cancelled_on IS NULL)
            ) STRICT;
            CREATE TABLE meeting_move (
                id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), was TEXT NOT NULL, became TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> ''), moved_on TEXT NOT NULL, author TEXT NOT NULL, CHECK (was <> became)
            ) STRICT;
            CREATE INDEX move_of_meeting ON meeting_move (meeting);
            CREATE TABLE agenda_item (
                id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), position INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN
                    ('standing', 'slipped_back', 'promise_not_kept', 'decision_due', 'off_track', 'raised')),
                subject TEXT NOT NULL, plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id),
                title TEXT NOT NULL CHECK (title <> ''), why TEXT NOT NULL, UNIQUE (meeting, position)
            ) STRICT;
            CREATE TABLE attendance (
                meeting TEXT NOT NULL REFERENCES meeting (id), member TEXT NOT NULL REFERENCES board_member (id),
                presence TEXT NOT NULL CHECK (presence IN ('present', 'apologies', 'absent')), deputy TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (meeting, member)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE decision (
                id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), meeting TEXT NOT NULL REFERENCES meeting (id),
                number INTEGER NOT NULL, text TEXT NOT NULL CHECK (text <> ''), owner TEXT REFERENCES post (id), due TEXT,
                plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id), settled_on TEXT,
                settled_as TEXT CHECK (settled_as IN ('done', 'set_aside')), settled_words TEXT, version INTEGER NOT NULL DEFAULT 1,
                UNIQUE (board, number), CHECK ((settled_on IS NULL) = (settled_as IS NULL)),
                CHECK ((settled_on IS NULL) = (settled_words IS NULL)), CHECK (action IS NULL OR plan IS NOT NULL)
            ) STRICT;
            CREATE INDEX decision_of_owner ON decision (owner);
            CREATE INDEX decision_of_action ON decision (action);
            CREATE INDEX decision_of_meeting ON decision (meeting);
            CREATE TRIGGER meeting_move_is_never_changed BEFORE UPDATE ON meeting_move
                BEGIN SELECT RAISE(ABORT, 'a moved meeting stays on record'); END;
            CREATE TRIGGER meeting_move_is_never_removed BEFORE DELETE ON meeting_move
                BEGIN SELECT RAISE(ABORT, 'a moved meeting stays on record'); END;
            """),
        chasers, partners, packs,
    ]
}
