import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What is due for one child now, against what is stored: a clock that goes on as it was keeps its row.
struct DueWriting: Sendable {
    private struct Stored: Hashable {
        let measure: UInt16
        let began, due: Int
        let team, worker: Int32
        let plan: String
        let legalStatus: String?
        let shortBreaks: Bool

        init(_ clock: RunningClock, _ situation: ChildSituation) {
            (measure, began, due) = (clock.measure, clock.began.number, clock.due.number)
            (team, worker, plan) = (clock.team, clock.worker, situation.plan.rawValue)
            (legalStatus, shortBreaks) = (situation.legalStatus?.rawValue, situation.hasShortBreaks)
        }

        init(_ row: Row) {
            (measure, began, due) = (row["measure"], row["began"], row["due"])
            (team, worker, plan) = (row["team"], row["worker"], row["plan"])
            (legalStatus, shortBreaks) = (row["legal_status"], row["short_breaks"])
        }
    }

    private let child: Int64
    private let added: [Stored]
    private let ended: [Identifier<DueClock>]
    var size: Int { added.count + ended.count }

    init(of child: Int64, _ clocks: [RunningClock], _ situation: ChildSituation, in db: Database) throws {
        self.child = child
        var wanted = Set(clocks.map { Stored($0, situation) })
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT id, measure, began, due, team, worker, plan, legal_status, short_breaks FROM due_clock WHERE child = ? AND until IS NULL
                    """), arguments: [child])
        var ended: [Identifier<DueClock>] = []
        while let row = try rows.next() { if wanted.remove(Stored(row)) == nil { ended.append(row["id"]) } }
        self.ended = ended
        added = wanted.sorted { ($0.measure, $0.began, $0.due) < ($1.measure, $1.began, $1.due) }
    }

    func write(_ run: Int64, in db: Database) throws {
        let end = try db.cachedStatement(sql: "UPDATE due_clock SET until = ? WHERE id = ?")
        for id in ended { try end.execute(arguments: [run, id]) }
        let add = try db.cachedStatement(
            sql: """
                INSERT INTO due_clock (id, measure, child, began, due, team, worker, plan, legal_status, short_breaks, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for one in added {
            try add.execute(
                arguments: [
                    Identifier<DueClock>(), Int(one.measure), child, one.began, one.due, one.team, one.worker, one.plan, one.legalStatus,
                    one.shortBreaks, run,
                ])
        }
    }

    /// The data says nothing of the child any more.
    static func end(of child: Int64, _ run: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE due_clock SET until = ? WHERE child = ? AND until IS NULL").execute(arguments: [run, child])
    }

    /// What a run that was broken off wrote.
    static func undo(_ run: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM due_clock WHERE since = ?", arguments: [run])
        try db.execute(sql: "UPDATE due_clock SET until = NULL WHERE until = ?", arguments: [run])
    }

    /// No page shows what ended before the last finished run.
    static func clear(before run: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM due_clock WHERE until <= ?", arguments: [run])
    }
}
