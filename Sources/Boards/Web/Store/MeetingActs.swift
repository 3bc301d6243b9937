import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension BoardStore {
    /// A meeting besides those of the cycle.
    @discardableResult
    package func callMeeting(of board: Identifier<Board>, on day: Day, today: Day, by changer: Changer) async throws -> Identifier<Meeting>
    {
        if day < today { throw BoardRefusal.inThePast(day) }
        let id = Identifier<Meeting>()
        try await store.change(by: changer, .keepBoards, on: board.text, note: "meeting called") { db in
            _ = try self.board(board, in: db)
            try db.execute(sql: "INSERT INTO meeting (id, board, day) VALUES (?, ?, ?)", arguments: [id, board, day])
        }
        return id
    }

    package func move(_ id: Identifier<Meeting>, to day: Day, reason: String, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepBoards, on: id.text, note: "meeting moved") { db in
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
        try await store.change(by: changer, .keepBoards, on: id.text, note: "meeting cancelled") { db in
            var meeting = try self.meeting(id, in: db)
            try meeting.cancel(reason: reason, today: today)
            try db.execute(
                sql: "UPDATE meeting SET cancelled_on = ?, cancelled_reason = ?, version = version + 1 WHERE id = ?",
                arguments: [today, reason, id])
        }
    }

    /// Puts an item on the agenda of a meeting by hand.
    package func raise(_ title: String, why: String, for id: Identifier<Meeting>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepBoards, on: id.text, note: "item raised") { db in
            let meeting = try self.meeting(id, in: db)
            guard meeting.isToCome else { throw BoardRefusal.notToCome(meeting.state.words) }
            try BoardStore.insert(AgendaItem(.raised, title: title, why: why), into: id, in: db)
        }
    }

    /// Freezes the agenda: the standing items first, what arises from the plans, then what was raised by hand.
    package func issueAgenda(of id: Identifier<Meeting>, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepBoards, on: id.text, note: "agenda issued") { db in
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

    /// Everything that arises, also from plans that only some may see: each reader is shown their part of it.
    static func arising(_ board: Board, _ meeting: Meeting, _ today: Day, in db: Database) throws -> [AgendaItem] {
        ArisingItems.items(
            actions: try board.plans.flatMap { try ActionPlanRecords.actions(of: $0, in: db) }.compactMap { $0.asOf(today) },
            decisions: try BoardRecords.decisions(of: board.id, in: db).compactMap { $0.asOf(today) },
            promises: try PartnerRecords.promises(in: db).filter { board.plans.contains($0.plan) }.compactMap { $0.asOf(today) },
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

    /// Records that the meeting took place and who was there. An agenda that was never issued is frozen with it.
    package func hold(
        _ id: Identifier<Meeting>, attendance: [Attendance], notes: String, today: Day, by changer: Changer
    ) async throws {
        let needsAgenda = try await store.read { db in try self.meeting(id, in: db).state == .planned }
        if needsAgenda, attendance.contains(where: { $0.presence == .present }) {
            let day = try await store.read { db in try self.meeting(id, in: db).day }
            if day <= today { try await issueAgenda(of: id, today: day, by: changer) }
        }
        try await store.change(by: changer, .keepBoards, on: id.text, note: "meeting held") { db in
            var meeting = try self.meeting(id, in: db)
            try meeting.hold(present: attendance.count { $0.presence == .present }, today: today)
            for entry in attendance {
                try db.execute(
                    sql: "INSERT INTO attendance (meeting, member, presence, deputy) VALUES (?, ?, ?, ?)",
                    arguments: [id, entry.member, entry.presence.rawValue, entry.deputy])
            }
            try db.execute(
                sql: "UPDATE meeting SET held_on = day, notes = ?, version = version + 1 WHERE id = ?", arguments: [notes, id])
            // Each meeting held plans one more, so that a year always lies ahead.
            try BoardStore.planMeetings(of: try self.board(meeting.board, in: db), on: today, in: db)
        }
    }
}
