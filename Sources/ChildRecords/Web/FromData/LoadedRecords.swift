import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension Act {
    /// Written for each record that a load brings, changes the name of, and for the setting. No table gives it: it follows from a setting.
    package static let addLoadedRecord = Act("children.add_from_data", "add records of children who are in the council’s data")
}

/// Records under Children of children who are in the data, for the groups that the council chose, so that nobody types them.
///
/// A record is added to the team of the child’s worker where a team of that name is kept here: the team decides who may see it. What closes
/// records closes these in the same transaction. Nothing is taken away: a record stays when the child leaves the group.
package struct LoadedRecords: Sendable {
    static let setting = Settings.Name("records-of-groups")
    /// Records of one transaction: everybody else who writes waits for it.
    private static let round = 50

    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// The groups whose children get records. None does while nothing was said.
    static func groups(in db: Database) throws -> Set<NameList> {
        let text = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'records-of-groups'")) ?? ""
        return Set(try text.split(separator: " ").map { try NameList(stored: String($0), "setting", "records-of-groups") })
    }

    package func set(_ groups: Set<NameList>, on today: Day, by changer: Changer) async throws {
        if try await store.read({ try LoadedRecords.groups(in: $0) }) == groups { return }
        try await Settings(store).set(LoadedRecords.setting, groups.map(\.rawValue).sorted().joined(separator: " "), by: changer)
        try await update(on: today, by: changer)
    }

    /// Adds what is missing, in rounds, and brings names to what is loaded. Asks nothing where the current data was asked already; a stop
    /// in the middle goes on with the next call.
    package func update(on today: Day, by changer: Changer) async throws {
        try await Turns.shared.take(store.directory.path + " records") {
            guard let wanted = try await store.read({ try LoadedRecordsOutcome.wanted(in: $0) }) else { return }
            let missing = try await store.computing { try LoadedRecords.missing(wanted.groups, on: today, in: $0) }
            var added = 0
            for part in missing.fit.slices(of: LoadedRecords.round) {
                added += try await store.change(by: changer, .addLoadedRecord, on: "records", ground: "added") { [store] db in
                    try LoadedRecords.add(part, in: store, on: today, by: changer, db)
                }
            }
            try await bringNames(on: today, by: changer)
            let outcome = LoadedRecordsOutcome(added: added, noBirth: missing.noBirth, teams: missing.teams)
            try await store.slice { try outcome.write(wanted, in: $0) }
        }
    }

    // MARK: Who has none

    private struct Missing: Sendable {
        var fit: [CaseFacts] = []
        var noBirth = 0
        /// How many children of a team that is not kept here; under "" those without any.
        var teams: [String: Int] = [:]
    }

    private static func missing(_ groups: Set<NameList>, on today: Day, in db: Database) throws -> Missing {
        let children = try LoadedNames.children(on: groups, with: nil, on: today, in: db)
        let main = try db.cachedStatement(
            sql: "SELECT number FROM loaded_child WHERE id = coalesce((SELECT same_as FROM child_match WHERE child_match.child = ?1), ?1)")
        let has: SQL = "SELECT EXISTS (\(LoadedVisibility.records)) FROM loaded_child WHERE loaded_child.number = "
        let tree = try Teams.tree(in: db)
        var (missing, seen) = (Missing(), Set<String>())
        for child in children.sorted() {
            guard let text = try String.fetchOne(main, arguments: [child]), seen.insert(text).inserted, let number = LAChildID(text),
                try SQLRequest<Bool>(literal: "\(has)\(text)", cached: true).fetchOne(db) == false,
                let facts = try CaseFactsRows.facts(under: number, in: db)
            else { continue }
            if facts.birth == nil {
                missing.noBirth += 1
            } else if tree.all.contains(where: { $0.name == facts.team }) {
                missing.fit.append(facts)
            } else {
                missing.teams[facts.team ?? "", default: 0] += 1
            }
        }
        return missing
    }

    // MARK: Adding

    /// One round. What was found on a reader is looked at again here, since somebody may have added a record meanwhile.
    private static func add(_ part: [CaseFacts], in store: Store, on today: Day, by changer: Changer, _ db: Database) throws -> Int {
        // Whoever changed the setting is closed out of a family that is blocked from them, as everybody else is.
        let asker = Requester(founding: today, by: .system)
        let teams = try Teams.tree(in: db).all
        var (added, numbers) = (0, try RecordNumbers(in: db))
        for facts in part {
            guard let birth = facts.birth, let team = teams.first(where: { $0.name == facts.team }),
                try CaseFactsRows.record(of: facts.number, in: db) == nil
            else { continue }
            let id = try ChildStore.insert(
                .init(name: facts.name ?? facts.number.text, birth: birth, team: team.id, number: facts.number),
                family: try ChildNumbers.family(of: facts, in: db), &numbers, in: db)
            try db.cachedStatement(sql: "INSERT INTO record_from_data (child, is_named) VALUES (?, ?)")
                .execute(arguments: [id, facts.name != nil])
            try OwnFamilies.closeNew(id, in: store, asker, db)
            _ = try BlocksThatFollow.closeNew(id, in: store, asker, db)
            try store.note(.addLoadedRecord, on: id.text, by: changer, ground: "record added", in: db)
            added += 1
        }
        if added > 0 { try OwnFamilies.closeLoaded(in: store, asker, db) }
        return added
    }

    // MARK: Names

    /// A record from the data is called by its child ID until the council has names loaded for a list on which the child stands, and again
    /// when that name is no longer kept. A name that somebody typed stays.
    func bringNames(on today: Day, by changer: Changer) async throws {
        let changed = try await store.computing { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT child.id, child.name, child_number.number, is_named FROM record_from_data
                    JOIN child ON child.id = record_from_data.child JOIN child_number ON child_number.child = child.id
                    WHERE is_named OR child.name = child_number.number
                    """
            ).compactMap { row -> (id: Identifier<Child>, name: String?, number: String)? in
                guard let number = LAChildID(row["number"] as String) else { return nil }
                let name = try LoadedNames.name(of: number, in: db)
                return (name ?? number.text) == row["name"] as String ? nil : (row["id"], name, number.text)
            }
        }
        for part in changed.slices(of: LoadedRecords.round) {
            try await store.change(by: changer, .addLoadedRecord, on: "records", ground: "names") { [store] db in
                for one in part {
                    try db.cachedStatement(sql: "UPDATE child SET name = ?, version = version + 1 WHERE id = ?")
                        .execute(arguments: [one.name ?? one.number, one.id])
                    try db.cachedStatement(sql: "UPDATE record_from_data SET is_named = ? WHERE child = ?")
                        .execute(arguments: [one.name != nil, one.id])
                    _ = try BlocksThatFollow.closeNew(one.id, in: store, Requester(founding: today, by: .system), db)
                    try store.note(.addLoadedRecord, on: one.id.text, by: changer, ground: "name", in: db)
                }
            }
        }
    }
}

/// What became of the last time that records were added from the data, for the page of settings.
struct LoadedRecordsOutcome: Sendable {
    let added: Int
    let noBirth: Int
    let teams: [String: Int]

    /// Which data and groups nobody has added records for; nil where nothing is wanted or all of it was done.
    struct Wanted: Sendable {
        let version: Int
        let groups: Set<NameList>
        fileprivate var words: String { groups.map(\.rawValue).sorted().joined(separator: " ") }
    }

    static func wanted(in db: Database) throws -> Wanted? {
        let groups = try LoadedRecords.groups(in: db)
        guard let version = try Int.fetchOne(db.cachedStatement(sql: "SELECT version FROM data_version")), version > 0 else { return nil }
        let wanted = Wanted(version: version, groups: groups)
        let done = try Row.fetchOne(db.cachedStatement(sql: "SELECT data_version, groups FROM records_from_data"))
        if groups.isEmpty, done == nil { return nil }
        return done?["data_version"] == version && done?["groups"] == wanted.words ? nil : wanted
    }

    func write(_ wanted: Wanted, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO records_from_data (id, data_version, groups, added, no_birth) VALUES (1, ?, ?, ?, ?)",
            arguments: [wanted.version, wanted.words, added, noBirth])
        try db.execute(sql: "DELETE FROM team_without_records")
        for (team, count) in teams {
            try db.execute(sql: "INSERT INTO team_without_records (team, children) VALUES (?, ?)", arguments: [team, count])
        }
    }

    static func read(in db: Database) throws -> LoadedRecordsOutcome? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT added, no_birth FROM records_from_data")) else { return nil }
        let teams = try Row.fetchAll(db.cachedStatement(sql: "SELECT team, children FROM team_without_records")).map {
            ($0["team"] as String, $0["children"] as Int)
        }
        return LoadedRecordsOutcome(
            added: row["added"], noBirth: row["no_birth"], teams: Dictionary(teams) { first, _ in first })
    }
}

/// Records that came from the data, and what became of the last time.
enum LoadedRecordsSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-30 records of children from the data",
            """
            CREATE TABLE record_from_data (
                child TEXT PRIMARY KEY REFERENCES child (id), is_named INTEGER NOT NULL CHECK (is_named IN (0, 1))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE records_from_data (
                id INTEGER PRIMARY KEY CHECK (id = 1), data_version INTEGER NOT NULL, groups TEXT NOT NULL, added INTEGER NOT NULL,
                no_birth INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE team_without_records (team TEXT PRIMARY KEY, children INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            """)
    ]
}
