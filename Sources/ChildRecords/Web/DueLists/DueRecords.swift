import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A line of the list of what is due.
package struct DueLine: FetchableRecord, Sendable, Identifiable {
    package let id: Identifier<DueClock>
    /// In the audit trail: the record of the child, or where there is none a number that says nothing of the child.
    let subject: String
    let number, team, worker: String
    let kind: DueClocks.Kind
    let began, due, known: Day
    let plan: ChildSituation.Plan
    let legalStatus: LegalStatus?
    let reason: LateReason.Kind?
    let reasonWords: String

    package init(row: Row) throws {
        (id, subject, number, team, worker) = (row["id"], row["subject"], row["child_number"], row["team_name"], row["worker_name"])
        guard let kind = DueClocks.kind(number: row["measure"]) else { throw UnreadableValue("due_clock", "measure") }
        self.kind = kind
        (began, due, known) = (Day(number: row["began"]), Day(number: row["due"]), Day(number: row["known"]))
        plan = try row.word("plan", of: "due_clock")
        legalStatus = (row["legal_status"] as String?).flatMap(LegalStatus.init)
        reason = try (row["reason"] as String?).map { word in
            guard let kind = LateReason.Kind(rawValue: word) else { throw UnreadableValue("late_reason", "kind") }
            return kind
        }
        reasonWords = row["reason_words"] ?? ""
    }

    /// `3 working days late`, `Today`, `In 4 working days`, and what is not known after the data day.
    func when(on today: Day) -> String {
        switch WorkingDays.england.count(after: today, through: due) {
        case let days where due > today: days == 1 ? "In 1 working day" : "In \(days) working days"
        case _ where due == today: "Today"
        case let days: days == -1 ? "1 working day late" : "\((-days).grouped) working days late"
        }
    }

    func standing(on today: Day) -> DueClock.Standing { DueClock.standing(due: due, known: known, on: today) }
}

extension DueClock: Registered {
    package typealias Line = DueLine
    package static let table = "due_clock"

    package static func load(_ id: Identifier<DueClock>, in db: Database) throws -> DueClock? {
        let sql: SQL = """
            SELECT item.measure, began, due, version, child, coalesce(until_day, due) AS known FROM due_clock AS item
            LEFT JOIN measure_known ON measure_known.run = \(DueRegister.run) AND measure_known.measure = item.measure WHERE item.id = \(id)
            """
        guard let row = try Row.fetchAll(db, literal: sql).first else { return nil }
        guard let kind = DueClocks.kind(number: row["measure"]) else { throw UnreadableValue("due_clock", "measure") }
        let reasons = try Row.fetchAll(
            db,
            literal: """
                SELECT kind, words, author, day FROM late_reason WHERE measure = \(row["measure"] as Int) AND began = \(row["began"] as Int)
                    AND child IN (SELECT \(row["child"] as Int64) UNION ALL SELECT child_match.child FROM child_match
                        WHERE same_as = \(row["child"] as Int64)) ORDER BY id
                """
        ).map { LateReason(try $0.word("kind", of: "late_reason"), $0["words"], by: $0["author"], on: $0["day"]) }
        return DueClock(
            id: id, kind, began: Day(number: row["began"]), due: Day(number: row["due"]), known: Day(number: row["known"]),
            reasons: reasons,
            version: row["version"])
    }

    /// Adds the reason that was given last.
    func saveReason(_ acting: Acting) throws {
        guard let reason = reasons.last else { return }
        try acting.db.execute(
            literal: """
                INSERT INTO late_reason (child, measure, began, kind, words, author, day) SELECT child, measure, began, \(reason.kind.rawValue),
                    \(reason.words), \(reason.author), \(reason.day) FROM due_clock WHERE id = \(id)
                """)
    }
}
