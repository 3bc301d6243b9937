-- The schema after every migration, by table. Written by a test: THROUGHLINE_WRITE=1 scripts/test --fast.

CREATE TABLE access_proposal (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('grant', 'renewal', 'link', 'reset')),
    account TEXT NOT NULL REFERENCES account (id), role TEXT, scope TEXT CHECK (scope IN ('service', 'team', 'own')),
    team TEXT REFERENCES team (id), span TEXT CHECK (span IN ('post', 'involvement', 'task')), until TEXT,
    renews TEXT REFERENCES account_grant (id), reason TEXT NOT NULL CHECK (reason <> ''), proposed_by TEXT NOT NULL,
    proposed_on TEXT NOT NULL, outcome TEXT CHECK (outcome IN ('approved', 'refused', 'withdrawn')), settled_by TEXT,
    settled_on TEXT, committee TEXT CHECK (committee IS NULL OR (committee <> '' AND role = 'scrutinyMember')), CHECK ((kind = 'grant') = (role IS NOT NULL)), CHECK ((kind = 'renewal') = (renews IS NOT NULL)),
    CHECK ((role IS NULL) = (scope IS NULL)), CHECK ((role IS NULL) = (span IS NULL)),
    CHECK (scope IS NULL OR (scope = 'team') = (team IS NOT NULL)), CHECK ((outcome IS NULL) = (settled_by IS NULL)),
    CHECK ((outcome IS NULL) = (settled_on IS NULL)), CHECK (outcome IS NOT 'approved' OR settled_by <> proposed_by),
    CHECK (outcome IS NOT 'approved' OR settled_by <> account)
) STRICT;

CREATE INDEX access_proposal_waiting ON access_proposal (proposed_on) WHERE outcome IS NULL;

CREATE TABLE "access_review" (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), from_day TEXT NOT NULL, until TEXT,
    purpose TEXT NOT NULL CHECK (length(purpose) >= 15), asked_by TEXT NOT NULL REFERENCES account (id), asked_on TEXT NOT NULL,
    CHECK (until IS NULL OR until >= from_day), CHECK (account <> asked_by)
) STRICT;

CREATE TRIGGER access_review_is_never_changed BEFORE UPDATE ON access_review
    BEGIN SELECT RAISE(ABORT, 'an access review stays as it was requested'); END;

CREATE TRIGGER access_review_is_never_removed BEFORE DELETE ON access_review
    BEGIN SELECT RAISE(ABORT, 'an access review stays on record'); END;

CREATE TABLE account (
    id TEXT PRIMARY KEY, sign_in TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL, password TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)), calendar TEXT UNIQUE
, signed_in INTEGER, mail TEXT CHECK (mail LIKE '_%@_%._%')) STRICT;

CREATE TABLE account_grant (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), role TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('service', 'team', 'own')), team TEXT REFERENCES team (id),
    span TEXT NOT NULL CHECK (span IN ('post', 'involvement', 'task')), given_on TEXT NOT NULL, given_by TEXT NOT NULL,
    until TEXT, ended_on TEXT, ended_by TEXT, committee TEXT CHECK (committee IS NULL OR (committee <> '' AND role = 'scrutinyMember')),
    CHECK ((scope = 'team') = (team IS NOT NULL)), CHECK ((span = 'post') = (until IS NULL)),
    CHECK ((ended_on IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX grant_of_account ON account_grant (account);

CREATE TABLE accuracy_comment (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), paragraph INTEGER NOT NULL, text TEXT NOT NULL,
    due TEXT NOT NULL, author TEXT NOT NULL, written TEXT NOT NULL
) STRICT;

CREATE TABLE action (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), ref_group INTEGER NOT NULL, ref_number INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''), owner TEXT REFERENCES post (id), starts TEXT, due TEXT NOT NULL,
    difference_by TEXT, added_on TEXT NOT NULL, withdrawn_on TEXT, withdrawn_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1, title TEXT NOT NULL DEFAULT '' CHECK (length(title) <= 80), ref_series INTEGER NOT NULL DEFAULT 0 CHECK (ref_series >= 0),
    UNIQUE (plan, ref_group, ref_number), CHECK (starts IS NULL OR starts <= due),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

CREATE INDEX action_of_owner ON action (owner);

CREATE UNIQUE INDEX ref_of_action ON action (ref_series, ref_group, ref_number) WHERE ref_series > 0;

CREATE TRIGGER action_gets_its_series AFTER INSERT ON action WHEN NEW.ref_series = 0
    BEGIN UPDATE action SET ref_series = (SELECT series FROM plan WHERE id = NEW.plan) WHERE id = NEW.id; END;

CREATE TRIGGER action_is_added_with_a_title BEFORE INSERT ON action WHEN NEW.title = ''
    BEGIN SELECT RAISE(ABORT, 'an action has a title'); END;

CREATE TRIGGER action_keeps_a_title BEFORE UPDATE OF title ON action WHEN NEW.title = ''
    BEGIN SELECT RAISE(ABORT, 'an action has a title'); END;

CREATE TRIGGER action_keeps_its_former_owner AFTER UPDATE OF owner ON action
    WHEN OLD.owner IS NOT NULL AND NEW.owner IS NOT OLD.owner
    BEGIN INSERT OR IGNORE INTO action_former_owner (action, post) VALUES (OLD.id, OLD.owner); END;

CREATE TABLE action_change (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, what TEXT NOT NULL,
    was TEXT NOT NULL, became TEXT NOT NULL, author TEXT NOT NULL
) STRICT;

CREATE INDEX change_of_action ON action_change (action);

CREATE TABLE action_closing (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), closed_on TEXT NOT NULL, account TEXT NOT NULL,
    name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
    reopened_on TEXT, reopened_name TEXT, reopened_why TEXT, reopened_updates INTEGER,
    CHECK ((reopened_on IS NULL) = (reopened_name IS NULL) AND (reopened_on IS NULL) = (reopened_why IS NULL)
        AND (reopened_on IS NULL) = (reopened_updates IS NULL))
) STRICT;

CREATE INDEX closing_of_action ON action_closing (action);

CREATE UNIQUE INDEX one_closing_of_action ON action_closing (action) WHERE reopened_on IS NULL;

