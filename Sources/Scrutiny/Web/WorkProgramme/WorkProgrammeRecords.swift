import ActionPlans
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// A line of the work programme.
package struct WorkProgrammeLine: FetchableRecord, Decodable, Sendable, Identifiable {
    struct Move: Decodable, Sendable {
        let was, became: Day
        let reason: String
    }

    package let id: Identifier<WorkProgrammeItem>
    package let title: String
    let purpose, committee, minute: String
    let meeting: Day
    let author: String?
    let status: WorkProgrammeItem.Status
    let moves: [Move]
}

extension WorkProgrammeItem.Status: Decodable {}

extension WorkProgrammeItem: Registered {
    package typealias Line = WorkProgrammeLine
    package static let table = "work_programme_item"

    package static func load(_ id: Identifier<WorkProgrammeItem>, in db: Database) throws -> WorkProgrammeItem? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM work_programme_item WHERE id = \(id)").first else { return nil }
        let moves = try Row.fetchAll(db, literal: "SELECT * FROM work_programme_move WHERE item = \(id) ORDER BY id").map(DueDateMove.init)
        let report: Identifier<CommitteeReport>? = row["report"]
        let state: State =
            if let day = row["withdrawn_on"] as Day? {
                .withdrawn(Withdrawal(day: day, reason: row["withdrawn_reason"]))
            } else if let day = row["heard_on"] as Day? {
                .heard(on: day, minute: row["heard_minute"], report)
            } else {
                report.map(State.underWay) ?? .planned
            }
        return WorkProgrammeItem(
            id: id, title: row["title"], purpose: row["purpose"], committee: row["committee"], meeting: row["meeting"],
            author: row["author"], answers: row["question"], state: state, moves: moves, version: row["version"])
    }

    func insert(in db: Database) throws {
        try db.execute(
            literal: """
                INSERT INTO work_programme_item (id, title, purpose, committee, meeting, author, question)
                VALUES (\(id), \(title), \(purpose), \(committee), \(meeting), \(author), \(answers))
                """)
    }

    func save(in db: Database) throws {
        var (heard, withdrawal): ((on: Day, minute: String)?, Withdrawal?)
        switch state {
        case .heard(let day, let minute, _): heard = (day, minute)
        case .withdrawn(let why): withdrawal = why
        case .planned, .underWay: break
        }
        try db.execute(
            literal: """
                UPDATE work_programme_item SET meeting = \(meeting), author = \(author), report = coalesce(\(report), report),
                heard_on = \(heard?.on), heard_minute = \(heard?.minute), withdrawn_on = \(withdrawal?.day),
                withdrawn_reason = \(withdrawal?.reason) WHERE id = \(id)
                """)
    }

    /// Every item that this person may see, next meeting first.
    static func all(as viewer: Viewer, where condition: SQL = "1", in db: Database) throws -> [WorkProgrammeItem] {
        let sql: SQL = """
            SELECT item.id FROM work_programme_item AS item WHERE (\(literal: try WorkProgrammeRegister.visibility.condition(viewer)))
            AND (\(literal: condition)) ORDER BY item.meeting, item.title, item.id
            """
        return try Identifier<WorkProgrammeItem>.fetchAll(db, SQLRequest<Identifier<WorkProgrammeItem>>(literal: sql)).compactMap {
            try load($0, in: db)
        }
    }
}

extension DueDateMove {
    /// As each table of changed dates holds it.
    init(_ row: Row) {
        self.init(day: row["day"], was: row["was"], became: row["became"], reason: row["reason"], approvedBy: row["approved_by"])
    }
}
