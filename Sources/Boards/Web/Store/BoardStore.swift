import ActionPlans
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
        let board = try Identifier<Board>.fetchOne(db.cachedStatement(sql: "SELECT board FROM meeting WHERE id = ?"), arguments: [id])
        guard let board, let meeting = try BoardRecords.meetings(of: board, in: db).first(where: { $0.id == id }) else { throw NotFound() }
        return meeting
    }

    /// The name that the record shows for whoever makes a change.
    static func author(_ changer: Changer, in db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [changer.account]) ?? "Set-up"
    }
}

/// A board before it is kept.
package struct BoardDraft: Sendable, Hashable {
    package var name: String
    package var purpose: String
    package var cycle: MeetingCycle
    package var standing: [String]
    package var plans: [Identifier<Plan>]

    package init(name: String, purpose: String = "", cycle: MeetingCycle, standing: [String], plans: [Identifier<Plan>]) {
        (self.name, self.purpose, self.cycle, self.standing, self.plans) = (name, purpose, cycle, standing, plans)
    }
}

extension BoardStore {
    /// A new board, with the meetings of its first twelve months.
    @discardableResult
    package func add(_ draft: BoardDraft, on today: Day, by changer: Changer) async throws -> Identifier<Board> {
        let id = Identifier<Board>()
        try await store.change(by: changer, .keepBoards, on: id.text, note: "board added") { db in
            try BoardStore.checkName(draft.name, of: id, in: db)
            try db.execute(
                sql: "INSERT INTO board (id, name, purpose, week, weekday, every_months, cycle_from) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, draft.name, draft.purpose, draft.cycle.week.rawValue, draft.cycle.weekday.rawValue, draft.cycle.everyMonths,
                    draft.cycle.from,
                ])
            try BoardStore.keepLists(of: id, draft, in: db)
            try BoardStore.planMeetings(of: try self.board(id, in: db), on: min(today, draft.cycle.from), in: db)
        }
        return id
    }

    /// Changes a board. A new cycle plans its own meetings; those of the old one that are still to come and untouched fall away.
    package func edit(_ id: Identifier<Board>, _ draft: BoardDraft, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepBoards, on: id.text, note: "board changed") { db in
            let kept = try self.board(id, in: db)
            guard kept.version == version else {
                throw EditConflict(
                    saved: [
                        ("name", "Name", kept.name), ("purpose", "What it is for", kept.purpose),
                        ("standing", "Standing items", kept.standing.joined(separator: "\n")),
                    ], version: kept.version)
            }
            try BoardStore.checkName(draft.name, of: id, in: db)
            try db.execute(
                sql: """
                    UPDATE board SET name = ?, purpose = ?, week = ?, weekday = ?, every_months = ?, cycle_from = ?, version = version + 1
                    WHERE id = ?
                    """,
                arguments: [
                    draft.name, draft.purpose, draft.cycle.week.rawValue, draft.cycle.weekday.rawValue, draft.cycle.everyMonths,
                    draft.cycle.from, id,
                ])
            try BoardStore.keepLists(of: id, draft, in: db)
            if kept.cycle != draft.cycle {
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

    /// Plans the meetings of the coming twelve months that are not planned yet.
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

    private static func keepLists(of id: Identifier<Board>, _ draft: BoardDraft, in db: Database) throws {
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
        try await store.change(by: changer, .keepBoards, on: board.text, note: "member added") { db in
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
        try await store.change(by: changer, .keepBoards, on: board.text, note: "term ended") { db in
            guard let kept = try self.board(board, in: db).members.first(where: { $0.id == member }) else { throw NotFound() }
            if last < kept.from { throw BoardRefusal.endsBeforeItBegins(kept.from) }
            try db.execute(sql: "UPDATE board_member SET to_day = ? WHERE id = ?", arguments: [last, member])
        }
    }
}
