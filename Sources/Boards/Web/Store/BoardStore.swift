import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// Every act on boards, meetings and decisions, each in one transaction with its audit row.
package struct BoardStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    func board(_ id: Identifier<Board>, in db: Database) throws -> Board {
        guard let board = try BoardRecords.board(id, in: db) else { throw NotFound() }
        return board
    }

    func meeting(_ id: Identifier<Meeting>, in db: Database) throws -> Meeting {
        guard let meeting = try BoardRecords.meeting(id, in: db) else { throw NotFound() }
        return meeting
    }

    /// The name that the record shows for the person who makes a change.
    static func author(_ changer: Changer, in db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [changer.account]) ?? "Set-up"
    }
}

/// A board before it is saved.
package struct BoardDraft: Sendable, Hashable {
    package var name: String
    package var purpose: String
    package var cycle: MeetingCycle
    package var timeAndPlace: String
    package var standing: [String]
    package var plans: [Identifier<Plan>]

    package init(
        name: String, purpose: String = "", cycle: MeetingCycle, timeAndPlace: String = "", standing: [String], plans: [Identifier<Plan>]
    ) {
        self.timeAndPlace = timeAndPlace
        (self.name, self.purpose, self.cycle, self.standing, self.plans) = (name, purpose, cycle, standing, plans)
    }
}

