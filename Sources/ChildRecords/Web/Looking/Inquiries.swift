import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// One question what a worker looked at, with its purpose, as it was asked.
struct Inquiry: Sendable, Identifiable {
    static let shortestPurpose = 15

    let id: Identifier<Inquiry>
    let account: Identifier<Person>
    let name: String
    let from: Day
    let until: Day?
    let purpose: String
    let asker: String
    let askedOn: Day
}

/// Keeps the questions about workers. Nobody learns that they were asked about.
struct Inquiries: Sendable {
    let store: Store

    static let columns = """
        looks_inquiry.id, looks_inquiry.account, about.name AS about, from_day, until, purpose, asker.name AS asker, asked_on
        FROM looks_inquiry JOIN account AS about ON about.id = looks_inquiry.account JOIN account AS asker ON asker.id = asked_by
        """

    /// The purpose stands in the question and beside the audit row of its asking.
    func ask(_ account: Identifier<Person>, from: Day, until: Day?, purpose: String, by asker: Asker) async throws -> Identifier<Inquiry> {
        let id = Identifier<Inquiry>()
        try await store.change(by: asker.changer, .inquireLooks, on: account.text, note: purpose, ground: id.text) { db in
            if account.worker == asker.worker {
                throw Problems("account", "Somebody else asks about your own looks. Choose another worker.")
            }
            guard
                try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account]) == true
            else { throw Problems("account", "Choose whose looks you ask about.") }
            try db.execute(
                sql: """
                    INSERT INTO looks_inquiry (id, account, from_day, until, purpose, asked_by, asked_on) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, arguments: [id, account, from, until, purpose, asker.changer.account, asker.today])
        }
        return id
    }

    /// Every question but those about the one who reads.
    static func all(for worker: Identifier<Worker>, in db: Database) throws -> [Inquiry] {
        let sql = "SELECT \(columns) WHERE looks_inquiry.account <> ? ORDER BY asked_on DESC, looks_inquiry.rowid DESC LIMIT 100"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker]).map(Inquiry.init)
    }

    static func one(_ id: Identifier<Inquiry>, for worker: Identifier<Worker>, in db: Database) throws -> Inquiry {
        let sql = "SELECT \(columns) WHERE looks_inquiry.id = ? AND looks_inquiry.account <> ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, worker]) else { throw NotFound() }
        return Inquiry(row)
    }
}

extension Inquiry {
    fileprivate init(_ row: Row) {
        self.init(
            id: row["id"], account: row["account"], name: row["about"], from: row["from_day"], until: row["until"], purpose: row["purpose"],
            asker: row["asker"], askedOn: row["asked_on"])
    }
}

/// The numbers of the records that lines of the trail are about, as far as the one who reads may know of them.
struct NumberedRecords: Sendable {
    private let numbers: [String: (number: String, isRestricted: Bool)]
    private let hidden: Set<String>

    init(for worker: Identifier<Worker>, on today: Day, in db: Database) throws {
        let facts = try ChildFactsRows.facts(on: today, in: db).map(\.0)
        hidden = Set(facts.filter { BlockBeatsAll.hides($0, from: worker) }.map(\.id.text))
        numbers = Dictionary(facts.map { ($0.id.text, ($0.number, $0.restriction != nil)) }) { first, _ in first }
    }

    /// True for a line about a record that is hidden from the reader by a block.
    func hides(_ subject: String) -> Bool { hidden.contains(subject) }
    func number(_ subject: String) -> String? { hides(subject) ? nil : numbers[subject]?.number }
    func isRestricted(_ subject: String) -> Bool { numbers[subject]?.isRestricted == true }
}
