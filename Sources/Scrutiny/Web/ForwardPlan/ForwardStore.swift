import ActionPlans
import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

/// How the forward plan lies in its tables.
package enum ForwardRows {
    /// The next meeting first.
    package static func all(in db: Database) throws -> [ForwardItem] {
        let moves = Dictionary(
            grouping: try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM forward_move ORDER BY id")),
            by: { $0["item"] as Identifier<ForwardItem> })
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM forward_item ORDER BY meeting, title, id")).map {
            item($0, moves[$0["id"]] ?? [])
        }
    }

    package static func item(_ id: Identifier<ForwardItem>, in db: Database) throws -> ForwardItem {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM forward_item WHERE id = ?"), arguments: [id]) else {
            throw NotFound()
        }
        return item(
            row, try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM forward_move WHERE item = ? ORDER BY id"), arguments: [id]))
    }

    /// The inspections that an item touches, by the report that is written for it and by the question it answers.
    package static func inspections(of item: ForwardItem, in db: Database) throws -> [Identifier<Inspection>] {
        let written = try item.report.flatMap { try ScrutinyRecords.inspection(of: $0, in: db) }
        return [written].compactMap(\.self) + (try item.answers.map { try QuestionRows.inspections(of: $0, in: db) } ?? [])
    }

    static func within(_ open: Set<Identifier<Inspection>>, in db: Database) throws -> [ForwardItem] {
        try all(in: db).filter { open.isSuperset(of: try inspections(of: $0, in: db)) }
    }

    private static func item(_ row: Row, _ moves: [Row]) -> ForwardItem {
        ForwardItem(
            id: row["id"], title: row["title"], purpose: row["purpose"], committee: row["committee"], meeting: row["meeting"],
            author: row["author"], answers: row["question"], state: state(row), moves: moves.map(QuestionRows.move), version: row["version"]
        )
    }

    private static func state(_ row: Row) -> ForwardItem.State {
        if let day = row["withdrawn_on"] as Day?, let reason = row["withdrawn_reason"] as String? {
            return .withdrawn(Withdrawal(day: day, reason: reason))
        }
        let report: Identifier<CommitteeReport>? = row["report"]
        if let day = row["heard_on"] as Day?, let minute = row["heard_minute"] as String? { return .heard(on: day, minute: minute, report) }
        return report.map(ForwardItem.State.underWay) ?? .planned
    }
}

/// Acts on the forward plan.
package struct ForwardStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package func add(_ item: ForwardItem, by changer: Changer) async throws -> Identifier<ForwardItem> {
        try await store.change(by: changer, .recordQuestion, on: item.id.text, note: "put on the forward plan") { db in
            try db.execute(
                sql: "INSERT INTO forward_item (id, title, purpose, committee, meeting, author, question) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [item.id, item.title, item.purpose, item.committee, item.meeting, item.author, item.answers])
            return item.id
        }
    }

    package func move(
        _ id: Identifier<ForwardItem>, to day: Day, reason: String, approvedBy: String, today: Day, version: Int, by changer: Changer
    ) async throws {
        try await change(id, version, "moved to another meeting", by: changer) { item, db in
            try item.move(to: day, reason: reason, approvedBy: approvedBy, on: today)
            guard let move = item.moves.last else { return }
            try db.execute(
                sql: "INSERT INTO forward_move (item, day, was, became, reason, approved_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, move.day, move.was, move.became, move.reason, move.approvedBy])
            try db.execute(sql: "UPDATE forward_item SET meeting = ? WHERE id = ?", arguments: [day, id])
        }
    }

    package func giveAuthor(_ author: Identifier<Post>?, to id: Identifier<ForwardItem>, version: Int, by changer: Changer) async throws {
        try await change(id, version, "author given", by: changer) { item, db in
            guard item.isOpen else { throw ForwardRefusal.closed }
            try db.execute(sql: "UPDATE forward_item SET author = ? WHERE id = ?", arguments: [author, id])
        }
    }

    package func write(
        _ report: Identifier<CommitteeReport>, for id: Identifier<ForwardItem>, version: Int, by changer: Changer
    ) async throws {
        try await change(id, version, "report named", by: changer) { item, db in
            try item.write(report)
            try db.execute(sql: "UPDATE forward_item SET report = ? WHERE id = ?", arguments: [report, id])
        }
    }

    package func hear(_ id: Identifier<ForwardItem>, minute: String, today: Day, version: Int, by changer: Changer) async throws {
        try await change(id, version, "heard", by: changer) { item, db in
            try item.hear(minute: minute, on: today)
            try db.execute(
                sql: "UPDATE forward_item SET heard_on = meeting, heard_minute = ? WHERE id = ?", arguments: [minute, id])
        }
    }

    package func withdraw(_ id: Identifier<ForwardItem>, reason: String, today: Day, version: Int, by changer: Changer) async throws {
        try await change(id, version, "withdrawn from the forward plan", by: changer) { item, db in
            try item.withdraw(Withdrawal(day: today, reason: reason))
            try db.execute(
                sql: "UPDATE forward_item SET withdrawn_on = ?, withdrawn_reason = ? WHERE id = ?", arguments: [today, reason, id])
        }
    }

    private func change(
        _ id: Identifier<ForwardItem>, _ version: Int, _ note: String, by changer: Changer,
        _ body: @escaping @Sendable (inout ForwardItem, Database) throws -> Void
    ) async throws {
        try await store.change(by: changer, .recordQuestion, on: id.text, note: note) { db in
            var item = try ForwardRows.item(id, in: db)
            guard item.version == version else {
                throw EditConflict(saved: [("reason", "Reason", item.moves.last?.reason ?? "")], version: item.version)
            }
            try body(&item, db)
            try db.execute(sql: "UPDATE forward_item SET version = version + 1 WHERE id = ?", arguments: [id])
        }
    }
}
