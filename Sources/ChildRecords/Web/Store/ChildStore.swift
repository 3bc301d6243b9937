import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The acts on children's records, each decided and written in one transaction with its audit row, which holds no name.
package struct ChildStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// What a person states about a child.
    package struct Statement: Sendable {
        let name: String
        let birth: Birth
        let team: Identifier<Team>
        /// An own number for a new family; the number of one the asker may see for a brother or a sister.
        let familyNumber: String
        /// The number in the case system; nil while none is known.
        let number: CouncilNumber?

        package init(
            name: String, birth: Birth, team: Identifier<Team>, familyNumber: String = "", number: CouncilNumber? = nil
        ) {
            self.number = number
            self.name = name
            self.birth = birth
            self.team = team
            self.familyNumber = familyNumber
        }
    }

    @discardableResult
    package func add(_ statement: Statement, by asker: Asker) async throws -> Identifier<Child> {
        let id = Identifier<Child>()
        try await store.change(by: asker.changer, .addChild, on: id.text) { db in
            try ChildStore.checkTeam(statement.team, for: asker, in: db)
            let loaded = try statement.number.flatMap { try ChildNumbers.facts($0, for: nil, asker, in: db) }
            let family =
                try loaded.flatMap { try ChildNumbers.family(of: $0, in: db) }
                ?? ChildStore.family(statement.familyNumber, for: asker, in: db)
            try db.execute(
                sql: "INSERT INTO child (id, number, family, team, name, born, expected) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, try ChildStore.nextNumber("C", of: "SELECT max(CAST(substr(number, 3) AS INTEGER)) FROM child", in: db), family,
                    statement.team, statement.name, statement.birth.born, statement.birth.expected,
                ])
            if let number = statement.number { try ChildNumbers.tie(number, to: id, in: db) }
            try OwnFamilies.closeNew(id, in: store, asker, db)
            if statement.number != nil { try OwnFamilies.closeLoaded(in: store, asker, db) }
        }
        return id
    }

    package func edit(_ id: Identifier<Child>, _ statement: Statement, version: Int, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .editChild, on: id.text) { db in
            let now = try ChildDoor.change(id, by: asker, in: db)
            if now.version != version { throw EditConflict(saved: now.savedFields, version: now.version) }
            if statement.team != now.team { try ChildStore.checkTeam(statement.team, for: asker, in: db) }
            try db.execute(
                sql: "UPDATE child SET name = ?, born = ?, expected = ?, team = ?, version = version + 1 WHERE id = ?",
                arguments: [statement.name, statement.birth.born, statement.birth.expected, statement.team, id])
            guard try CaseFactsRows.number(of: id, in: db) != statement.number else { return }
            if let number = statement.number { _ = try ChildNumbers.facts(number, for: id, asker, in: db) }
            try ChildNumbers.tie(statement.number, to: id, in: db)
            try OwnFamilies.closeLoaded(in: store, asker, db)
        }
    }

    /// Allocates a child to a worker from a day; until a day where it is known to end.
    package func allocate(_ id: Identifier<Child>, to account: Identifier<Person>, from: Day, until: Day? = nil, by asker: Asker)
        async throws
    {
        if let until, until < from { throw Problems("until", "\(until) lies before \(from). Give that day or a later one.") }
        try await store.change(by: asker.changer, .allocateChild, on: id.text) { db in
            _ = try ChildDoor.change(id, by: asker, in: db)
            guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
                throw Problems("account", "Choose somebody with an account.")
            }
            try db.execute(
                sql: "INSERT INTO child_allocation (id, child, account, from_day, until) VALUES (?, ?, ?, ?, ?)",
                arguments: [Identifier<Allocation>(), id, account, from, until])
        }
    }

    /// The worker stops being allocated; yesterday is the last day, so that access ends at once.
    package func end(_ allocation: Identifier<Allocation>, of id: Identifier<Child>, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .allocateChild, on: id.text, ground: "ended") { db in
            let child = try ChildDoor.change(id, by: asker, in: db)
            guard let held = child.allocations.first(where: { $0.id == allocation }) else { throw NotFound() }
            if held.from >= asker.today {
                try db.execute(sql: "DELETE FROM child_allocation WHERE id = ?", arguments: [allocation])
            } else {
                try db.execute(sql: "UPDATE child_allocation SET until = ? WHERE id = ?", arguments: [asker.today - 1, allocation])
            }
        }
    }

    /// A child is put only into a team that the asker's roles reach.
    static func checkTeam(_ team: Identifier<Team>, for asker: Asker, in db: Database) throws {
        let tree = try Teams.tree(in: db)
        let place = ChildFacts(id: Identifier(), number: "", teams: tree.path(of: team))
        guard tree.team(team) != nil, WithinScope.reaches(place, asker.reach.ordinary, of: asker.worker) else {
            throw Problems("team", "Choose a team that your role reaches.")
        }
    }

    /// The family of that number when the asker may see one of its children; a new one when no number is given.
    private static func family(_ number: String, for asker: Asker, in db: Database) throws -> Identifier<Family> {
        let number = number.uppercased()
        if number.isEmpty { return try newFamily(in: db) }
        let reader = try ChildDoor.reader(asker, in: db)
        for (facts, family) in try ChildFactsRows.facts(
            where: "child.family IN (SELECT id FROM family WHERE number = ?)", [number], on: asker.today, in: db)
        {
            if case .open = ChildAccess.decide(reader, facts, at: asker.now) { return family }
        }
        throw Problems("family", "There is no family with this number that you can see. Leave it empty for a new family.")
    }

    private static func newFamily(in db: Database) throws -> Identifier<Family> {
        let id = Identifier<Family>()
        try db.execute(
            sql: "INSERT INTO family (id, number) VALUES (?, ?)",
            arguments: [id, try nextNumber("F", of: "SELECT max(CAST(substr(number, 3) AS INTEGER)) FROM family", in: db)])
        return id
    }

    private static func nextNumber(_ letter: String, of sql: String, in db: Database) throws -> String {
        let digits = String((try Int.fetchOne(db.cachedStatement(sql: sql)) ?? 0) + 1)
        return "\(letter)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension Child {
    /// The fields as they are shown to a second editor.
    fileprivate var savedFields: [(field: String, label: String, value: String)] {
        let day = birth.day
        let parts = [("day", day.dayOfMonth), ("month", day.month), ("year", day.year)]
        return [("name", "Name", name)] + parts.map { ("birth-\($0.0)", "Date of birth or expected date: \($0.0)", String($0.1)) }
    }
}

extension Birth {
    var born: Day? { if case .born(let day) = self { day } else { nil } }
    var expected: Day? { if case .expected(let day) = self { day } else { nil } }
}
