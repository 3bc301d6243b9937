import ActionPlans
import ActionPlansWeb
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
            week: try row.word("week", of: "board"), weekday: try row.word("weekday", of: "board"), everyMonths: row["every_months"],
            from: row["cycle_from"])
        let standing = try String.fetchAll(
            db.cachedStatement(sql: "SELECT title FROM board_standing WHERE board = ? ORDER BY position"), arguments: [id])
        let plans = try Identifier<Plan>.fetchAll(
            db.cachedStatement(
                sql: "SELECT plan FROM board_plan JOIN plan ON plan.id = plan WHERE board = ? ORDER BY plan.drafted_on DESC, plan"),
            arguments: [id])
        return Board(
            id: id, name: row["name"], purpose: row["purpose"], cycle: cycle, timeAndPlace: row["time_and_place"], standing: standing,
            members: try members(of: id, in: db),
            plans: plans, version: row["version"])
    }

    private static func members(of board: Identifier<Board>, in db: Database) throws -> [BoardMember] {
        let sql = "SELECT * FROM board_member WHERE board = ? ORDER BY from_day, name, id"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [board]).map {
            BoardMember(
                id: $0["id"], name: $0["name"], organisation: $0["organisation"], account: $0["account"],
                part: try $0.word("part", of: "board_member"), from: $0["from_day"], to: $0["to_day"])
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
                }, notes: row["notes"], timeAndPlace: row["time_and_place"], version: row["version"])
        }
    }

    private static func state(_ row: Row) -> Meeting.State {
        if let day = row["cancelled_on"] as Day? { return .cancelled(on: day, reason: row["cancelled_reason"]) }
        if let day = row["held_on"] as Day? { return .held(on: day) }
        if let day = row["issued_on"] as Day? { return .issued(on: day) }
        return .planned
    }

    /// The agenda as issued, or what was raised for it before that.
    static func agenda(of meeting: Identifier<Meeting>, in db: Database) throws -> [AgendaItem] {
        let sql = "SELECT kind, subject, plan, action, title, why FROM agenda_item WHERE meeting = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [meeting]).map {
            AgendaItem(
                try $0.word("kind", of: "agenda_item"), subject: $0["subject"], plan: $0["plan"], action: $0["action"],
                title: $0["title"], why: $0["why"])
        }
    }

    static func attendance(of meeting: Identifier<Meeting>, in db: Database) throws -> [Attendance] {
        let sql = "SELECT member, presence, deputy FROM attendance WHERE meeting = ?"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [meeting]).map {
            Attendance(member: $0["member"], presence: try $0.word("presence", of: "attendance"), deputy: $0["deputy"])
        }
    }

    /// The decisions of a board, the newest first.
    package static func decisions(of board: Identifier<Board>, in db: Database) throws -> [Decision] {
        try decisions("decision.board = \(board) ORDER BY decision.number DESC", in: db)
    }

    /// The decisions on a plan, of every board, in the order in which they were taken.
    package static func decisions(on plan: Identifier<Plan>, in db: Database) throws -> [Decision] {
        try decisions("decision.plan = \(plan) ORDER BY taken, decision.number", in: db)
    }

    /// The decisions that became an action or belong to it.
    package static func decisions(about action: Identifier<Action>, in db: Database) throws -> [Decision] {
        try decisions("decision.action = \(action) ORDER BY taken, decision.number", in: db)
    }

    private static func decisions(_ condition: SQL, in db: Database) throws -> [Decision] {
        try SQLRequest(literal: "\(literal: Decision.select) WHERE \(literal: condition)", cached: true).fetchAll(db)
    }

    static func meeting(_ id: Identifier<Meeting>, in db: Database) throws -> Meeting? {
        let board = try Identifier<Board>.fetchOne(db.cachedStatement(sql: "SELECT board FROM meeting WHERE id = ?"), arguments: [id])
        return try board.flatMap { try meetings(of: $0, in: db).first { $0.id == id } }
    }
}

/// Whether a member attended a meeting, and their deputy.
package struct Attendance: Sendable, Hashable {
    package enum Presence: String, Sendable, CaseIterable {
        case present, apologies, absent

        var words: String {
            switch self {
            case .present: "Present"
            case .apologies: "Apologies"
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

extension BoardRecords {
    /// The council’s settings for its boards, with the default where it set none.
    package static func settings(in db: Database) throws -> BoardSettings {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT name, value FROM setting WHERE name LIKE 'boards.%'"))
        let pairs = try rows.map { row -> (BoardSettings.Name, Int) in
            guard let value = Int(row["value"] as String) else { throw UnreadableValue("setting", "value") }
            return (try row.word("name", of: "setting"), value)
        }
        return BoardSettings(Dictionary(pairs) { first, _ in first })
    }
}

extension BoardStore {
    /// Saves the council’s settings for its boards.
    package func set(_ settings: BoardSettings, by changer: Changer) async throws {
        try await store.change(by: changer, .managePosts, on: "boards.settings", note: "board settings changed") { db in
            for name in BoardSettings.Name.allCases {
                try db.execute(
                    sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    arguments: [name.rawValue, String(settings[name])])
            }
        }
    }
}
