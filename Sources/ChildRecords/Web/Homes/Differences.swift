import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// A record with what differs from the case system.
struct DifferingChild: Sendable {
    let child: Child
    let differences: [FieldDifference]

    /// Those among the records that are open to this person.
    static func all(for asker: Requester, in db: Database) throws -> [DifferingChild] {
        let teams = try Teams.tree(in: db)
        return try ChildDoor.all(where: "child.id IN (SELECT child FROM child_number)", for: asker, in: db).compactMap { known in
            guard known.access.isOpen, case .open(let child, _) = try ChildDoor.read(known.id, for: asker, in: db) else { return nil }
            let differences = try CaseFactsRows.differences(of: child, teams: teams, in: db)
            return differences.isEmpty ? nil : DifferingChild(child: child, differences: differences)
        }.sorted { ($0.child.name, $0.child.number) < ($1.child.name, $1.child.number) }
    }
}

/// Which side is right.
enum DifferenceChoice: String, Sendable { case ours, theirs }

extension ChildStore {
    /// A person says which side is right. The case system’s word is taken over here; ours stays, with the reason why.
    func settle(
        _ difference: FieldDifference, of id: Identifier<Child>, _ choice: DifferenceChoice, because reason: String, by asker: Requester
    ) async throws {
        try await store.change(by: asker.changer, .editChild, on: id.text, ground: "\(difference.field.rawValue) settled") { db in
            let child = try ChildDoor.change(id, by: asker, in: db)
            let teams = try Teams.tree(in: db)
            guard try CaseFactsRows.differences(of: child, teams: teams, in: db).contains(difference),
                let loaded = try CaseFactsRows.facts(of: id, in: db)
            else { throw Problems("choice", "This difference no longer exists, or one side has changed. Check it again.") }
            if choice == .theirs { try ChildStore.take(difference.field, loaded, id, teams, asker, in: db) }
            try db.execute(
                sql: """
                    INSERT INTO resolved_difference (id, child, field, ours, theirs, choice, reason, settled_on, settled_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Identifier<FieldDifference>(), id, difference.field.rawValue, difference.ours, difference.theirs, choice.rawValue,
                    reason, asker.today, asker.changer.account,
                ])
        }
    }

    private static func take(
        _ field: ChildField, _ loaded: CaseFacts, _ id: Identifier<Child>, _ teams: TeamTree, _ asker: Requester, in db: Database
    ) throws {
        switch field {
        case .name:
            try db.execute(sql: "UPDATE child SET name = ?, version = version + 1 WHERE id = ?", arguments: [loaded.name, id])
        case .birth:
            try db.execute(
                sql: "UPDATE child SET born = ?, expected = ?, version = version + 1 WHERE id = ?",
                arguments: [loaded.birth?.born, loaded.birth?.expected, id])
        case .team:
            guard let team = teams.all.first(where: { $0.name == loaded.team }) else { throw NotFound() }
            try checkTeam(team.id, for: asker, in: db)
            try db.execute(sql: "UPDATE child SET team = ?, version = version + 1 WHERE id = ?", arguments: [team.id, id])
        }
    }
}