extension BoardStore {
    /// A new board, with the meetings of its first twelve months.
    @discardableResult
    package func add(_ draft: BoardDraft, on today: Day, by changer: Changer) async throws -> Identifier<Board> {
        let id = Identifier<Board>()
        try await store.change(by: changer, .manageBoards, on: id.text, note: "board added") { db in
            try BoardStore.checkName(draft.name, of: id, in: db)
            try db.execute(
                sql:
                    "INSERT INTO board (id, name, purpose, week, weekday, every_months, cycle_from, time_and_place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, draft.name, draft.purpose, draft.cycle.week.rawValue, draft.cycle.weekday.rawValue, draft.cycle.everyMonths,
                    draft.cycle.from, draft.timeAndPlace,
                ])
            try BoardStore.saveLists(of: id, draft, in: db)
            try BoardStore.planMeetings(of: try self.board(id, in: db), on: min(today, draft.cycle.from), in: db)
        }
        return id
    }

    /// Changes a board. A new cycle plans its own meetings; upcoming meetings of the old one are removed unless somebody has changed them.
    package func edit(_ id: Identifier<Board>, _ draft: BoardDraft, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "board changed") { db in
            let saved = try self.board(id, in: db)
            guard saved.version == version else { throw BoardStore.conflict(with: saved, plans: []) }
            try BoardStore.checkName(draft.name, of: id, in: db)
            try db.execute(
                sql: """
                    UPDATE board SET name = ?, purpose = ?, week = ?, weekday = ?, every_months = ?, cycle_from = ?,
                        time_and_place = ?, version = version + 1 WHERE id = ?
                    """,
                arguments: [
                    draft.name, draft.purpose, draft.cycle.week.rawValue, draft.cycle.weekday.rawValue, draft.cycle.everyMonths,
                    draft.cycle.from, draft.timeAndPlace, id,
                ])
            try BoardStore.saveLists(of: id, draft, in: db)
            if saved.cycle != draft.cycle {
                try db.execute(
                    sql: """
                        DELETE FROM meeting WHERE board = ? AND planned IS NOT NULL AND day >= ? AND issued_on IS NULL AND held_on IS NULL
                            AND cancelled_on IS NULL AND id NOT IN (SELECT meeting FROM meeting_move)
                            AND id NOT IN (SELECT meeting FROM agenda_item)
                        """, arguments: [id, today])
            }
            try BoardStore.planMeetings(of: try self.board(id, in: db), on: today, in: db)
        }
    }

    /// What is saved now, for each field of the form.
    /// - Parameter plans: those that the form offers.
    static func conflict(with saved: Board, plans: [Plan]) -> EditConflict {
        let weeks = MeetingCycle.Week.allCases.map { (value: $0.rawValue, words: "\($0.rawValue) week") }
        let weekdays = Day.Weekday.allCases.prefix(5).map { (value: String($0.rawValue), words: "\($0)".capitalisedFirst) }
        let offered = plans.map { (value: $0.id.text, words: $0.title) }
        var fields: [EditConflict.Field] = [
            .text("name", "Name", saved.name), .text("purpose", "Purpose", saved.purpose),
            .choice("week", "Week of the month", [saved.cycle.week.rawValue], of: weeks),
            .choice("weekday", "Day of the week", [String(saved.cycle.weekday.rawValue)], of: weekdays),
            .text("months", "Months between meetings", String(saved.cycle.everyMonths)),
            .day("from", "First meeting on or after", saved.cycle.from),
            .text("time-and-place", "Usual time and place", saved.timeAndPlace),
            .text("standing", "Standing items", saved.standing.joined(separator: "\n")),
        ]
        if !offered.isEmpty {
            fields.append(.choice("plan", "Plans it monitors", Set(saved.plans.map(\.text)), of: offered, several: true))
        }
        return EditConflict(fields, version: saved.version)
    }

    /// Plans the meetings of the next twelve months that are not planned yet.
    static func planMeetings(of board: Board, on today: Day, in db: Database) throws {
        for day in MeetingDays.days(of: board.cycle, from: today, through: today.adding(months: 12)) {
            try db.execute(
                sql: "INSERT OR IGNORE INTO meeting (id, board, planned, day) VALUES (?, ?, ?, ?)",
                arguments: [Identifier<Meeting>(), board.id, day, day])
        }
    }

    private static func checkName(_ name: String, of id: Identifier<Board>, in db: Database) throws {
        let taken = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM board WHERE name = ? AND id <> ?)"), arguments: [name, id])
        if taken == true { throw BoardRefusal.nameInUse(name) }
    }

    private static func saveLists(of id: Identifier<Board>, _ draft: BoardDraft, in db: Database) throws {
        try db.execute(sql: "DELETE FROM board_standing WHERE board = ?", arguments: [id])
        for (index, title) in draft.standing.enumerated() {
            try db.execute(
                sql: "INSERT INTO board_standing (board, position, title) VALUES (?, ?, ?)", arguments: [id, index + 1, title])
        }
        try db.execute(sql: "DELETE FROM board_plan WHERE board = ?", arguments: [id])
        for plan in draft.plans {
            let isThere = try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM plan WHERE id = ?)"), arguments: [plan])
            guard isThere == true else { throw NotFound() }
            try db.execute(sql: "INSERT OR IGNORE INTO board_plan (board, plan) VALUES (?, ?)", arguments: [id, plan])
        }
    }

    @discardableResult
    package func seat(_ member: BoardMember, on board: Identifier<Board>, by changer: Changer) async throws -> Identifier<BoardMember> {
        if let to = member.to, to < member.from { throw BoardRefusal.endsBeforeItBegins(member.from) }
        try await store.change(by: changer, .manageBoards, on: board.text, note: "member added") { db in
            _ = try self.board(board, in: db)
            try db.execute(
                sql: """
                    INSERT INTO board_member (id, board, name, organisation, account, part, from_day, to_day)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    member.id, board, member.name, member.organisation, member.account, member.part.rawValue, member.from, member.to,
                ])
        }
        return member.id
    }

    /// The term ends with this day.
    package func endTerm(of member: Identifier<BoardMember>, on board: Identifier<Board>, last: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: board.text, note: "term ended") { db in
            guard let seated = try self.board(board, in: db).members.first(where: { $0.id == member }) else { throw NotFound() }
            if last < seated.from { throw BoardRefusal.endsBeforeItBegins(seated.from) }
            try db.execute(sql: "UPDATE board_member SET to_day = ? WHERE id = ?", arguments: [last, member])
        }
    }
}

extension BoardStore {
    /// An extra meeting, outside the cycle.
    @discardableResult
    package func callMeeting(of board: Identifier<Board>, on day: Day, today: Day, by changer: Changer) async throws -> Identifier<Meeting>
    {
        if day < today { throw BoardRefusal.inThePast(day) }
        let id = Identifier<Meeting>()
        try await store.change(by: changer, .manageBoards, on: board.text, note: "meeting called") { db in
            _ = try self.board(board, in: db)
            try db.execute(sql: "INSERT INTO meeting (id, board, day) VALUES (?, ?, ?)", arguments: [id, board, day])
        }
        return id
    }

    /// Says when and where this meeting is, where that is not as usual; empty for as usual.
    package func place(_ id: Identifier<Meeting>, at timeAndPlace: String, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "time and place of a meeting changed") { db in
            let meeting = try self.meeting(id, in: db)
            guard meeting.isUpcoming else { throw BoardRefusal.notUpcoming(meeting.state.words) }
            try db.execute(
                sql: "UPDATE meeting SET time_and_place = ?, version = version + 1 WHERE id = ?", arguments: [timeAndPlace, id])
        }
    }

    package func move(_ id: Identifier<Meeting>, to day: Day, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "meeting moved") { db in
            var meeting = try self.meeting(id, in: db)
            let (was, author) = (meeting.day, try BoardStore.author(changer, in: db))
            try meeting.move(to: day, reason: reason, author: author, today: today)
            try db.execute(sql: "UPDATE meeting SET day = ?, version = version + 1 WHERE id = ?", arguments: [day, id])
            try db.execute(
                sql: "INSERT INTO meeting_move (meeting, was, became, reason, moved_on, author) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, was, day, reason, today, author])
        }
    }

    package func cancel(_ id: Identifier<Meeting>, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "meeting cancelled") { db in
            var meeting = try self.meeting(id, in: db)
            try meeting.cancel(reason: reason, today: today)
            try db.execute(
                sql: "UPDATE meeting SET cancelled_on = ?, cancelled_reason = ?, version = version + 1 WHERE id = ?",
                arguments: [today, reason, id])
        }
    }

    /// Adds an item to the agenda of a meeting.
    package func raise(_ title: String, why: String, for id: Identifier<Meeting>, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "item raised") { db in
            let meeting = try self.meeting(id, in: db)
            guard meeting.isUpcoming else { throw BoardRefusal.notUpcoming(meeting.state.words) }
            try BoardStore.insert(AgendaItem(.raised, title: title, why: why), into: id, in: db)
        }
    }

    /// Freezes the agenda: the standing items first, then what arises from the plans, then what somebody raised.
    package func issueAgenda(of id: Identifier<Meeting>, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .manageBoards, on: id.text, note: "agenda issued") { db in
            var meeting = try self.meeting(id, in: db)
            try meeting.issueAgenda(today: today)
            let board = try self.board(meeting.board, in: db)
            let raised = try BoardRecords.agenda(of: id, in: db)
            try db.execute(sql: "DELETE FROM agenda_item WHERE meeting = ?", arguments: [id])
            let standing = board.standing.map { AgendaItem(.standing, title: $0) }
            let arising = try BoardStore.arising(board, meeting, today, in: db)
            for item in standing + arising + raised { try BoardStore.insert(item, into: id, in: db) }
            try db.execute(sql: "UPDATE meeting SET issued_on = ?, version = version + 1 WHERE id = ?", arguments: [today, id])
        }
    }

    /// Everything that arises, including from plans that only some may see: each reader is shown their part of it.
    static func arising(_ board: Board, _ meeting: Meeting, _ today: Day, in db: Database) throws -> [AgendaItem] {
        ArisingItems.items(
            actions: try board.plans.flatMap { try ActionPlanRecords.actions(of: $0, in: db) }.compactMap { $0.asOf(today) },
            decisions: try BoardRecords.decisions(of: board.id, in: db).compactMap { $0.asOf(today) },
            commitments: try PartnerRecords.commitments(in: db).filter { board.plans.contains($0.plan) }.compactMap { $0.asOf(today) },
            meeting: meeting.day, today: today)
    }

    private static func insert(_ item: AgendaItem, into meeting: Identifier<Meeting>, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO agenda_item (meeting, position, kind, subject, plan, action, title, why)
                VALUES (?, (SELECT 1 + coalesce(max(position), 0) FROM agenda_item WHERE meeting = ?), ?, ?, ?, ?, ?, ?)
                """,
            arguments: [meeting, meeting, item.kind.rawValue, item.subject, item.plan, item.action, item.title, item.why])
    }

    /// Records that the meeting took place and who attended. An agenda that was not issued is frozen with it.
    package func hold(
        _ id: Identifier<Meeting>, attendance: [Attendance], notes: String, today: Day, by changer: Changer
    ) async throws {
        let needsAgenda = try await store.read { db in try self.meeting(id, in: db).state == .planned }
        if needsAgenda, attendance.contains(where: { $0.presence == .present }) {
            let day = try await store.read { db in try self.meeting(id, in: db).day }
            if day <= today { try await issueAgenda(of: id, today: day, by: changer) }
        }
        try await store.change(by: changer, .manageBoards, on: id.text, note: "meeting held") { db in
            var meeting = try self.meeting(id, in: db)
            try meeting.hold(present: attendance.count { $0.presence == .present }, today: today)
            for entry in attendance {
                try db.execute(
                    sql: "INSERT INTO attendance (meeting, member, presence, deputy) VALUES (?, ?, ?, ?)",
                    arguments: [id, entry.member, entry.presence.rawValue, entry.deputy])
            }
            try db.execute(
                sql: "UPDATE meeting SET held_on = day, notes = ?, version = version + 1 WHERE id = ?", arguments: [notes, id])
            // Each meeting held plans one more, so that a year of meetings is always planned.
            try BoardStore.planMeetings(of: try self.board(meeting.board, in: db), on: today, in: db)
        }
    }
}