CREATE TABLE action_finding (
    action TEXT NOT NULL REFERENCES action (id), finding TEXT NOT NULL REFERENCES finding (id), PRIMARY KEY (action, finding)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_of_finding ON action_finding (finding);

CREATE TABLE action_former_owner (
    action TEXT NOT NULL REFERENCES action (id), post TEXT NOT NULL REFERENCES post (id), PRIMARY KEY (action, post)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_measure (
    action TEXT NOT NULL REFERENCES action (id), measure TEXT NOT NULL REFERENCES measure (id), linked_on TEXT NOT NULL,
    author TEXT NOT NULL, account TEXT, confirmed_by TEXT, unlink_account TEXT, unlink_name TEXT CHECK ((unlink_name IS NULL) = (unlink_account IS NULL)), unlink_on TEXT CHECK ((unlink_on IS NULL) = (unlink_account IS NULL)), PRIMARY KEY (action, measure)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_of_measure ON action_measure (measure);

CREATE TABLE action_partner (
    action TEXT PRIMARY KEY REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id), since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX action_of_partner ON action_partner (partner);

CREATE TABLE action_practice (
    action TEXT NOT NULL REFERENCES action (id), change TEXT NOT NULL REFERENCES practice_change (id),
    PRIMARY KEY (action, change)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_of_practice ON action_practice (change);

CREATE TABLE action_source_finding (
    action TEXT NOT NULL REFERENCES action (id), finding TEXT NOT NULL REFERENCES source_finding (id),
    PRIMARY KEY (action, finding)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_of_source_finding ON action_source_finding (finding);

CREATE TABLE action_update (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, words TEXT NOT NULL,
    delivery TEXT NOT NULL CHECK (delivery IN ('not_started', 'on_track', 'may_slip', 'off_track', 'done_and_evidenced')),
    impact TEXT NOT NULL
        CHECK (impact IN ('not_measured', 'too_early', 'no_change', 'better', 'better_and_held', 'slipped_back')),
    author TEXT NOT NULL, owner TEXT REFERENCES post (id)
, account TEXT) STRICT;

CREATE INDEX latest_update_of_action ON action_update (action, day DESC, id DESC);

CREATE TRIGGER update_is_never_changed BEFORE UPDATE ON action_update
    BEGIN SELECT RAISE(ABORT, 'updates are added, never overwritten'); END;

CREATE TRIGGER update_is_never_removed BEFORE DELETE ON action_update
    BEGIN SELECT RAISE(ABORT, 'updates are added, never overwritten'); END;

CREATE TABLE action_wait (
    action TEXT NOT NULL REFERENCES action (id), waits_for TEXT NOT NULL REFERENCES action (id),
    PRIMARY KEY (action, waits_for), CHECK (action <> waits_for)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_waiting_for ON action_wait (waits_for);

CREATE TABLE "agenda_item" (
    id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN
        ('standing', 'not_sustained', 'commitment_not_met', 'decision_due', 'off_track', 'raised')),
    subject TEXT NOT NULL, plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id),
    title TEXT NOT NULL CHECK (title <> ''), why TEXT NOT NULL, UNIQUE (meeting, position)
) STRICT;

CREATE TABLE api_token (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (name <> ''),
    scope TEXT NOT NULL CHECK (scope IN ('published', 'figures')), account TEXT NOT NULL REFERENCES account (id),
    made_on TEXT NOT NULL, ends_on TEXT NOT NULL, revoked_on TEXT, used_on TEXT
) STRICT;

CREATE TABLE attendance (
    meeting TEXT NOT NULL REFERENCES meeting (id), member TEXT NOT NULL REFERENCES board_member (id),
    presence TEXT NOT NULL CHECK (presence IN ('present', 'apologies', 'absent')), deputy TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (meeting, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('change', 'view')),
    account TEXT NOT NULL, session TEXT, address TEXT, act TEXT NOT NULL, subject TEXT NOT NULL, ground TEXT,
    detail BLOB CHECK (length(detail) = 32), previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_by_account ON audit (account, at);

CREATE INDEX audit_by_subject ON audit (subject);

CREATE INDEX audit_by_time ON audit (at);

CREATE TRIGGER audit_follows_its_predecessor BEFORE INSERT ON audit
    WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
        OR NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1), zeroblob(32))
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE audit_detail (
    sequence INTEGER PRIMARY KEY REFERENCES audit (sequence), salt BLOB NOT NULL CHECK (length(salt) = 16), words TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_detail_is_erased_with_a_row BEFORE DELETE ON audit_detail
    WHEN NOT EXISTS (SELECT 1 FROM audit WHERE subject = CAST(OLD.sequence AS TEXT) AND act = 'audit.erase-detail')
    BEGIN SELECT RAISE(ABORT, 'an audit row says that a detail is erased, before it is'); END;

CREATE TRIGGER audit_detail_is_never_changed BEFORE UPDATE ON audit_detail
    BEGIN SELECT RAISE(ABORT, 'the detail of an audit row is never changed'); END;

CREATE TRIGGER audit_detail_is_written_with_its_row BEFORE INSERT ON audit_detail
    WHEN NEW.sequence IS NOT (SELECT max(sequence) FROM audit)
        OR EXISTS (SELECT 1 FROM audit_detail WHERE sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'a detail is written with its audit row'); END;

CREATE TABLE audit_memory (
    id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL, time TEXT NOT NULL,
    heads INTEGER NOT NULL CHECK (heads > 0)
) STRICT;

CREATE TABLE audit_result (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), question TEXT NOT NULL CHECK (question <> ''),
    day TEXT NOT NULL, sample INTEGER NOT NULL CHECK (sample > 0), met INTEGER NOT NULL CHECK (met BETWEEN 0 AND sample),
    standard INTEGER NOT NULL CHECK (standard BETWEEN 1 AND 100), source TEXT NOT NULL, author TEXT NOT NULL,
    entered_on TEXT NOT NULL
, account TEXT, confirmed_by TEXT) STRICT;

CREATE INDEX audit_of_action ON audit_result (action);

CREATE TRIGGER audit_result_is_confirmed_once BEFORE UPDATE OF confirmed_by ON audit_result WHEN OLD.confirmed_by IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;

CREATE TRIGGER audit_result_is_never_changed
    BEFORE UPDATE OF id, action, question, day, sample, met, standard, source, author, entered_on, account ON audit_result
    BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;

CREATE TRIGGER audit_result_is_never_removed BEFORE DELETE ON audit_result
    BEGIN SELECT RAISE(ABORT, 'what an audit found stays on record'); END;

CREATE TABLE board (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''), purpose TEXT NOT NULL,
    week TEXT NOT NULL CHECK (week IN ('first', 'second', 'third', 'fourth', 'last')),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    every_months INTEGER NOT NULL CHECK (every_months BETWEEN 1 AND 12), cycle_from TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
, time_and_place TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE board_member (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), name TEXT NOT NULL CHECK (name <> ''),
    organisation TEXT NOT NULL, account TEXT REFERENCES account (id),
    part TEXT NOT NULL CHECK (part IN ('chair', 'member', 'adviser', 'secretary')),
    from_day TEXT NOT NULL, to_day TEXT, CHECK (to_day IS NULL OR from_day <= to_day)
) STRICT;

CREATE INDEX member_of_board ON board_member (board);

CREATE TABLE board_plan (
    board TEXT NOT NULL REFERENCES board (id), plan TEXT NOT NULL REFERENCES plan (id), PRIMARY KEY (board, plan)
) STRICT, WITHOUT ROWID;

CREATE TABLE board_standing (
    board TEXT NOT NULL REFERENCES board (id), position INTEGER NOT NULL, title TEXT NOT NULL CHECK (title <> ''),
    PRIMARY KEY (board, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "break_glass_access" (
    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), account TEXT NOT NULL REFERENCES account (id),
    ground TEXT NOT NULL CHECK (ground IN ('child_at_risk', 'out_of_hours', 'court_today', 'missing')),
    reason TEXT NOT NULL CHECK (length(reason) >= 15), opened INTEGER NOT NULL, opened_on TEXT NOT NULL,
    reviewed_on TEXT, reviewed_by TEXT, finding TEXT CHECK (finding IN ('right', 'not_right')), review TEXT,
    CHECK ((reviewed_on IS NULL) = (reviewed_by IS NULL) AND (reviewed_on IS NULL) = (finding IS NULL)
        AND (reviewed_on IS NULL) = (review IS NULL))
) STRICT;

CREATE INDEX opening_of_account ON "break_glass_access" (account, opened);

CREATE INDEX opening_of_child ON "break_glass_access" (child);

CREATE TRIGGER break_glass_access_is_never_removed BEFORE DELETE ON break_glass_access
    BEGIN SELECT RAISE(ABORT, 'a break-glass access stays on record'); END;

CREATE TABLE case_letter (
    id TEXT PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id),
    recipient TEXT NOT NULL REFERENCES letter_recipient (id), template TEXT NOT NULL, template_version INTEGER NOT NULL,
    file TEXT NOT NULL CHECK (length(file) = 64), author TEXT NOT NULL REFERENCES account (id), prepared TEXT NOT NULL,
    reader TEXT REFERENCES account (id), read_on TEXT, sent_on TEXT, scorer TEXT REFERENCES account (id), scored_on TEXT, reading_ease REAL,
    CHECK (reader <> author), CHECK ((reader IS NULL) = (read_on IS NULL)), CHECK (sent_on IS NULL OR reader IS NOT NULL),
    CHECK (scorer <> author), CHECK ((scorer IS NULL) = (scored_on IS NULL)), CHECK (scorer IS NULL OR sent_on IS NOT NULL)
) STRICT;

CREATE INDEX case_letter_of ON case_letter (proceedings);

CREATE INDEX case_letter_to ON case_letter (recipient);

CREATE TABLE case_letter_point (
    letter TEXT NOT NULL REFERENCES case_letter (id), part TEXT NOT NULL, points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 2),
    PRIMARY KEY (letter, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE chaser (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('ask', 'remind', 'manager')), post TEXT REFERENCES post (id),
    account TEXT NOT NULL REFERENCES account (id), notice TEXT NOT NULL REFERENCES notice (id), UNIQUE (action, step, day)
) STRICT;

CREATE INDEX chaser_by_day ON chaser (day, id);

CREATE INDEX chaser_of_account ON chaser (account);

CREATE TRIGGER chaser_is_never_changed BEFORE UPDATE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;

CREATE TRIGGER chaser_is_never_removed BEFORE DELETE ON chaser BEGIN SELECT RAISE(ABORT, 'what was asked stays on record'); END;

CREATE TABLE chaser_run (day TEXT PRIMARY KEY, steps INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE child (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, family TEXT NOT NULL REFERENCES family (id),
    team TEXT NOT NULL REFERENCES team (id), name TEXT NOT NULL CHECK (name <> ''), born TEXT, expected TEXT,
    version INTEGER NOT NULL DEFAULT 1, CHECK ((born IS NULL) <> (expected IS NULL))
) STRICT;

CREATE INDEX child_by_name ON child (name, number);

CREATE INDEX child_of_family ON child (family);

CREATE INDEX child_of_team ON child (team);

CREATE TABLE child_allocation (
    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), account TEXT NOT NULL REFERENCES account (id),
    from_day TEXT NOT NULL, until TEXT, CHECK (until IS NULL OR until >= from_day)
) STRICT;

CREATE INDEX allocation_of_account ON child_allocation (account);

CREATE INDEX allocation_of_child ON child_allocation (child);

CREATE TABLE child_entry (
    id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES data_part (id), child INTEGER REFERENCES loaded_child (id),
    kind INTEGER NOT NULL, from_day INTEGER, until_day INTEGER, source_row INTEGER NOT NULL,
    reference TEXT, within TEXT, team TEXT, worker TEXT, facts TEXT
) STRICT;

CREATE INDEX entry_of_child ON child_entry (child);

CREATE INDEX entry_of_family ON child_entry (CASE WHEN instr(facts, '"family":"') > 0 THEN nullif(substr(substr(facts, instr(facts, '"family":"') + 10), 1, instr(substr(facts, instr(facts, '"family":"') + 10), '"') - 1), '') END) WHERE kind = 1;

CREATE INDEX entry_of_part ON child_entry (part);

CREATE TABLE child_match (
    child INTEGER PRIMARY KEY REFERENCES loaded_child (id), same_as INTEGER NOT NULL REFERENCES loaded_child (id),
    ground TEXT NOT NULL CHECK (ground IN ('upn', 'earlier')), CHECK (child <> same_as)
) STRICT;

CREATE INDEX match_same_as ON child_match (same_as);

CREATE TABLE child_number (
    child TEXT PRIMARY KEY REFERENCES child (id), number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 64)
) STRICT;

CREATE TABLE child_restriction (
    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id),
    ground TEXT NOT NULL CHECK (ground IN ('high_profile', 'staff_interest', 'adoption', 'high_risk')),
    set_on TEXT NOT NULL, set_by TEXT NOT NULL, review_by TEXT NOT NULL CHECK (review_by >= set_on),
    lifted_on TEXT, lifted_by TEXT, CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX restriction_of_child ON child_restriction (child) WHERE lifted_on IS NULL;

CREATE TABLE clock_met (
    inspection TEXT NOT NULL REFERENCES inspection (id), clock TEXT NOT NULL, met TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (inspection, clock)
) STRICT, WITHOUT ROWID;

CREATE TABLE committee_question (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'recommendation')),
    committee TEXT NOT NULL CHECK (committee <> ''), meeting TEXT NOT NULL, minute TEXT NOT NULL CHECK (minute <> ''),
    asker TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), owner TEXT REFERENCES post (id), due TEXT NOT NULL,
    exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
    recorded_by TEXT NOT NULL, recorded_on TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1)),
    CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL))
) STRICT;

CREATE INDEX committee_question_of_committee ON committee_question (committee COLLATE NOCASE);

CREATE INDEX question_newest ON committee_question (-julianday(meeting), number);

CREATE TABLE committee_report (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id),
    title TEXT NOT NULL, committee TEXT NOT NULL, meeting TEXT NOT NULL, item TEXT NOT NULL,
    officer_name TEXT NOT NULL, officer_post TEXT NOT NULL, officer_email TEXT NOT NULL, officer_telephone TEXT NOT NULL,
    portfolio_holder TEXT NOT NULL, local_member TEXT NOT NULL,
    exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
    draft INTEGER NOT NULL DEFAULT 1, begun TEXT NOT NULL,
    proposed_by TEXT, proposed_on TEXT, proposed_content TEXT,
    snapshot TEXT REFERENCES published_snapshot (digest), published_on TEXT,
    version INTEGER NOT NULL DEFAULT 1, kind TEXT NOT NULL DEFAULT 'committee'
    CHECK (kind IN ('committee', 'self_evaluation', 'position_statement', 'staff_page', 'families_page')), frozen TEXT REFERENCES frozen_paper (digest), frozen_on TEXT, exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1)),
    CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL)),
    CHECK ((snapshot IS NULL) = (published_on IS NULL)),
    CHECK ((proposed_by IS NULL) = (proposed_on IS NULL) AND (proposed_by IS NULL) = (proposed_content IS NULL)),
    CHECK (snapshot IS NULL OR exempt_paragraph IS NULL)
) STRICT;

CREATE INDEX committee_report_of_inspection ON committee_report (inspection);

CREATE TABLE committee_statement (
    id TEXT PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''), paper TEXT NOT NULL CHECK (paper <> ''), paragraph TEXT NOT NULL,
    said TEXT NOT NULL, measures TEXT NOT NULL, gap TEXT NOT NULL, report TEXT REFERENCES committee_report (id), ended TEXT,
    reason TEXT CHECK (reason <> ''), version INTEGER NOT NULL DEFAULT 1, CHECK ((ended IS NULL) = (reason IS NULL)),
    CHECK (measures <> '' OR gap <> '')
) STRICT;

CREATE INDEX committee_statement_by_said ON committee_statement (said);

CREATE INDEX committee_statement_of_report ON committee_statement (report) WHERE report IS NOT NULL;

