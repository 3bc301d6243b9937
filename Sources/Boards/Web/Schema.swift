import SiteKit

/// The tables of boards, their members, meetings, agendas and decisions; of update requests, partners and packs.
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

    private static let chasers = StoreMigration(
        "2026-11-25 chasers",
        """
        CREATE TABLE post_above (
            post TEXT PRIMARY KEY REFERENCES post (id), above TEXT NOT NULL REFERENCES post (id), CHECK (post <> above)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE chaser (
            id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL,
            step TEXT NOT NULL CHECK (step IN ('ask', 'remind', 'manager')), post TEXT REFERENCES post (id),
            account TEXT NOT NULL REFERENCES account (id), notice TEXT NOT NULL REFERENCES notice (id), UNIQUE (action, step, day)
        ) STRICT;
        CREATE INDEX chaser_of_account ON chaser (account);
        CREATE TABLE chaser_run (day TEXT PRIMARY KEY, steps INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE fall_back (
            action TEXT NOT NULL REFERENCES action (id), seen_on TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (action, seen_on)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER chaser_is_never_changed BEFORE UPDATE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;
        CREATE TRIGGER chaser_is_never_removed BEFORE DELETE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;
        """)

    private static let partners = StoreMigration(
        "2026-11-25 partners",
        """
        CREATE TABLE partner (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('health', 'police', 'education', 'housing', 'voluntary', 'other')),
            contact TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE TABLE action_partner (
            action TEXT PRIMARY KEY REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id), since TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX action_of_partner ON action_partner (partner);
        CREATE TABLE partner_link (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, action TEXT NOT NULL REFERENCES action (id),
            partner TEXT NOT NULL REFERENCES partner (id), receiver TEXT NOT NULL CHECK (receiver <> ''), made_by TEXT NOT NULL,
            made_on TEXT NOT NULL, last_day TEXT NOT NULL, ended_on TEXT, CHECK (made_on <= last_day)
        ) STRICT;
        CREATE INDEX link_of_action ON partner_link (action);
        CREATE TABLE partner_link_opening (
            id INTEGER PRIMARY KEY, link TEXT NOT NULL REFERENCES partner_link (id), at TEXT NOT NULL, what TEXT NOT NULL
        ) STRICT;
        CREATE INDEX opening_of_link ON partner_link_opening (link);
        CREATE TABLE partner_reply (
            id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id),
            day TEXT NOT NULL, giver TEXT NOT NULL CHECK (giver <> ''), words TEXT NOT NULL CHECK (words <> ''),
            way TEXT NOT NULL CHECK (way IN ('link', 'email', 'telephone', 'meeting', 'letter')), link TEXT REFERENCES partner_link (id),
            recorded_by TEXT NOT NULL, CHECK ((way = 'link') = (link IS NOT NULL))
        ) STRICT;
        CREATE INDEX reply_of_action ON partner_reply (action);
        CREATE TABLE promise (
            id TEXT PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner (id), plan TEXT NOT NULL REFERENCES plan (id),
            action TEXT REFERENCES action (id), what TEXT NOT NULL CHECK (what <> ''), by_day TEXT NOT NULL, made_on TEXT NOT NULL,
            recorded_by TEXT NOT NULL, settled_on TEXT, settled_as TEXT CHECK (settled_as IN ('kept', 'not_kept')), settled_words TEXT,
            version INTEGER NOT NULL DEFAULT 1, CHECK (made_on <= by_day), CHECK ((settled_on IS NULL) = (settled_as IS NULL)),
            CHECK ((settled_on IS NULL) = (settled_words IS NULL))
        ) STRICT;
        CREATE INDEX promise_of_plan ON promise (plan);
        CREATE TRIGGER reply_is_never_changed BEFORE UPDATE ON partner_reply
            BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;
        CREATE TRIGGER reply_is_never_removed BEFORE DELETE ON partner_reply
            BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;
        CREATE TRIGGER partner_opening_is_never_removed BEFORE DELETE ON partner_link_opening
            BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;
        """)

    private static let packs = StoreMigration(
        "2026-11-25 packs",
        """
        CREATE TABLE pack (
            id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), plan TEXT NOT NULL REFERENCES plan (id),
            meeting TEXT REFERENCES meeting (id), number INTEGER NOT NULL, title TEXT NOT NULL, cut_off TEXT NOT NULL,
            made_on TEXT NOT NULL, made_by TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB,
            pdf BLOB, missing TEXT NOT NULL, UNIQUE (board, plan, number), CHECK (cut_off <= made_on)
        ) STRICT;
        CREATE TABLE pack_link (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, pack TEXT NOT NULL REFERENCES pack (id),
            reader TEXT NOT NULL CHECK (reader <> ''), made_by TEXT NOT NULL, made_on TEXT NOT NULL, last_day TEXT NOT NULL,
            ended_on TEXT, CHECK (made_on <= last_day)
        ) STRICT;
        CREATE INDEX link_of_pack ON pack_link (pack);
        CREATE TABLE pack_opening (
            id INTEGER PRIMARY KEY, link TEXT NOT NULL REFERENCES pack_link (id), at TEXT NOT NULL, what TEXT NOT NULL
        ) STRICT;
        CREATE INDEX opening_of_pack_link ON pack_opening (link);
        CREATE TRIGGER pack_is_never_changed BEFORE UPDATE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;
        CREATE TRIGGER pack_is_never_removed BEFORE DELETE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;
        CREATE TRIGGER pack_opening_is_never_removed BEFORE DELETE ON pack_opening
            BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;
        """)

    /// The names of the field in place of earlier ones, after every table is there.
    package static let renames = [
        StoreMigration(
            "2026-11-29 words of boards",
            """
            CREATE TABLE partner_commitment (
                id TEXT PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner (id), plan TEXT NOT NULL REFERENCES plan (id),
                action TEXT REFERENCES action (id), what TEXT NOT NULL CHECK (what <> ''), due TEXT NOT NULL, made_on TEXT NOT NULL,
                recorded_by TEXT NOT NULL, outcome TEXT CHECK (outcome IN ('met', 'not_met')), outcome_on TEXT, outcome_words TEXT,
                version INTEGER NOT NULL DEFAULT 1, CHECK (made_on <= due), CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
                CHECK ((outcome IS NULL) = (outcome_words IS NULL))
            ) STRICT;
            INSERT INTO partner_commitment (rowid, id, partner, plan, action, what, due, made_on, recorded_by, outcome, outcome_on,
                outcome_words, version)
            SELECT rowid, id, partner, plan, action, what, by_day, made_on, recorded_by,
                CASE settled_as WHEN 'kept' THEN 'met' WHEN 'not_kept' THEN 'not_met' END, settled_on, settled_words, version FROM promise;
            DROP TABLE promise;
            CREATE INDEX commitment_of_plan ON partner_commitment (plan);
            CREATE TABLE new_decision (
                id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), meeting TEXT NOT NULL REFERENCES meeting (id),
                number INTEGER NOT NULL, text TEXT NOT NULL CHECK (text <> ''), owner TEXT REFERENCES post (id), due TEXT,
                plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id),
                outcome TEXT CHECK (outcome IN ('done', 'withdrawn')), outcome_on TEXT, outcome_words TEXT,
                version INTEGER NOT NULL DEFAULT 1, UNIQUE (board, number), CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
                CHECK ((outcome IS NULL) = (outcome_words IS NULL)), CHECK (action IS NULL OR plan IS NOT NULL)
            ) STRICT;
            INSERT INTO new_decision (rowid, id, board, meeting, number, text, owner, due, plan, action, outcome, outcome_on, outcome_words,
                version)
            SELECT rowid, id, board, meeting, number, text, owner, due, plan, action,
                CASE settled_as WHEN 'done' THEN 'done' WHEN 'set_aside' THEN 'withdrawn' END, settled_on, settled_words, version
            FROM decision;
            DROP TABLE decision;
            ALTER TABLE new_decision RENAME TO decision;
            CREATE INDEX decision_of_owner ON decision (owner);
            CREATE INDEX decision_of_action ON decision (action);
            CREATE INDEX decision_of_meeting ON decision (meeting);
            CREATE TABLE new_agenda_item (
                id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), position INTEGER NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN
                    ('standing', 'not_sustained', 'commitment_not_met', 'decision_due', 'off_track', 'raised')),
                subject TEXT NOT NULL, plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id),
                title TEXT NOT NULL CHECK (title <> ''), why TEXT NOT NULL, UNIQUE (meeting, position)
            ) STRICT;
            INSERT INTO new_agenda_item (id, meeting, position, kind, subject, plan, action, title, why)
            SELECT id, meeting, position,
                CASE kind WHEN 'slipped_back' THEN 'not_sustained' WHEN 'promise_not_kept' THEN 'commitment_not_met' ELSE kind END,
                subject, plan, action, title, why FROM agenda_item;
            DROP TABLE agenda_item;
            ALTER TABLE new_agenda_item RENAME TO agenda_item;
            ALTER TABLE fall_back RENAME TO regression_notice;
            UPDATE saved_view SET path = '/update-requests' WHERE path = '/chasing';
            UPDATE saved_view SET query = replace(replace(replace(query, 'standing=late', 'status=overdue'),
                'standing=set-aside', 'status=withdrawn'), 'standing=', 'status=') WHERE path LIKE '/boards/%/decisions';
            UPDATE saved_view SET query = replace(replace(replace(replace(query, 'standing=late', 'status=overdue'),
                'standing=kept', 'status=met'), 'standing=not-kept', 'status=not-met'), 'standing=', 'status=') WHERE path = '/partners';
            """),
        StoreMigration(
            "2026-11-29 views of partner commitments",
            """
            UPDATE saved_view SET path = '/partners/commitments', query = replace(replace(query, 'sort=by', 'sort=due'), 'sort=-by', 'sort=-due')
            WHERE path = '/partners' AND query <> '';
            """),
    ]
}

extension BoardSchema {
    /// When in the day and where a board meets.
    package static let additions = [
        StoreMigration(
            "2026-11-29 time and place of meetings",
            """
            ALTER TABLE board ADD COLUMN time_and_place TEXT NOT NULL DEFAULT '';
            ALTER TABLE meeting ADD COLUMN time_and_place TEXT NOT NULL DEFAULT '';
            """)
    ]
}
