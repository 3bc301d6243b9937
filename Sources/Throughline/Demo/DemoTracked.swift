import ChildRecords
import ChildRecordsWeb
import GRDB
import SiteKit
import Vocabulary

/// Records of the demonstration that are tied to the case system: children of the invented returns who are in pre-proceedings, with a record
/// here. One of them says another day of birth than the case system.
struct DemoTracked {
    private static let names = ["Nell Harrowgate", "Ivo Tresham", "Bram Pelloway"]

    let store: Store

    func found(on today: Day) async throws {
        let asker = Requester(founding: today, by: .system)
        let (numbers, teams) = try await store.read { db in
            (try DemoTracked.numbers(in: db), try Teams.tree(in: db))
        }
        try await Settings(store).set(CaseSystem.setting, "https://cases.marlshire.example/child/{number}", by: .system)
        for (index, (name, found)) in zip(DemoTracked.names, numbers).enumerated() {
            guard let team = teams.all.first(where: { $0.name == found.team }), case .born(let born) = found.birth else { continue }
            try await ChildStore(store).add(
                .init(name: name, birth: .born(index == 2 ? born + 27 : born), team: team.id, number: found.number), by: asker)
        }
    }

    private static func numbers(in db: Database) throws -> [CaseFacts] {
        let numbers = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT number FROM child_entry JOIN data_part ON data_part.id = child_entry.part AND in_force = 1
                JOIN loaded_child ON loaded_child.id = child_entry.child
                WHERE child_entry.kind = ? AND until_day IS NULL ORDER BY number LIMIT 12
                """, arguments: [EntryKind.preProceedings.rawValue])
        return try numbers.compactMap { text in
            guard let number = LAChildID(text) else { return nil }
            return try CaseFactsRows.facts(under: number, in: db)
        }.filter { if case .born = $0.birth { $0.team != nil } else { false } }.prefix(3).map { $0 }
    }
}