CREATE TABLE contribution (
    measure INTEGER NOT NULL, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5), reason INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    value INTEGER, team INTEGER NOT NULL, worker INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER,
    PRIMARY KEY (measure, child, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX contribution_of_child ON contribution (child);

CREATE TABLE council_key (
    id TEXT PRIMARY KEY, code TEXT NOT NULL CHECK (code <> ''), name TEXT NOT NULL CHECK (name <> ''), key TEXT NOT NULL,
    added_on TEXT NOT NULL, added_by TEXT NOT NULL, ended_on TEXT, ended_by TEXT, CHECK ((ended_on IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX current_key_of_council ON council_key (code) WHERE ended_on IS NULL;

CREATE TABLE data_file (
    id INTEGER PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id), name TEXT NOT NULL, digest TEXT NOT NULL,
    bytes INTEGER NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('reading', 'read', 'refused', 'same')), refusal TEXT,
    CHECK ((outcome = 'refused') = (refusal IS NOT NULL))
) STRICT;

CREATE INDEX file_of_load ON data_file (load);

CREATE TABLE data_load (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('reading', 'staged', 'accepted', 'undone', 'discarded', 'failed')),
    begun_on TEXT NOT NULL, begun_by TEXT NOT NULL, settled_on TEXT, settled_by TEXT, difference TEXT, words TEXT,
    version INTEGER NOT NULL DEFAULT 1, CHECK ((settled_on IS NULL) = (settled_by IS NULL))
) STRICT;

CREATE TABLE data_note (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES data_file (id), part INTEGER REFERENCES data_part (id),
    kind INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL
) STRICT;

CREATE INDEX note_of_file ON data_note (file);

CREATE INDEX note_of_part ON data_note (part);

CREATE TABLE data_part (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES data_file (id), inner_file TEXT NOT NULL, sheet TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('standard_dataset', 'census', 'looked_after', 'annex_a')),
    table_name TEXT NOT NULL, title TEXT NOT NULL, period TEXT NOT NULL DEFAULT '', last_day INTEGER,
    row_count INTEGER NOT NULL DEFAULT 0, entry_count INTEGER NOT NULL DEFAULT 0, held_count INTEGER NOT NULL DEFAULT 0,
    in_force INTEGER NOT NULL DEFAULT 0 CHECK (in_force IN (0, 1)), replaced_by TEXT REFERENCES data_load (id), of_return INTEGER REFERENCES data_return (id), taken_on INTEGER,
    CHECK (in_force = 0 OR replaced_by IS NULL)
) STRICT;

CREATE INDEX part_in_force ON data_part (format, table_name, period) WHERE in_force = 1;

CREATE INDEX part_of_file ON data_part (file);

CREATE INDEX part_of_return ON data_part (of_return) WHERE of_return IS NOT NULL;

CREATE INDEX part_replaced ON data_part (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE data_return (
    id INTEGER PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id),
    format TEXT NOT NULL CHECK (format IN ('standard_dataset', 'census', 'looked_after', 'annex_a')),
    place TEXT NOT NULL, council TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL, doubt TEXT, UNIQUE (load, format, place)
) STRICT;

CREATE TABLE data_version (
    only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL, load TEXT REFERENCES data_load (id)
) STRICT;

CREATE TABLE "decision" (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), meeting TEXT NOT NULL REFERENCES meeting (id),
    number INTEGER NOT NULL, text TEXT NOT NULL CHECK (text <> ''), owner TEXT REFERENCES post (id), due TEXT,
    plan TEXT REFERENCES plan (id), action TEXT REFERENCES action (id),
    outcome TEXT CHECK (outcome IN ('done', 'withdrawn')), outcome_on TEXT, outcome_words TEXT,
    version INTEGER NOT NULL DEFAULT 1, UNIQUE (board, number), CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
    CHECK ((outcome IS NULL) = (outcome_words IS NULL)), CHECK (action IS NULL OR plan IS NOT NULL)
) STRICT;

CREATE INDEX decision_of_action ON decision (action);

CREATE INDEX decision_of_meeting ON decision (meeting);

CREATE INDEX decision_of_owner ON decision (owner);

CREATE TABLE due_clock (
    id TEXT PRIMARY KEY, measure INTEGER NOT NULL, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE,
    began INTEGER NOT NULL, due INTEGER NOT NULL, team INTEGER NOT NULL, worker INTEGER NOT NULL, plan TEXT NOT NULL, legal_status TEXT,
    short_breaks INTEGER NOT NULL CHECK (short_breaks IN (0, 1)), since INTEGER NOT NULL, until INTEGER, version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX due_clock_by_due ON due_clock (due, id);

CREATE INDEX due_clock_of_child ON due_clock (child);

CREATE TABLE due_mail (account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, asked_on TEXT NOT NULL) STRICT;

CREATE TABLE due_move (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), day TEXT NOT NULL, was TEXT NOT NULL,
    became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL CHECK (approved_by <> ''),
    CHECK (was <> became)
) STRICT;

CREATE INDEX move_of_action ON due_move (action);

CREATE TRIGGER move_is_never_changed BEFORE UPDATE ON due_move BEGIN SELECT RAISE(ABORT, 'a moved day stays on record'); END;

CREATE TRIGGER move_is_never_removed BEFORE DELETE ON due_move BEGIN SELECT RAISE(ABORT, 'a moved day stays on record'); END;

