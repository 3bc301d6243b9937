import ActionPlans
import Boards
import GRDB
import SiteKit
import Vocabulary

/// Reads of boards. Each takes the connection of the transaction it runs in.
package enum BoardRecords {
    package static func boards(in db: Database) throws -> [Board] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM board ORDER BY name")).map { try board($0, db) }
    }

    package static func board(_ id: Identifier<Board>, in db: Database) throws -> Board? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM board WHERE id = ?"), arguments: [id]).map { try board($0, db) }
    }

    private static func board(_ row: Row, _ db: Database) throws -> Board {
        let id: Identifier<Board> = row["id"]
        let cycle = MeetingCycle(
            week: MeetingCycle.Week(rawValue: row["week"]) ?? .first, weekday: Day.Weekday(rawValue: row["weekday"]) ?? .monday,
            everyMonths: row["every_months"], from: row["cycle_from"])
        let standing = try String.fetchAll(
            db.cachedStatement(sql: "SELECT title FROM board_standing WHERE board = ? ORDER BY position"), arguments: [id])
        let plans = try Identifier<Plan>.fetchAll(
            db.cachedStatement(
                sql: "SELECT plan FROM board_plan JOIN plan ON plan.id = plan WHERE board = ? ORDER BY plan.drafted_on DESC, plan"),
            arguments: [id])
        return Board(
            id: id, name: row["name"], purpose: row["purpose"], cycle: cycle, standing: standing, members: try members(of: id, in: db),
            plans: plans, version: row["version"])
    }

    private static func members(of board: Identifier<Board>, in db: Database) throws -> [BoardMember] {
        let sql = "SELECT * FROM board_member WHERE board = ? ORDER BY from_day, name, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [board]).map {
            BoardMember(
                id: $0["id"], name: $0["name"], organisation: $0["organisation"], account: $0["account"],
                part: BoardMember.Part(rawValue: $0["part"]) ?? .member, from: $0["from_day"], to: $0["to_day"])
        }
    }

    /// Every meeting of a board, the latest day first.
    package static func meetings(of board: Identifier<Board>, in db: Database) throws -> [Meeting] {
        let moves = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT meeting_move.* FROM meeting_move JOIN meeting ON meeting.id = meeting_move.meeting WHERE meeting.board = ?
                        ORDER BY meeting_move.id
                        """), arguments: [board]), by: { $0["meeting"] as Identifier<Meeting> })
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM meeting WHERE board = ? ORDER BY day DESC, id"), arguments: [board]
        ).map { row in
            let id: Identifier<Meeting> = row["id"]
            return Meeting(
                id: id, board: board, planned: row["planned"], day: row["day"], state: state(row),
                moves: (moves[id] ?? []).map {
                    Meeting.Move(was: $0["was"], became: $0["became"], reason: $0["reason"], on: $0["moved_on"], author: $0["author"])
                }, notes: row["notes"], version: row["version"])
        }
    }

    private static func state(_ row: Row) -> Meeting.State {
        if let day = row["cancelled_on"] as Day? { return .cancelled(on: day, reason: row["cancelled_reason"]) }
        if let day = row["held_on"] as Day? { return .held(on: day) }
        if let day = row["issued_on"] as Day? { return .issued(on: day) }
        return .planned
    }

    /// What stood on the agenda when it was issued, or was raised by hand for it before.
    static func agenda(of meeting: Identifier<Meeting>, in db: Database) throws -> [AgendaItem] {
        let sql = "SELECT kind, subject, plan, action, title, why FROM agenda_item WHERE meeting = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [meeting]).map {
            AgendaItem(
                AgendaItem.Kind(rawValue: $0["kind"]) ?? .raised, subject: $0["subject"], plan: $0["plan"], action: $0["action"],
                title: $0["title"], why: $0["why"])
        }
    }

    static func attendance(of meeting: Identifier<Meeting>, in db: Database) throws -> [Attendance] {
        let sql = "SELECT member, presence, deputy FROM attendance WHERE meeting = ?"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [meeting]).map {
            Attendance(member: $0["member"], presence: Attendance.Presence(rawValue: $0["presence"]) ?? .absent, deputy: $0["deputy"])
        }
    }

    private static let decisionColumns = "decision.*, coalesce(meeting.held_on, meeting.day) AS taken"

    /// The decisions of a board, the newest first.
    package static func decisions(of board: Identifier<Board>, in db: Database) throws -> [Decision] {
        let columns = decisionColumns
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM decision JOIN meeting ON meeting.id = decision.meeting WHERE decision.board = ?
                    ORDER BY decision.number DESC
                    """), arguments: [board]
        ).map(decision)
    }

    /// The decisions on a plan, of every board, in the order in which they were taken.
    package static func decisions(on plan: Identifier<Plan>, in db: Database) throws -> [Decision] {
        let columns = decisionColumns
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM decision JOIN meeting ON meeting.id = decision.meeting WHERE decision.plan = ?
                    ORDER BY taken, decision.number
                    """), arguments: [plan]
        ).map(decision)
    }

    /// The decisions that became an action or belong to it.
    package static func decisions(about action: Identifier<Action>, in db: Database) throws -> [Decision] {
        let columns = decisionColumns
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM decision JOIN meeting ON meeting.id = decision.meeting WHERE decision.action = ?
                    ORDER BY taken, decision.number
                    """), arguments: [action]
        ).map(decision)
    }

    private static func decision(_ row: Row) -> Decision {
        var outcome = Decision.Outcome.open
        if let day = row["settled_on"] as Day? {
            let words: String = row["settled_words"]
            outcome = row["settled_as"] == "done" ? .done(on: day, words: words) : .setAside(on: day, reason: words)
        }
        return Decision(
            id: row["id"], board: row["board"], meeting: row["meeting"], taken: row["taken"], number: row["number"], text: row["text"],
            owner: row["owner"], due: row["due"], plan: row["plan"], action: row["action"], outcome: outcome, version: row["version"])
    }
}

/// Whether a member was at a meeting, and who came for them.
package struct Attendance: Sendable, Hashable {
    package enum Presence: String, Sendable, CaseIterable {
        case present, apologies, absent

        var words: String {
            switch self {
            case .present: "Present"
            case .apologies: "Sent apologies"
            case .absent: "Absent"
            }
        }
    }

    package let member: Identifier<BoardMember>
    package let presence: Presence
    package let deputy: String

    package init(member: Identifier<BoardMember>, presence: Presence, deputy: String = "") {
        (self.member, self.presence, self.deputy) = (member, presence, deputy)
    }
}