CREATE TABLE due_request (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), asked_on TEXT NOT NULL, account TEXT NOT NULL,
    name TEXT NOT NULL, wanted TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
    answered_on TEXT, answered_name TEXT, approved INTEGER CHECK (approved IN (0, 1)), words TEXT,
    CHECK ((answered_on IS NULL) = (answered_name IS NULL) AND (answered_on IS NULL) = (approved IS NULL)
        AND (answered_on IS NULL) = (words IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_request_of_action ON due_request (action) WHERE answered_on IS NULL;

CREATE INDEX request_of_action ON due_request (action);

CREATE TABLE enquiry_case (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), child TEXT, count INTEGER CHECK (count > 0),
    note TEXT NOT NULL, CHECK ((child IS NULL) <> (count IS NULL))
) STRICT;

CREATE INDEX enquiry_case_of_line ON enquiry_case (line);

CREATE TABLE enquiry_finding (
    line TEXT NOT NULL REFERENCES enquiry_line (id), finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    PRIMARY KEY (line, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE enquiry_line (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
    about TEXT NOT NULL, opened TEXT NOT NULL, concluded TEXT, conclusion TEXT, paragraphs TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1, CHECK ((concluded IS NULL) = (conclusion IS NULL))
) STRICT;

CREATE INDEX enquiry_line_of_inspection ON enquiry_line (inspection, opened);

CREATE TABLE enquiry_offer (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), day TEXT NOT NULL, title TEXT NOT NULL CHECK (title <> ''),
    place TEXT NOT NULL
) STRICT;

CREATE INDEX enquiry_offer_of_line ON enquiry_offer (line);

CREATE TABLE enquiry_question (
    id INTEGER PRIMARY KEY, line TEXT NOT NULL REFERENCES enquiry_line (id), day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> '')
) STRICT;

CREATE INDEX enquiry_question_of_line ON enquiry_question (line);

CREATE TABLE evidence_action (
    evidence TEXT NOT NULL REFERENCES evidence_item (id), action TEXT NOT NULL REFERENCES action (id),
    tied_on TEXT NOT NULL, tied_by TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (evidence, action)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_action ON evidence_action (action);

CREATE TABLE evidence_check (
    id TEXT PRIMARY KEY, version TEXT NOT NULL REFERENCES evidence_version (id), checked_on TEXT NOT NULL,
    account TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, compared TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed >= 0), seen_on TEXT, seen_by TEXT,
    CHECK ((seen_on IS NULL) = (seen_by IS NULL))
) STRICT;

CREATE INDEX check_of_version ON evidence_check (version);

CREATE INDEX check_unseen ON evidence_check (checked_on) WHERE closed > 0 AND seen_on IS NULL;

CREATE TABLE evidence_confirmation (
    version TEXT PRIMARY KEY REFERENCES evidence_version (id), evidence_check TEXT NOT NULL REFERENCES evidence_check (id),
    digest TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, confirmed_on TEXT NOT NULL, reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_hit (
    id TEXT PRIMARY KEY, evidence_check TEXT NOT NULL REFERENCES evidence_check (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, start INTEGER NOT NULL CHECK (start >= 0), length INTEGER NOT NULL CHECK (length > 0),
    doubt TEXT NOT NULL DEFAULT '', resolved TEXT CHECK (resolved <> ''), resolved_by TEXT, resolved_on TEXT,
    CHECK ((resolved IS NULL) = (resolved_by IS NULL) AND (resolved IS NULL) = (resolved_on IS NULL))
) STRICT;

CREATE INDEX hit_of_check ON evidence_hit (evidence_check, position);

CREATE VIRTUAL TABLE evidence_index USING fts5 (
    title, body, content = 'evidence_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'evidence_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'evidence_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'evidence_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'evidence_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE evidence_item (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('document', 'link', 'measure', 'audit', 'voice')),
    title TEXT NOT NULL CHECK (title <> ''), grade TEXT CHECK (grade IN ('activity', 'output', 'practice', 'difference')),
    owner TEXT REFERENCES post (id), review_by TEXT, added_on TEXT NOT NULL, author TEXT NOT NULL,
    set_aside_on TEXT, set_aside_reason TEXT, version INTEGER NOT NULL DEFAULT 1, graded_by TEXT, confirmed_on TEXT, confirmed_grade TEXT
    CHECK (confirmed_grade IS NULL OR (confirmed_grade = grade AND confirmed_on IS NOT NULL)),
    CHECK (kind <> 'voice' OR grade IS NULL), CHECK ((set_aside_on IS NULL) = (set_aside_reason IS NULL))
) STRICT;

CREATE INDEX evidence_of_owner ON evidence_item (owner);

CREATE TABLE "evidence_origin" (
    version TEXT PRIMARY KEY REFERENCES evidence_version (id), value TEXT REFERENCES measure_value (id),
    result TEXT REFERENCES audit_result (id), CHECK ((value IS NULL) <> (result IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX origin_of_value ON evidence_origin (value);

CREATE TRIGGER origin_is_never_changed BEFORE UPDATE ON evidence_origin
    BEGIN SELECT RAISE(ABORT, 'evidence stays as it was saved'); END;

CREATE TRIGGER origin_is_never_removed BEFORE DELETE ON evidence_origin
    BEGIN SELECT RAISE(ABORT, 'evidence stays as it was saved'); END;

CREATE TABLE evidence_text (
    id INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE REFERENCES evidence_version (id), title TEXT NOT NULL,
    body TEXT NOT NULL, digest TEXT NOT NULL DEFAULT '', pages INTEGER NOT NULL DEFAULT 0, damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1)),
    unread TEXT CHECK (unread IN ('not_tried', 'picture', 'no_words', 'other_kind', 'old_office', 'too_long', 'damaged', 'failed',
        'kept_elsewhere'))
) STRICT;

CREATE TABLE evidence_version (
    id TEXT PRIMARY KEY, evidence TEXT NOT NULL REFERENCES evidence_item (id), number INTEGER NOT NULL CHECK (number > 0),
    day TEXT NOT NULL, author TEXT NOT NULL, account TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    link TEXT, digest TEXT, file_name TEXT, size INTEGER,
    pin_name TEXT, pin_value TEXT, pin_source TEXT, pin_day TEXT,
    voice TEXT, voice_people TEXT CHECK (voice_people IN ('children', 'parents', 'carers', 'several')), voice_gathered TEXT,
    voice_heard INTEGER CHECK (voice_heard > 0), voice_asked INTEGER CHECK (voice_asked >= voice_heard),
    voice_consent TEXT CHECK (voice_consent IN ('written', 'spoken', 'not_asked', 'refused')), voice_day TEXT,
    UNIQUE (evidence, number),
    CHECK ((link IS NOT NULL) + (digest IS NOT NULL) + (pin_name IS NOT NULL) + (voice IS NOT NULL) = 1),
    CHECK (link IS NULL OR link LIKE 'https://%'),
    CHECK ((digest IS NULL) = (file_name IS NULL) AND (digest IS NULL) = (size IS NULL)),
    CHECK ((pin_name IS NULL) = (pin_value IS NULL) AND (pin_name IS NULL) = (pin_source IS NULL)
        AND (pin_name IS NULL) = (pin_day IS NULL)),
    CHECK ((voice IS NULL) = (voice_people IS NULL) AND (voice IS NULL) = (voice_gathered IS NULL)
        AND (voice IS NULL) = (voice_heard IS NULL) AND (voice IS NULL) = (voice_consent IS NULL)
        AND (voice IS NULL) = (voice_day IS NULL))
) STRICT;

CREATE TRIGGER evidence_version_is_never_changed BEFORE UPDATE ON evidence_version
    BEGIN SELECT RAISE(ABORT, 'a new file is a new version'); END;

CREATE TRIGGER evidence_version_is_never_removed BEFORE DELETE ON evidence_version
    BEGIN SELECT RAISE(ABORT, 'old versions stay'); END;

CREATE TABLE family (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE family_block (
    id TEXT PRIMARY KEY, family TEXT NOT NULL REFERENCES family (id), account TEXT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL CHECK (reason <> ''), set_on TEXT NOT NULL, set_by TEXT NOT NULL, lifted_on TEXT, lifted_by TEXT,
    CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
) STRICT;

CREATE INDEX block_of_account ON family_block (account, family) WHERE lifted_on IS NULL;

CREATE UNIQUE INDEX block_of_family ON family_block (family, account) WHERE lifted_on IS NULL;

CREATE TRIGGER block_is_lifted_by_two BEFORE UPDATE OF lifted_on ON family_block
    WHEN NOT EXISTS (SELECT 1 FROM "removal_proposal" WHERE block = OLD.id AND outcome = 'lifted')
    BEGIN SELECT RAISE(ABORT, 'a block is lifted by two people'); END;

CREATE TRIGGER block_is_never_removed BEFORE DELETE ON family_block
    BEGIN SELECT RAISE(ABORT, 'a block is lifted and stays on record'); END;

CREATE TABLE "family_link" (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), kind TEXT NOT NULL CHECK (kind IN ('own', 'relative')),
    said_by TEXT NOT NULL, said_on TEXT NOT NULL, family TEXT REFERENCES family (id), block TEXT REFERENCES family_block (id),
    settled_by TEXT, settled_on TEXT, CHECK ((settled_by IS NULL) = (settled_on IS NULL)),
    CHECK ((family IS NULL) = (block IS NULL)), CHECK (family IS NULL OR settled_on IS NOT NULL)
) STRICT;

CREATE INDEX tie_of_account ON "family_link" (account);

CREATE INDEX tie_of_family ON "family_link" (family);

CREATE TRIGGER tie_is_never_removed BEFORE DELETE ON "family_link"
    BEGIN SELECT RAISE(ABORT, 'a tie stays on record; its block is lifted by two people'); END;

CREATE TABLE figure_confirmation (
    value TEXT PRIMARY KEY REFERENCES measure_value (id), account TEXT NOT NULL, confirmed_on TEXT, confirmed_by TEXT,
    CHECK ((confirmed_on IS NULL) = (confirmed_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id),
    kind TEXT NOT NULL CHECK (kind IN ('improvement', 'priority_action', 'recommendation', 'other_weakness', 'strength', 'internal_finding')),
    position INTEGER NOT NULL, text TEXT NOT NULL, page INTEGER, framework_outcome TEXT,
    state TEXT NOT NULL CHECK (state IN ('suggested', 'accepted', 'rejected')),
    doubt TEXT, version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX finding_of_inspection ON finding (inspection, kind, position);

CREATE TABLE "finding_closing" (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), finding TEXT REFERENCES finding (id),
    source_finding TEXT REFERENCES source_finding (id), closed_on TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), reopened_on TEXT, reopened_name TEXT, reopened_why TEXT,
    CHECK ((finding IS NULL) <> (source_finding IS NULL)),
    CHECK ((reopened_on IS NULL) = (reopened_name IS NULL) AND (reopened_on IS NULL) = (reopened_why IS NULL))
) STRICT;

CREATE INDEX finding_closing_of_plan ON finding_closing (plan);

CREATE UNIQUE INDEX one_closing_of_finding ON finding_closing (finding) WHERE reopened_on IS NULL;

CREATE UNIQUE INDEX one_closing_of_source_finding ON finding_closing (source_finding) WHERE reopened_on IS NULL;

CREATE TABLE finding_paragraph (
    finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE, number INTEGER NOT NULL, PRIMARY KEY (finding, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_theme (
    finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE, theme TEXT NOT NULL, PRIMARY KEY (finding, theme)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_outcome (
    form TEXT PRIMARY KEY, account TEXT NOT NULL, path TEXT NOT NULL, location TEXT, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_figure (
    month TEXT NOT NULL REFERENCES frozen_month (id), measure INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
    definition INTEGER NOT NULL, unit TEXT NOT NULL, numerator INTEGER, denominator INTEGER, amount REAL, reason TEXT,
    year_numerator INTEGER, year_denominator INTEGER, year_amount REAL, year_reason TEXT, waiting INTEGER NOT NULL,
    over INTEGER NOT NULL, left_out TEXT NOT NULL, target REAL, rating TEXT CHECK (rating IN ('green', 'amber', 'red')),
    PRIMARY KEY (month, measure)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER frozen_figure_is_never_changed BEFORE UPDATE ON frozen_figure
    BEGIN SELECT RAISE(ABORT, 'a frozen figure stays as it is'); END;

CREATE TRIGGER frozen_figure_is_never_removed BEFORE DELETE ON frozen_figure
    BEGIN SELECT RAISE(ABORT, 'a frozen figure stays as it is'); END;

CREATE TABLE frozen_month (
    id TEXT PRIMARY KEY, last_day TEXT NOT NULL UNIQUE, data_day TEXT NOT NULL, load INTEGER, frozen_on TEXT NOT NULL,
    frozen_by TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TRIGGER frozen_month_is_never_changed BEFORE UPDATE ON frozen_month
    BEGIN SELECT RAISE(ABORT, 'a frozen month stays as it is'); END;

CREATE TRIGGER frozen_month_is_never_removed BEFORE DELETE ON frozen_month
    BEGIN SELECT RAISE(ABORT, 'a frozen month stays as it is'); END;

CREATE TABLE frozen_paper (
    digest TEXT PRIMARY KEY, title TEXT NOT NULL, frozen TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB, pdf BLOB,
    missing TEXT NOT NULL
) STRICT;

CREATE TRIGGER frozen_paper_is_never_changed BEFORE UPDATE ON frozen_paper
    BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;

CREATE TRIGGER frozen_paper_is_never_cut BEFORE DELETE ON frozen_paper
    BEGIN SELECT RAISE(ABORT, 'a frozen paper stays as it is'); END;

CREATE TABLE incident (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('near_miss', 'breach')), what TEXT NOT NULL CHECK (what <> ''),
    aware TEXT NOT NULL, due TEXT, advice TEXT NOT NULL, reported_by TEXT NOT NULL, reporter TEXT NOT NULL, closed TEXT,
    lessons TEXT, version INTEGER NOT NULL DEFAULT 1, CHECK ((closed IS NULL) = (lessons IS NULL)),
    CHECK ((kind = 'breach') = (due IS NOT NULL))
) STRICT;

CREATE INDEX incident_by_aware ON incident (aware);

CREATE TABLE incident_entry (
    id INTEGER PRIMARY KEY, incident TEXT NOT NULL REFERENCES incident (id), kind TEXT NOT NULL CHECK (kind IN ('document',
        'opening', 'told_regulator', 'not_reported', 'told_family', 'told_partner')),
    day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
) STRICT;

CREATE INDEX incident_entry_of_incident ON incident_entry (incident);

CREATE TABLE inspection (
    id TEXT PRIMARY KEY,
    stage TEXT NOT NULL CHECK (stage IN ('checking', 'confirmed')),
    state TEXT NOT NULL CHECK (state IN ('draft_under_embargo', 'final_under_embargo', 'published')),
    framework TEXT NOT NULL, council TEXT NOT NULL, lead_inspector TEXT NOT NULL DEFAULT '',
    notified TEXT, fieldwork_from TEXT, fieldwork_to TEXT, received TEXT, published TEXT,
    document TEXT, document_name TEXT, pages INTEGER,
    reading TEXT,
    confirmed_by TEXT, confirmed_on TEXT,
    draft_of TEXT REFERENCES inspection (id),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE inspection_doubt (
    id INTEGER PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), field TEXT NOT NULL, words TEXT NOT NULL,
    page INTEGER, resolved TEXT
) STRICT;

CREATE TABLE inspection_reader (
    inspection TEXT NOT NULL REFERENCES inspection (id), account TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (inspection, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE inspectors_request (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), line TEXT REFERENCES enquiry_line (id),
    number INTEGER NOT NULL CHECK (number > 0), asked_by TEXT NOT NULL CHECK (asked_by <> ''), asked TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), owner TEXT NOT NULL, due TEXT, logged_by TEXT NOT NULL, UNIQUE (inspection, number)
) STRICT;

CREATE TABLE judgement (
    inspection TEXT NOT NULL REFERENCES inspection (id), area TEXT NOT NULL, position INTEGER NOT NULL,
    grade TEXT, printed TEXT NOT NULL DEFAULT '', page INTEGER, doubt TEXT,
    PRIMARY KEY (inspection, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE late_reason (
    id INTEGER PRIMARY KEY, child INTEGER NOT NULL REFERENCES loaded_child (id) ON DELETE CASCADE, measure INTEGER NOT NULL,
    began INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind <> ''), words TEXT NOT NULL, author TEXT NOT NULL, day TEXT NOT NULL
) STRICT;

CREATE INDEX late_reason_of_clock ON late_reason (child, measure, began);

CREATE TABLE leave (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), from_day TEXT NOT NULL, to_day TEXT NOT NULL,
    noted_by TEXT NOT NULL, CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX leave_of_account ON leave (account);

CREATE TABLE letter_protected_detail (
    id INTEGER PRIMARY KEY, protection TEXT NOT NULL REFERENCES letter_protection (id), kind TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (detail <> '')
) STRICT;

CREATE INDEX letter_protected_detail_of ON letter_protected_detail (protection);

CREATE TABLE letter_protection (
    id TEXT PRIMARY KEY, recipient TEXT NOT NULL REFERENCES letter_recipient (id), person TEXT NOT NULL CHECK (person <> ''),
    ended TEXT, reason TEXT, CHECK ((ended IS NULL) = (reason IS NULL))
) STRICT;

CREATE INDEX letter_protection_from ON letter_protection (recipient);

CREATE TABLE letter_recipient (
    id TEXT PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), name TEXT NOT NULL CHECK (name <> ''),
    has_responsibility INTEGER NOT NULL, UNIQUE (proceedings, name)
) STRICT;

CREATE TABLE letter_template_variant (
    id TEXT PRIMARY KEY, template TEXT NOT NULL, variant TEXT NOT NULL CHECK (variant <> ''),
    number INTEGER NOT NULL CHECK (number > 0), text TEXT NOT NULL CHECK (text <> ''), launch TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL, UNIQUE (template, variant, number)
) STRICT;

CREATE TABLE letter_template_version (
    id TEXT PRIMARY KEY, template TEXT NOT NULL CHECK (template IN ('planning-meeting', 'letter-before', 'letter-to-end',
        'letter-of-issue', 'plan', 'review', 'closing', 'family-referral', 'family-plan')),
    number INTEGER NOT NULL CHECK (number > 0), text TEXT NOT NULL CHECK (text <> ''), launch TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL, UNIQUE (template, number)
) STRICT;

CREATE TABLE listed_name (
    id INTEGER PRIMARY KEY, exact BLOB NOT NULL, near BLOB NOT NULL, one_word INTEGER NOT NULL CHECK (one_word IN (0, 1))
) STRICT;

CREATE TABLE loaded_child (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE CHECK (number <> '')) STRICT;

CREATE TABLE loaded_name (
    child INTEGER NOT NULL REFERENCES loaded_child (id), part INTEGER NOT NULL REFERENCES data_part (id),
    name TEXT NOT NULL CHECK (name <> ''), PRIMARY KEY (child, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_of_part ON loaded_name (part);

CREATE TABLE mail_message (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), address TEXT NOT NULL, name TEXT NOT NULL,
    day TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown')),
    way TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0, at TEXT
) STRICT;

CREATE INDEX mail_that_waits ON mail_message (state) WHERE state IN ('waiting', 'sending');

CREATE TABLE measure (
    id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), counts TEXT NOT NULL, numerator TEXT NOT NULL,
    denominator TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('percent', 'rate', 'count', 'days', 'weeks', 'months', 'score')),
    direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')), target REAL, source TEXT NOT NULL, owner TEXT NOT NULL,
    added_on TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
, counted TEXT NOT NULL DEFAULT 'children'
    CHECK (counted IN ('children', 'families', 'staff', 'documents')), computed TEXT CHECK (computed <> ''), computed_by TEXT CHECK (computed_by IS NULL OR (computed_by IN ('month', 'quarter') AND computed IS NOT NULL))) STRICT;

CREATE UNIQUE INDEX measure_of_computed ON measure (computed) WHERE computed IS NOT NULL;

CREATE TABLE measure_figure (
    run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, team INTEGER NOT NULL,
    numerator INTEGER NOT NULL, counted INTEGER NOT NULL, mean REAL, median REAL, workers INTEGER NOT NULL, waiting INTEGER NOT NULL,
    over INTEGER NOT NULL, since INTEGER, PRIMARY KEY (run, measure, team)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_file (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, year INTEGER NOT NULL,
    written_on TEXT NOT NULL, imported_on TEXT NOT NULL, imported_by TEXT NOT NULL, digest TEXT NOT NULL,
    key TEXT NOT NULL REFERENCES council_key (id), UNIQUE (code, year)
) STRICT;

CREATE TABLE measure_file_figure (
    measure TEXT NOT NULL, file TEXT NOT NULL REFERENCES measure_file (id) ON DELETE CASCADE, last_day TEXT NOT NULL,
    to_date INTEGER NOT NULL CHECK (to_date IN (0, 1)), first_day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('shown', 'small', 'hidden')), numerator INTEGER, denominator INTEGER, mean REAL,
    PRIMARY KEY (measure, file, last_day, to_date)
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_file_figure_of_file ON measure_file_figure (file);

CREATE TABLE measure_known (
    run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, from_day INTEGER, until_day INTEGER,
    not_loaded TEXT NOT NULL, PRIMARY KEY (run, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_left_out (
    run INTEGER NOT NULL REFERENCES measure_run (id) ON DELETE CASCADE, measure INTEGER NOT NULL, team INTEGER NOT NULL,
    reason INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (run, measure, team, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_mark (
    id TEXT PRIMARY KEY, measure TEXT NOT NULL REFERENCES measure (id),
    kind TEXT NOT NULL CHECK (kind IN ('definition', 'late_load', 'data_fault')), day TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), was TEXT, author TEXT NOT NULL, entered_on TEXT NOT NULL
) STRICT;

CREATE INDEX mark_of_measure ON measure_mark (measure);

CREATE TRIGGER mark_is_never_changed BEFORE UPDATE ON measure_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;

CREATE TRIGGER mark_is_never_removed BEFORE DELETE ON measure_mark BEGIN SELECT RAISE(ABORT, 'a mark stays on record'); END;

CREATE TABLE "measure_rejected_row" (
    id TEXT PRIMARY KEY, upload TEXT NOT NULL REFERENCES measure_upload (id),
    measure TEXT NOT NULL REFERENCES measure (id), line INTEGER NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
    resolved_on TEXT, resolved_by TEXT, resolved_how TEXT,
    CHECK ((resolved_on IS NULL) = (resolved_by IS NULL) AND (resolved_on IS NULL) = (resolved_how IS NULL))
) STRICT;

CREATE INDEX rejected_row_of_measure ON measure_rejected_row (measure);

CREATE TABLE measure_run (
    id INTEGER PRIMARY KEY, data_version INTEGER NOT NULL, load TEXT REFERENCES data_load (id), taken_on TEXT NOT NULL,
    computed_on TEXT NOT NULL, is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))
) STRICT;

CREATE INDEX measure_run_by_finished ON measure_run (is_finished, id);

CREATE TABLE "measure_status" (
    measure TEXT PRIMARY KEY REFERENCES measure (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('misses_aim', 'worse', 'better', 'no_change', 'too_few')),
    since TEXT, sentence TEXT NOT NULL, figures INTEGER NOT NULL, latest_on TEXT, latest REAL, latest_words TEXT
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

CREATE TRIGGER value_is_never_changed BEFORE UPDATE ON measure_value
    BEGIN SELECT RAISE(ABORT, 'a figure is added, never overwritten'); END;

CREATE TRIGGER value_is_never_removed BEFORE DELETE ON measure_value
    BEGIN SELECT RAISE(ABORT, 'a figure is added, never overwritten'); END;

CREATE TABLE measured_child (
    child INTEGER PRIMARY KEY REFERENCES loaded_child (id) ON DELETE CASCADE, id TEXT NOT NULL UNIQUE, run INTEGER NOT NULL,
    digest INTEGER NOT NULL, next INTEGER NOT NULL, origins BLOB NOT NULL, born INTEGER, seen INTEGER, reviewed INTEGER
, sex TEXT, ethnicity TEXT, disabled INTEGER CHECK (disabled IN (0, 1))) STRICT;

CREATE TABLE measured_team (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE CHECK (reference <> ''), name TEXT NOT NULL) STRICT;

CREATE TABLE measured_worker (id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE CHECK (reference <> '')) STRICT;

CREATE TABLE meeting (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), planned TEXT, day TEXT NOT NULL,
    issued_on TEXT, held_on TEXT, cancelled_on TEXT, cancelled_reason TEXT, notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1, time_and_place TEXT NOT NULL DEFAULT '', UNIQUE (board, planned),
    CHECK ((cancelled_on IS NULL) = (cancelled_reason IS NULL)), CHECK (held_on IS NULL OR cancelled_on IS NULL)
) STRICT;

CREATE TABLE meeting_move (
    id INTEGER PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting (id), was TEXT NOT NULL, became TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''), moved_on TEXT NOT NULL, author TEXT NOT NULL, CHECK (was <> became)
) STRICT;

CREATE INDEX move_of_meeting ON meeting_move (meeting);

CREATE TRIGGER meeting_move_is_never_changed BEFORE UPDATE ON meeting_move
    BEGIN SELECT RAISE(ABORT, 'a moved meeting stays on record'); END;

CREATE TRIGGER meeting_move_is_never_removed BEFORE DELETE ON meeting_move
    BEGIN SELECT RAISE(ABORT, 'a moved meeting stays on record'); END;

CREATE TABLE name_list (
    id INTEGER PRIMARY KEY CHECK (id = 1), names INTEGER NOT NULL CHECK (names > 0), loaded_on TEXT NOT NULL,
    loaded_by TEXT NOT NULL, made_with TEXT NOT NULL
) STRICT;

CREATE TABLE neighbour (code TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT;

CREATE TABLE neighbour_source (
    id INTEGER PRIMARY KEY CHECK (id = 1), words TEXT NOT NULL, loaded_on TEXT NOT NULL, loaded_by TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''), about TEXT NOT NULL, scope TEXT, title TEXT NOT NULL CHECK (title <> ''),
    path TEXT NOT NULL CHECK (path LIKE '/%' AND path NOT LIKE '//%'), day TEXT NOT NULL, read_on TEXT
) STRICT;

CREATE INDEX notice_about ON notice (about, kind);

CREATE INDEX notice_of_account ON notice (account, read_on);

CREATE TRIGGER notice_is_never_removed BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'every notice is logged'); END;

CREATE TRIGGER notice_is_never_rewritten
    BEFORE UPDATE OF account, name, kind, about, scope, title, path, day ON notice
    BEGIN SELECT RAISE(ABORT, 'every notice is logged'); END;

CREATE TABLE notice_mail (
    notice TEXT PRIMARY KEY REFERENCES notice (id), message TEXT NOT NULL REFERENCES mail_message (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE openid_group (
    id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), label TEXT NOT NULL, role TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('service', 'team', 'own')), team TEXT REFERENCES team (id),
    set_on TEXT NOT NULL, set_by TEXT NOT NULL, approved_on TEXT, approved_by TEXT CHECK ((approved_by IS NULL) = (approved_on IS NULL)), CHECK ((scope = 'team') = (team IS NOT NULL))
) STRICT;

CREATE TABLE openid_person (
    issuer TEXT NOT NULL CHECK (issuer <> ''), subject TEXT NOT NULL CHECK (subject <> ''),
    account TEXT NOT NULL UNIQUE REFERENCES account (id), first_on TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE openid_session (
    session TEXT PRIMARY KEY REFERENCES session (digest) ON UPDATE CASCADE ON DELETE CASCADE, methods TEXT NOT NULL,
    is_strong INTEGER NOT NULL CHECK (is_strong IN (0, 1)), authenticated INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE pack (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), plan TEXT NOT NULL REFERENCES plan (id),
    meeting TEXT REFERENCES meeting (id), number INTEGER NOT NULL, title TEXT NOT NULL, cut_off TEXT NOT NULL,
    made_on TEXT NOT NULL, made_by TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL, word BLOB,
    pdf BLOB, missing TEXT NOT NULL, UNIQUE (board, plan, number), CHECK (cut_off <= made_on)
) STRICT;

CREATE INDEX pack_by_made ON pack (made_on);

CREATE INDEX pack_of_plan ON pack (plan);

CREATE TRIGGER pack_is_never_changed BEFORE UPDATE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;

CREATE TRIGGER pack_is_never_removed BEFORE DELETE ON pack BEGIN SELECT RAISE(ABORT, 'a pack is frozen'); END;

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

CREATE TRIGGER pack_opening_is_never_removed BEFORE DELETE ON pack_opening
    BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;

CREATE TABLE paragraph (
    inspection TEXT NOT NULL REFERENCES inspection (id), number INTEGER NOT NULL, section TEXT NOT NULL,
    page INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (inspection, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE partner (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('health', 'police', 'education', 'housing', 'voluntary', 'other')),
    contact TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE partner_commitment (
    id TEXT PRIMARY KEY, partner TEXT NOT NULL REFERENCES partner (id), plan TEXT NOT NULL REFERENCES plan (id),
    action TEXT REFERENCES action (id), what TEXT NOT NULL CHECK (what <> ''), due TEXT NOT NULL, made_on TEXT NOT NULL,
    recorded_by TEXT NOT NULL, outcome TEXT CHECK (outcome IN ('met', 'not_met')), outcome_on TEXT, outcome_words TEXT,
    version INTEGER NOT NULL DEFAULT 1, CHECK (made_on <= due), CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
    CHECK ((outcome IS NULL) = (outcome_words IS NULL))
) STRICT;

CREATE INDEX commitment_by_due ON partner_commitment (due);

CREATE INDEX commitment_of_partner ON partner_commitment (partner, due);

CREATE INDEX commitment_of_plan ON partner_commitment (plan);

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

CREATE TRIGGER partner_opening_is_never_removed BEFORE DELETE ON partner_link_opening
    BEGIN SELECT RAISE(ABORT, 'an opening stays on record'); END;

CREATE TABLE partner_reply (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), partner TEXT NOT NULL REFERENCES partner (id),
    day TEXT NOT NULL, giver TEXT NOT NULL CHECK (giver <> ''), words TEXT NOT NULL CHECK (words <> ''),
    way TEXT NOT NULL CHECK (way IN ('link', 'email', 'telephone', 'meeting', 'letter')), link TEXT REFERENCES partner_link (id),
    recorded_by TEXT NOT NULL, CHECK ((way = 'link') = (link IS NOT NULL))
) STRICT;

CREATE INDEX reply_of_action ON partner_reply (action);

CREATE TRIGGER reply_is_never_changed BEFORE UPDATE ON partner_reply
    BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;

CREATE TRIGGER reply_is_never_removed BEFORE DELETE ON partner_reply
    BEGIN SELECT RAISE(ABORT, 'what a partner said stays on record'); END;

CREATE TABLE plan (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL UNIQUE REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
    starts TEXT NOT NULL, drafted_on TEXT NOT NULL,
    agreed_by TEXT, agreed_meeting TEXT, agreed_on TEXT, sent_on TEXT, published_where TEXT, published_on TEXT,
    version INTEGER NOT NULL DEFAULT 1, series INTEGER NOT NULL DEFAULT 0 CHECK (series >= 0),
    CHECK ((agreed_on IS NULL) = (agreed_by IS NULL) AND (agreed_on IS NULL) = (agreed_meeting IS NULL)),
    CHECK (sent_on IS NULL OR agreed_on IS NOT NULL),
    CHECK ((published_on IS NULL) = (published_where IS NULL)), CHECK (published_on IS NULL OR sent_on IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX series_of_plan ON plan (series) WHERE series > 0;

CREATE TRIGGER plan_gets_a_series AFTER INSERT ON plan WHEN NEW.series = 0
    BEGIN UPDATE plan SET series = (SELECT max(series) + 1 FROM plan) WHERE id = NEW.id; END;

CREATE TABLE plan_circulation (
    id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), recipients TEXT NOT NULL, circulated_on TEXT NOT NULL
) STRICT;

CREATE TABLE plan_comment (
    id TEXT PRIMARY KEY, plan_version TEXT NOT NULL REFERENCES plan_version (id), about TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL, commented_on TEXT NOT NULL,
    is_accepted INTEGER CHECK (is_accepted IN (0, 1)), response TEXT, response_by TEXT, response_on TEXT,
    CHECK ((is_accepted IS NULL) = (response_on IS NULL) AND (response IS NULL) = (response_on IS NULL)
        AND (response_by IS NULL) = (response_on IS NULL))
) STRICT;

CREATE INDEX comment_of_version ON plan_comment (plan_version);

CREATE TABLE plan_event (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), action TEXT REFERENCES action (id),
    finding TEXT REFERENCES finding (id), kind TEXT NOT NULL CHECK (kind <> ''), day TEXT NOT NULL, words TEXT NOT NULL,
    author TEXT NOT NULL
, source_finding TEXT REFERENCES source_finding (id)) STRICT;

CREATE INDEX event_of_plan ON plan_event (plan, day);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON plan_event
    BEGIN SELECT RAISE(ABORT, 'what happened stays on record'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON plan_event
    BEGIN SELECT RAISE(ABORT, 'what happened stays on record'); END;

CREATE TABLE plan_finding (
    plan TEXT NOT NULL REFERENCES plan (id), finding TEXT NOT NULL REFERENCES finding (id), number INTEGER NOT NULL,
    PRIMARY KEY (plan, finding), UNIQUE (plan, number)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE plan_sent (
    plan TEXT PRIMARY KEY REFERENCES plan (id), sent_on TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL
) STRICT;

CREATE TRIGGER sent_is_never_changed BEFORE UPDATE ON plan_sent BEGIN SELECT RAISE(ABORT, 'what was sent is frozen'); END;

CREATE TRIGGER sent_is_never_removed BEFORE DELETE ON plan_sent BEGIN SELECT RAISE(ABORT, 'what was sent is frozen'); END;

CREATE TABLE plan_source (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id),
    kind TEXT NOT NULL
        CHECK (kind IN ('focused_visit', 'jtai', 'peer_review', 'practice_review', 'complaint', 'own_audit', 'other')),
    title TEXT NOT NULL CHECK (title <> ''), day TEXT NOT NULL, added_on TEXT NOT NULL, author TEXT NOT NULL
) STRICT;

CREATE INDEX source_of_plan ON plan_source (plan);

CREATE TABLE plan_version (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), source TEXT REFERENCES plan_source (id),
    name TEXT NOT NULL CHECK (name <> ''), day TEXT NOT NULL, recipients TEXT NOT NULL, author TEXT NOT NULL,
    digest TEXT NOT NULL, content TEXT NOT NULL
) STRICT;

CREATE INDEX version_of_plan ON plan_version (plan);

CREATE TRIGGER version_is_never_changed BEFORE UPDATE ON plan_version BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;

CREATE TRIGGER version_is_never_removed BEFORE DELETE ON plan_version BEGIN SELECT RAISE(ABORT, 'a version is frozen'); END;

CREATE TABLE post (
    id TEXT PRIMARY KEY, title TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (title <> ''), version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE post_above (
    post TEXT PRIMARY KEY REFERENCES post (id), above TEXT NOT NULL REFERENCES post (id), CHECK (post <> above)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_holder (
    post TEXT NOT NULL REFERENCES post (id), from_day TEXT NOT NULL, name TEXT CHECK (name <> ''),
    account TEXT REFERENCES account (id), handed_over_by TEXT, handed_over_on TEXT CHECK ((handed_over_on IS NULL) = (handed_over_by IS NULL)), PRIMARY KEY (post, from_day), CHECK (account IS NULL OR name IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_of_account ON post_holder (account);

CREATE TABLE practice_change (
    id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), what TEXT NOT NULL, model TEXT NOT NULL,
    day TEXT NOT NULL, added_on TEXT NOT NULL, author TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX practice_change_by_day ON practice_change (day, id);

CREATE TABLE practice_change_measure (
    change TEXT NOT NULL REFERENCES practice_change (id), measure TEXT NOT NULL REFERENCES measure (id),
    PRIMARY KEY (change, measure)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_of_measure ON practice_change_measure (measure);

CREATE TABLE practice_document (
    id INTEGER PRIMARY KEY, change TEXT NOT NULL REFERENCES practice_change (id), title TEXT NOT NULL CHECK (title <> ''),
    version TEXT NOT NULL, day TEXT NOT NULL, link TEXT NOT NULL CHECK (link = '' OR link LIKE 'https://%')
) STRICT;

CREATE INDEX document_of_change ON practice_document (change);

CREATE TABLE practice_launch (
    change TEXT NOT NULL REFERENCES practice_change (id), team TEXT NOT NULL CHECK (team <> ''), day TEXT NOT NULL,
    briefed INTEGER CHECK (briefed >= 0), staff INTEGER CHECK (staff > 0), PRIMARY KEY (change, team),
    CHECK (briefed IS NULL OR staff IS NULL OR briefed <= staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE practice_principle (
    id INTEGER PRIMARY KEY, change TEXT NOT NULL REFERENCES practice_change (id), text TEXT NOT NULL CHECK (text <> ''),
    adoption TEXT NOT NULL CHECK (adoption IN ('adopted', 'adapted', 'left')), why TEXT NOT NULL
) STRICT;

CREATE INDEX principle_of_change ON practice_principle (change);

CREATE TABLE pre_proceedings_advice (
    id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), day TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
) STRICT;

CREATE INDEX pre_proceedings_advice_on ON pre_proceedings_advice (proceedings);

CREATE TABLE pre_proceedings_case (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, family TEXT NOT NULL UNIQUE REFERENCES family (id),
    stage TEXT NOT NULL, decided TEXT, next_due TEXT, next_kind TEXT, expected TEXT, section20 INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1, CHECK ((next_due IS NULL) = (next_kind IS NULL))
) STRICT;

CREATE INDEX pre_proceedings_by_next ON pre_proceedings_case ((next_due IS NULL), next_due, number, id);

CREATE TABLE pre_proceedings_census (
    child TEXT NOT NULL REFERENCES child (id), decided TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (child, decided)
) STRICT, WITHOUT ROWID;

CREATE TABLE pre_proceedings_child (
    proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL REFERENCES child (id), stage TEXT NOT NULL,
    since TEXT NOT NULL, decided TEXT, is_open INTEGER NOT NULL, next_due TEXT, next_kind TEXT, expected TEXT, section20 INTEGER NOT NULL DEFAULT 0, drift_done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (proceedings, child)
) STRICT, WITHOUT ROWID;

CREATE INDEX pre_proceedings_child_at ON pre_proceedings_child (stage);

CREATE INDEX pre_proceedings_child_expected ON pre_proceedings_child (expected) WHERE expected IS NOT NULL;

CREATE INDEX pre_proceedings_child_is ON pre_proceedings_child (child);

CREATE TABLE pre_proceedings_clock (
    id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL, kind TEXT NOT NULL,
    due TEXT NOT NULL, done TEXT, is_drift INTEGER NOT NULL
) STRICT;

CREATE INDEX pre_proceedings_clock_drifts ON pre_proceedings_clock (proceedings, child) WHERE done IS NULL AND is_drift = 1;

CREATE INDEX pre_proceedings_clock_due ON pre_proceedings_clock (done, due);

CREATE INDEX pre_proceedings_clock_of ON pre_proceedings_clock (proceedings, is_drift);

CREATE INDEX pre_proceedings_clock_on ON pre_proceedings_clock (due);

CREATE TABLE pre_proceedings_correction (
    id INTEGER PRIMARY KEY, proceedings TEXT NOT NULL, number INTEGER NOT NULL, day TEXT, why TEXT NOT NULL CHECK (why <> ''),
    author TEXT NOT NULL, recorded TEXT NOT NULL, is_whole INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
) STRICT;

CREATE INDEX pre_proceedings_correction_of ON pre_proceedings_correction (proceedings);

CREATE TABLE pre_proceedings_correction_child (
    correction INTEGER NOT NULL REFERENCES pre_proceedings_correction (id), child TEXT NOT NULL REFERENCES child (id),
    PRIMARY KEY (correction, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE pre_proceedings_correction_fact (
    correction INTEGER NOT NULL REFERENCES pre_proceedings_correction (id), name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (correction, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pre_proceedings_dataset (
    proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), child TEXT NOT NULL REFERENCES child (id),
    decided TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (proceedings, child, decided)
) STRICT, WITHOUT ROWID;

CREATE TABLE pre_proceedings_named (
    proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), part TEXT NOT NULL CHECK (part IN ('lawyer', 'chair',
        'socialWorker', 'manager')), account TEXT NOT NULL REFERENCES account (id), PRIMARY KEY (proceedings, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX pre_proceedings_named_to ON pre_proceedings_named (account);

CREATE TABLE pre_proceedings_settled (
    id INTEGER PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), format TEXT NOT NULL, field TEXT NOT NULL, loaded TEXT NOT NULL,
    tracker TEXT NOT NULL, choice TEXT NOT NULL CHECK (choice IN ('loaded', 'tracker')), why TEXT NOT NULL CHECK (why <> ''),
    day TEXT NOT NULL, author TEXT NOT NULL
) STRICT;

CREATE INDEX pre_proceedings_settled_of ON pre_proceedings_settled (child);

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

CREATE TABLE pre_proceedings_step (
    proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), number INTEGER NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,
    person TEXT NOT NULL, words TEXT NOT NULL, other TEXT, choice TEXT, threshold TEXT, safe_to_wait TEXT,
    author TEXT NOT NULL, recorded TEXT NOT NULL, PRIMARY KEY (proceedings, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX pre_proceedings_step_on ON pre_proceedings_step (kind, day);

CREATE TABLE pre_proceedings_step_child (
    proceedings TEXT NOT NULL, number INTEGER NOT NULL, child TEXT NOT NULL REFERENCES child (id),
    PRIMARY KEY (proceedings, number, child), FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE pre_proceedings_step_detail (
    proceedings TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
    PRIMARY KEY (proceedings, number, name), FOREIGN KEY (proceedings, number) REFERENCES pre_proceedings_step (proceedings, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_bad_line (
    release TEXT NOT NULL REFERENCES published_release (id) ON DELETE CASCADE, measure TEXT NOT NULL, line INTEGER NOT NULL,
    words TEXT NOT NULL, PRIMARY KEY (release, measure, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_figure (
    measure TEXT NOT NULL REFERENCES measure (id), day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''),
    is_shown INTEGER NOT NULL CHECK (is_shown IN (0, 1)), PRIMARY KEY (measure, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER published_figure_is_never_changed BEFORE UPDATE ON published_figure
    BEGIN SELECT RAISE(ABORT, 'a published figure stays as it left'); END;

CREATE TRIGGER published_figure_is_never_removed BEFORE DELETE ON published_figure
    BEGIN SELECT RAISE(ABORT, 'a published figure stays as it left'); END;

CREATE TABLE published_mapping (
    measure TEXT PRIMARY KEY, source TEXT NOT NULL, mapping TEXT NOT NULL, made_on TEXT NOT NULL, made_by TEXT NOT NULL
) STRICT;

CREATE TABLE published_measure (measure TEXT PRIMARY KEY REFERENCES measure (id)) STRICT, WITHOUT ROWID;

CREATE TABLE published_release (
    id TEXT PRIMARY KEY, source TEXT NOT NULL CHECK (source <> ''), release TEXT NOT NULL CHECK (release <> ''), file TEXT NOT NULL,
    digest TEXT NOT NULL, loaded_on TEXT NOT NULL, loaded_by TEXT NOT NULL, row_count INTEGER NOT NULL,
    other_levels INTEGER NOT NULL, content BLOB NOT NULL, UNIQUE (source, release)
) STRICT;

CREATE TABLE published_snapshot (
    digest TEXT PRIMARY KEY, title TEXT NOT NULL, council TEXT NOT NULL, committee TEXT NOT NULL, meeting TEXT NOT NULL,
    published TEXT NOT NULL, content BLOB NOT NULL, page BLOB NOT NULL,
    word BLOB, word_digest TEXT, pdf BLOB, pdf_digest TEXT, missing TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'report' CHECK (kind IN ('report', 'register')),
    CHECK ((word IS NULL) = (word_digest IS NULL)), CHECK ((pdf IS NULL) = (pdf_digest IS NULL))
) STRICT;

CREATE TRIGGER published_snapshot_is_never_changed BEFORE UPDATE ON published_snapshot
    BEGIN SELECT RAISE(ABORT, 'what was published is frozen'); END;

CREATE TRIGGER published_snapshot_is_never_cut BEFORE DELETE ON published_snapshot
    BEGIN SELECT RAISE(ABORT, 'what was published is frozen'); END;

CREATE TABLE published_withdrawal (
    digest TEXT PRIMARY KEY REFERENCES published_snapshot (digest), withdrawn TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> '')
, proposed_by TEXT, confirmed_by TEXT) STRICT, WITHOUT ROWID;

CREATE TRIGGER published_withdrawal_is_made_by_two BEFORE INSERT ON published_withdrawal
    WHEN NEW.proposed_by IS NULL OR NEW.confirmed_by IS NULL OR NEW.proposed_by = NEW.confirmed_by
    BEGIN SELECT RAISE(ABORT, 'one person proposes a withdrawal and another confirms it'); END;

CREATE TRIGGER published_withdrawal_is_never_changed BEFORE UPDATE ON published_withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal stays on record'); END;

CREATE TRIGGER published_withdrawal_is_never_cut BEFORE DELETE ON published_withdrawal
    BEGIN SELECT RAISE(ABORT, 'a withdrawal stays on record'); END;

CREATE TABLE "quality_check" (
    id INTEGER PRIMARY KEY, data_version INTEGER NOT NULL, load TEXT REFERENCES data_load (id), taken_on TEXT NOT NULL,
    rules TEXT NOT NULL, checked_on TEXT NOT NULL, is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))
) STRICT;

CREATE TABLE quality_child (reference INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE CHECK (number <> '')) STRICT;

CREATE TABLE quality_confirmed (
    reference TEXT NOT NULL, rule TEXT NOT NULL, fault TEXT NOT NULL, reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    confirmed_on TEXT NOT NULL, confirmed_by TEXT NOT NULL REFERENCES account (id), PRIMARY KEY (reference, rule, fault)
) STRICT;

CREATE TABLE quality_day (
    of_check INTEGER NOT NULL REFERENCES quality_check (id), form TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (of_check, form)
) STRICT;

CREATE TABLE quality_failure (
    id INTEGER PRIMARY KEY, rule TEXT NOT NULL, record TEXT NOT NULL REFERENCES "quality_record" (id) ON DELETE CASCADE,
    day TEXT, words TEXT NOT NULL, form TEXT, file INTEGER, row INTEGER
, fault TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX failure_of_record ON quality_failure (record);

CREATE INDEX failure_of_rule ON quality_failure (rule, record);

CREATE TABLE quality_not_loaded (
    of_check INTEGER NOT NULL REFERENCES "quality_check" (id), rule TEXT NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY (of_check, rule, kind)
) STRICT;

CREATE TABLE quality_outdated (
    of_check INTEGER NOT NULL REFERENCES "quality_check" (id), form TEXT NOT NULL, newest TEXT NOT NULL, PRIMARY KEY (of_check, form)
) STRICT;

CREATE TABLE "quality_record" (
    id TEXT PRIMARY KEY, of_check INTEGER NOT NULL REFERENCES "quality_check" (id), reference TEXT NOT NULL,
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64), team TEXT NOT NULL, states TEXT NOT NULL,
    UNIQUE (of_check, reference), UNIQUE (of_check, number)
) STRICT;

CREATE TABLE quality_trend (
    of_check INTEGER NOT NULL, load INTEGER, checked_on TEXT NOT NULL, team TEXT NOT NULL, rule TEXT NOT NULL,
    records INTEGER NOT NULL, PRIMARY KEY (of_check, team, rule)
) STRICT;

CREATE TABLE question_correction (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL, what TEXT NOT NULL,
    was TEXT NOT NULL, became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL
) STRICT;

CREATE INDEX question_correction_of_question ON question_correction (question);

CREATE TABLE "question_link" (
    question TEXT NOT NULL REFERENCES committee_question (id), kind TEXT NOT NULL CHECK (kind IN ('finding', 'action', 'measure', 'evidence')),
    subject TEXT NOT NULL, inspection TEXT NOT NULL REFERENCES inspection (id), words TEXT NOT NULL, linked_by TEXT NOT NULL,
    linked_on TEXT NOT NULL, PRIMARY KEY (question, kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX question_link_of_inspection ON question_link (inspection);

CREATE TABLE question_move (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL, was TEXT NOT NULL,
    became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL
) STRICT;

CREATE INDEX question_move_of_question ON question_move (question);

CREATE TABLE question_outcome (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL REFERENCES committee_question (id), day TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
) STRICT;

CREATE INDEX question_outcome_of_question ON question_outcome (question, day);

CREATE TABLE question_round (
    question TEXT NOT NULL REFERENCES committee_question (id), number INTEGER NOT NULL CHECK (number > 0),
    answered TEXT NOT NULL, position TEXT NOT NULL CHECK (position IN ('answered', 'accepted', 'accepted_in_part', 'not_accepted')),
    words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL,
    verdict TEXT CHECK (verdict IN ('enough', 'not_enough')), judged_by TEXT, judged TEXT, judged_minute TEXT, judged_words TEXT,
    PRIMARY KEY (question, number),
    CHECK ((verdict IS NULL) = (judged IS NULL) AND (verdict IS NULL) = (judged_minute IS NULL)
        AND (verdict IS NULL) = (judged_words IS NULL) AND (verdict IS NULL) = (judged_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE record_from_data (
    child TEXT PRIMARY KEY REFERENCES child (id), is_named INTEGER NOT NULL CHECK (is_named IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE records_from_data (
    id INTEGER PRIMARY KEY CHECK (id = 1), data_version INTEGER NOT NULL, groups TEXT NOT NULL, added INTEGER NOT NULL,
    no_birth INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_code (
    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), used INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX recovery_code_of_account ON recovery_code (account);

CREATE TABLE register_draft (
    account TEXT NOT NULL REFERENCES account (id), path TEXT NOT NULL CHECK (path LIKE '/%'), typed TEXT NOT NULL,
    saved_on TEXT NOT NULL, PRIMARY KEY (account, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_publication (
    id TEXT PRIMARY KEY, proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL, content TEXT NOT NULL,
    snapshot TEXT REFERENCES published_snapshot (digest), published_by TEXT, published_on TEXT,
    CHECK ((snapshot IS NULL) = (published_by IS NULL) AND (snapshot IS NULL) = (published_on IS NULL)),
    CHECK (published_by IS NULL OR published_by <> proposed_by)
) STRICT;

CREATE UNIQUE INDEX register_publication_one_open ON register_publication (snapshot IS NULL) WHERE snapshot IS NULL;

CREATE TABLE "register_resolution" (
    problem TEXT PRIMARY KEY, reason TEXT NOT NULL CHECK (reason <> ''), resolved_by TEXT NOT NULL, resolved_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "regression" (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), measure TEXT REFERENCES measure (id),
    audit TEXT REFERENCES audit_result (id), since TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, answer_by TEXT NOT NULL,
    answered_on TEXT, answered_name TEXT, reopened INTEGER CHECK (reopened IN (0, 1)), why TEXT,
    UNIQUE (action, measure, since), CHECK ((measure IS NULL) <> (audit IS NULL)),
    CHECK ((answered_on IS NULL) = (answered_name IS NULL) AND (answered_on IS NULL) = (reopened IS NULL)
        AND (answered_on IS NULL) = (why IS NULL))
) STRICT;

CREATE INDEX regression_of_action ON regression (action);

CREATE TABLE "regression_notice" (
    action TEXT NOT NULL REFERENCES action (id), seen_on TEXT NOT NULL, ended_on TEXT, PRIMARY KEY (action, seen_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE "rejected_row" (
    id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES data_part (id), source_row INTEGER NOT NULL,
    reason INTEGER NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, child TEXT NOT NULL
) STRICT;

CREATE INDEX held_of_part ON "rejected_row" (part);

CREATE TABLE "rejected_sending" (
    id TEXT PRIMARY KEY, load TEXT NOT NULL REFERENCES data_load (id), account TEXT NOT NULL REFERENCES account (id),
    table_title TEXT NOT NULL, reason INTEGER, words TEXT NOT NULL, row_count INTEGER NOT NULL CHECK (row_count > 0),
    sent_on TEXT NOT NULL, sent_by TEXT NOT NULL
) STRICT;

CREATE INDEX sending_of_account ON "rejected_sending" (account);

CREATE INDEX sending_of_load ON "rejected_sending" (load);

CREATE TRIGGER sending_is_never_changed BEFORE UPDATE ON "rejected_sending"
    BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END;

CREATE TABLE release_figure (
    measure TEXT NOT NULL REFERENCES published_mapping (measure) ON DELETE CASCADE,
    release TEXT NOT NULL REFERENCES published_release (id) ON DELETE CASCADE, time TEXT NOT NULL, identifier TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('National', 'Regional', 'Local authority')), code TEXT NOT NULL, name TEXT NOT NULL,
    region TEXT NOT NULL, line INTEGER NOT NULL, figure TEXT NOT NULL, numerator TEXT NOT NULL, denominator TEXT NOT NULL,
    PRIMARY KEY (measure, release, time, identifier, level, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_figure_of_release ON release_figure (release);

CREATE TABLE "removal_proposal" (
    id TEXT PRIMARY KEY, restriction TEXT REFERENCES child_restriction (id), block TEXT REFERENCES family_block (id),
    reason TEXT NOT NULL CHECK (length(reason) >= 15), proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('lifted', 'kept', 'withdrawn')), settled_by TEXT, settled_on TEXT,
    CHECK ((restriction IS NULL) <> (block IS NULL)),
    CHECK ((outcome IS NULL) = (settled_by IS NULL) AND (outcome IS NULL) = (settled_on IS NULL)),
    CHECK (outcome IS NULL OR (outcome = 'withdrawn') = (settled_by = proposed_by))
) STRICT;

CREATE UNIQUE INDEX proposal_of_block ON "removal_proposal" (block) WHERE outcome IS NULL AND block IS NOT NULL;

CREATE UNIQUE INDEX proposal_of_restriction ON "removal_proposal" (restriction) WHERE outcome IS NULL AND restriction IS NOT NULL;

CREATE TRIGGER proposal_is_never_removed BEFORE DELETE ON "removal_proposal"
    BEGIN SELECT RAISE(ABORT, 'a proposal stays on record'); END;

CREATE TRIGGER proposal_is_settled_once BEFORE UPDATE ON "removal_proposal" WHEN OLD.outcome IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a proposal is answered once'); END;

CREATE TABLE "report_link" (
    report TEXT NOT NULL REFERENCES committee_report (id), sentence TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'measure', 'audit', 'evidence', 'resource', 'action', 'officers_judgement')),
    reference TEXT NOT NULL, linked_by TEXT NOT NULL, linked_on TEXT NOT NULL, evidence TEXT REFERENCES evidence_item (id),
    PRIMARY KEY (report, sentence)
) STRICT, WITHOUT ROWID;

CREATE TABLE "report_resolution" (
    report TEXT NOT NULL REFERENCES committee_report (id), problem TEXT NOT NULL, reason TEXT NOT NULL,
    resolved_by TEXT NOT NULL, resolved_on TEXT NOT NULL, PRIMARY KEY (report, problem)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_section (
    id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), position INTEGER NOT NULL,
    kind TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('front', 'divider', 'numbered', 'under', 'closing')),
    heading TEXT NOT NULL, body TEXT NOT NULL, complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
    exempt_paragraph INTEGER CHECK (exempt_paragraph BETWEEN 1 AND 7), exempt_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1, exempt_members INTEGER NOT NULL DEFAULT 0 CHECK (exempt_members IN (0, 1)),
    CHECK ((exempt_paragraph IS NULL) = (exempt_reason IS NULL))
) STRICT;

CREATE INDEX report_section_of_report ON report_section (report, position);

CREATE TABLE "report_sign_off" (
    id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), position INTEGER NOT NULL,
    name TEXT NOT NULL, post TEXT NOT NULL, clear_days INTEGER NOT NULL CHECK (clear_days BETWEEN 0 AND 120),
    answer TEXT CHECK (answer IN ('cleared', 'not_cleared')), words TEXT NOT NULL DEFAULT '',
    answered_by TEXT, answered_on TEXT, answered_draft INTEGER,
    version INTEGER NOT NULL DEFAULT 1, capacity TEXT CHECK (capacity IN ('holder', 'on_behalf', 'not_known')), authority TEXT NOT NULL DEFAULT '',
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_on IS NULL)
        AND (answer IS NULL) = (answered_draft IS NULL))
) STRICT;

CREATE INDEX report_sign_off_of_report ON report_sign_off (report, position);

CREATE TABLE report_sign_off_response (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES committee_report (id), step TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('cleared', 'not_cleared')), words TEXT NOT NULL, capacity_words TEXT NOT NULL,
    responded_by TEXT NOT NULL, responded_on TEXT NOT NULL, draft INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_off_response_of_step ON report_sign_off_response (step);

CREATE TRIGGER sign_off_response_is_never_changed BEFORE UPDATE ON report_sign_off_response
    BEGIN SELECT RAISE(ABORT, 'a response stays on record'); END;

CREATE TABLE request_answer (
    id INTEGER PRIMARY KEY, request TEXT NOT NULL REFERENCES inspectors_request (id), answered_by TEXT NOT NULL, answered TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''), documents TEXT NOT NULL, logged_by TEXT NOT NULL
) STRICT;

CREATE INDEX request_answer_of_request ON request_answer (request);

CREATE TABLE "resolved_difference" (
    id TEXT PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), field TEXT NOT NULL CHECK (field IN ('name', 'birth', 'team')),
    ours TEXT NOT NULL, theirs TEXT NOT NULL, choice TEXT NOT NULL CHECK (choice IN ('ours', 'theirs')),
    reason TEXT NOT NULL, settled_on TEXT NOT NULL, settled_by TEXT NOT NULL
) STRICT;

CREATE INDEX settled_of_child ON "resolved_difference" (child);

CREATE TRIGGER difference_is_settled_for_good BEFORE UPDATE ON "resolved_difference"
    BEGIN SELECT RAISE(ABORT, 'what was settled stays on record'); END;

CREATE TRIGGER settling_is_never_removed BEFORE DELETE ON "resolved_difference"
    BEGIN SELECT RAISE(ABORT, 'what was settled stays on record'); END;

CREATE TABLE resource (
    id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('investment', 'pressure')), area TEXT NOT NULL CHECK (area IN ('posts', 'retention_payments',
        'special_guardianship', 'early_help', 'exploitation', 'homes', 'other'))
, version INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE INDEX resource_of_inspection ON resource (inspection);

CREATE TABLE resource_finding (
    resource TEXT NOT NULL REFERENCES resource (id), finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    PRIMARY KEY (resource, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE resource_reading (
    id INTEGER PRIMARY KEY, resource TEXT NOT NULL REFERENCES resource (id), day TEXT NOT NULL, agreed INTEGER CHECK (agreed >= 0),
    spent INTEGER CHECK (spent >= 0), filled INTEGER, posts INTEGER, funded TEXT NOT NULL, source TEXT NOT NULL CHECK (source <> ''),
    author TEXT NOT NULL, CHECK ((filled IS NULL) = (posts IS NULL)), CHECK (filled IS NULL OR filled BETWEEN 0 AND posts)
) STRICT;

CREATE INDEX resource_reading_of_resource ON resource_reading (resource, day);

CREATE TABLE restriction_reader (
    restriction TEXT NOT NULL REFERENCES child_restriction (id), account TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (restriction, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX restriction_of_reader ON restriction_reader (account);

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), name TEXT NOT NULL CHECK (name <> ''),
    path TEXT NOT NULL CHECK (path LIKE '/%'), query TEXT NOT NULL, UNIQUE (account, path, name)
) STRICT;

CREATE TABLE search_changed (item INTEGER PRIMARY KEY) STRICT;

CREATE TABLE search_item (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, parent TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    day TEXT, inspection TEXT, UNIQUE (kind, subject)
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5 (title, text, kind, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE 'search_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_text_content'(id INTEGER PRIMARY KEY, c0, c1, c2);

CREATE TABLE 'search_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE second_step (
    account TEXT PRIMARY KEY REFERENCES account (id), secret BLOB NOT NULL, confirmed INTEGER NOT NULL, last_counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), token TEXT NOT NULL,
    begun INTEGER NOT NULL, seen INTEGER NOT NULL
, awaits_code INTEGER NOT NULL DEFAULT 0 CHECK (awaits_code IN (0, 1)), proven INTEGER NOT NULL DEFAULT 0, confirmation TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_account ON session (account);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE shared_month (
    month TEXT PRIMARY KEY, run INTEGER NOT NULL, data_to TEXT NOT NULL, published_on TEXT NOT NULL, published_by TEXT NOT NULL
) STRICT;

CREATE TABLE shared_number (
    month TEXT NOT NULL REFERENCES shared_month (month), measure INTEGER NOT NULL, team TEXT NOT NULL, first INTEGER NOT NULL,
    second INTEGER NOT NULL, not_known INTEGER NOT NULL, PRIMARY KEY (measure, month, team)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_finding (
    id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES plan_source (id), plan TEXT NOT NULL REFERENCES plan (id),
    number INTEGER NOT NULL, kind TEXT NOT NULL
        CHECK (kind IN ('improvement', 'priority_action', 'recommendation', 'other_weakness', 'strength', 'internal_finding')),
    text TEXT NOT NULL CHECK (text <> ''), added_on TEXT NOT NULL, author TEXT NOT NULL, UNIQUE (plan, number)
) STRICT;

CREATE INDEX finding_of_source ON source_finding (source);

CREATE TABLE step (
    id TEXT PRIMARY KEY, action TEXT NOT NULL REFERENCES action (id), number INTEGER NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
    due TEXT NOT NULL, done_on TEXT, version INTEGER NOT NULL DEFAULT 1, UNIQUE (action, number)
) STRICT;

CREATE TABLE step_wait (
    step TEXT NOT NULL REFERENCES step (id), waits_for TEXT NOT NULL REFERENCES action (id), PRIMARY KEY (step, waits_for)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_waiting_for ON step_wait (waits_for);

CREATE TABLE strength_watch (
    id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plan (id), finding TEXT NOT NULL, watcher TEXT NOT NULL REFERENCES post (id),
    sign TEXT NOT NULL, measure TEXT REFERENCES measure (id), since TEXT NOT NULL, ended_on TEXT, author TEXT NOT NULL,
    CHECK (sign <> '' OR measure IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX one_watch_of_finding ON strength_watch (plan, finding) WHERE ended_on IS NULL;

CREATE INDEX watch_of_measure ON strength_watch (measure);

CREATE TABLE team (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''), parent TEXT REFERENCES team (id),
    version INTEGER NOT NULL DEFAULT 1, CHECK (parent IS NULL OR parent <> id)
) STRICT;

CREATE TABLE team_without_records (team TEXT PRIMARY KEY, children INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE usual_hours (
    id INTEGER PRIMARY KEY CHECK (id = 1), opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 23),
    closes INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 24), version INTEGER NOT NULL DEFAULT 1, CHECK (opens < closes)
) STRICT;

CREATE TABLE welcome (
    digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), expires INTEGER NOT NULL, used INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal_proposal (
    digest TEXT PRIMARY KEY REFERENCES published_snapshot (digest), reason TEXT NOT NULL CHECK (reason <> ''),
    proposed_by TEXT NOT NULL, proposed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "work_programme_item" (
    id TEXT PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), purpose TEXT NOT NULL, committee TEXT NOT NULL CHECK (committee <> ''),
    meeting TEXT NOT NULL, author TEXT REFERENCES post (id), question TEXT REFERENCES committee_question (id),
    report TEXT REFERENCES committee_report (id), heard_on TEXT, heard_minute TEXT, withdrawn_on TEXT, withdrawn_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((heard_on IS NULL) = (heard_minute IS NULL)), CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (heard_on IS NULL OR withdrawn_on IS NULL)
) STRICT;

CREATE INDEX work_programme_item_by_meeting ON work_programme_item (meeting);

CREATE TABLE "work_programme_move" (
    id INTEGER PRIMARY KEY, item TEXT NOT NULL REFERENCES "work_programme_item" (id), day TEXT NOT NULL, was TEXT NOT NULL,
    became TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''), approved_by TEXT NOT NULL
) STRICT;

CREATE INDEX work_programme_move_of_item ON work_programme_move (item);
