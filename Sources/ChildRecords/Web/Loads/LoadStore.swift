import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The acts on loads of child-level data, each with its audit row.
package struct LoadStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    func begin(on today: Day, by changer: Changer) async throws -> Identifier<DataLoad> {
        let id = Identifier<DataLoad>()
        try await store.change(by: changer, .loadReturns, on: id.text, ground: "begun") { db in
            let reading = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM data_load WHERE state = 'reading')") ?? false
            if reading { throw LoadRefusal.anotherIsRead }
            try db.execute(
                sql: """
                    INSERT INTO data_load (id, number, state, begun_on, begun_by)
                    VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM data_load), 'reading', ?, ?)
                    """, arguments: [id, today, changer.account])
        }
        return id
    }

    /// What was read stands beside what is in force until somebody accepts it.
    func finish(_ load: Identifier<DataLoad>, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "read") { db in
            try LoadStore.setPeriods(of: load, in: db)
            let outcomes = try String.fetchAll(db, sql: "SELECT outcome FROM data_file WHERE load = ?", arguments: [load])
            let (state, words): (String, String?) =
                if outcomes.contains("read") {
                    ("staged", nil)
                } else if outcomes.contains("same") {
                    ("discarded", "These files are in force already, byte for byte. Nothing was changed.")
                } else {
                    ("failed", "None of the files could be read.")
                }
            let difference = state == "staged" ? try LoadDifference(of: load, in: db) : nil
            let text = try difference.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
            try db.execute(
                sql: "UPDATE data_load SET state = ?, words = ?, difference = ?, version = version + 1 WHERE id = ? AND state = 'reading'",
                arguments: [state, words, text, load])
        }
    }

    /// The load takes the place of what it brings anew. Everything else that is in force stays.
    package func accept(_ load: Identifier<DataLoad>, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "accepted") { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            try db.execute(
                sql: """
                    UPDATE data_part SET in_force = 0, replaced_by = ?1 WHERE in_force = 1 AND EXISTS (
                        SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = ?1
                            AND new.format = data_part.format AND new.table_name = data_part.table_name AND new.period = data_part.period)
                    """, arguments: [load])
            try db.execute(
                sql: "UPDATE data_part SET in_force = 1 WHERE file IN (SELECT id FROM data_file WHERE load = ?)", arguments: [load])
            try LoadStore.settle(load, "accepted", today, changer, in: db)
            try LoadStore.oweQuality(in: db)
            try ChildMatches.renew(in: db)
            try OwnFamilies.closeLoaded(in: store, Asker(founding: today, by: changer), db)
        }
        try clearAway()
        try await checkQuality(on: today, by: changer)
    }

    package func discard(_ load: Identifier<DataLoad>, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "not taken") { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            try LoadStore.settle(load, "discarded", today, changer, in: db)
        }
        try clearAway()
    }

    /// What the load replaced is in force again, as it was.
    package func undo(_ load: Identifier<DataLoad>, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "undone") { db in
            try LoadStore.check(load, is: "accepted", version, in: db)
            guard try LoadRows.last(in: db) == load else { throw LoadRefusal.notTheLast }
            guard try LoadRows.isWhatItReplacedKept(load, in: db) else { throw LoadRefusal.nothingKept }
            try db.execute(
                sql: "UPDATE data_part SET in_force = 0 WHERE file IN (SELECT id FROM data_file WHERE load = ?)", arguments: [load])
            try db.execute(sql: "UPDATE data_part SET in_force = 1, replaced_by = NULL WHERE replaced_by = ?", arguments: [load])
            try LoadStore.settle(load, "undone", today, changer, in: db)
            try LoadStore.oweQuality(in: db)
            try ChildMatches.renew(in: db)
            try OwnFamilies.closeLoaded(in: store, Asker(founding: today, by: changer), db)
        }
        try clearAway()
        try await checkQuality(on: today, by: changer)
    }

    /// Ends a load that could not go on: its rows are no one's.
    func fail(_ load: Identifier<DataLoad>, _ words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "failed") { db in
            try db.execute(
                sql: "UPDATE data_load SET state = 'failed', words = ?, version = version + 1 WHERE id = ? AND state = 'reading'",
                arguments: [words, load])
        }
        try clearAway()
    }

    /// After a stop in the middle of a load: what was in force is in force, what was half read is taken away, and what was not yet asked of
    /// the data that is in force is asked.
    package func recover(on today: Day) async throws {
        store.forgetIncoming()
        let broken = try await store.read {
            try Identifier<DataLoad>.fetchAll($0, sql: "SELECT id FROM data_load WHERE state = 'reading'")
        }
        for load in broken { try await fail(load, "The service stopped while this was read. Load the files again.", by: .system) }
        try clearAway()
        let isOwed = try await store.read {
            try Bool.fetchOne(
                $0,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM data_part WHERE in_force = 1) AND NOT EXISTS (SELECT 1 FROM quality_check)
                        AND EXISTS (SELECT 1 FROM data_load WHERE state IN ('accepted', 'undone'))
                    """) ?? false
        }
        if isOwed { try await checkQuality(on: today, by: .system) }
    }

    /// The rules of data quality have not been asked of what is in force now. Should the service stop before they are, ``recover(on:)`` asks.
    private static func oweQuality(in db: Database) throws { try db.execute(sql: "DELETE FROM quality_check") }

    private static func check(_ load: Identifier<DataLoad>, is state: String, _ version: Int, in db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT state, version FROM data_load WHERE id = ?", arguments: [load]) else {
            throw NotFound()
        }
        guard row["state"] as String == state, row["version"] as Int == version else { throw LoadRefusal.changedMeanwhile }
    }

    private static func settle(_ load: Identifier<DataLoad>, _ state: String, _ today: Day, _ changer: Changer, in db: Database) throws {
        try db.execute(
            sql: "UPDATE data_load SET state = ?, settled_on = ?, settled_by = ?, version = version + 1 WHERE id = ?",
            arguments: [state, today, changer.account, load])
    }

    /// The census of each year, and the looked-after return of each year, stand beside one another.
    private static func setPeriods(of load: Identifier<DataLoad>, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE data_part SET period = coalesce(
                    (SELECT value FROM data_note WHERE data_note.file = data_part.file AND kind = ?2 LIMIT 1), '')
                WHERE format = 'census' AND file IN (SELECT id FROM data_file WHERE load = ?1)
                """, arguments: [load, LoadRows.yearNote])
        let last = try Int.fetchOne(
            db,
            sql: """
                SELECT max(last_day) FROM data_part WHERE format = 'looked_after' AND file IN (SELECT id FROM data_file WHERE load = ?)
                """, arguments: [load])
        guard let last else { return }
        let year = CollectionYear(containing: Day(number: last))
        try db.execute(
            sql: "UPDATE data_part SET period = ?2 WHERE format = 'looked_after' AND file IN (SELECT id FROM data_file WHERE load = ?1)",
            arguments: [load, year.words])
    }
}

/// Why an act on a load is not done.
package enum LoadRefusal: InWords {
    case anotherIsRead, changedMeanwhile, notTheLast, nothingKept, nothingGiven

    package var words: String {
        switch self {
        case .anotherIsRead: "Another load is being read. Wait until it is done."
        case .changedMeanwhile: "Somebody has settled this load meanwhile. Look at it again."
        case .notTheLast: "Only the load that was accepted last can be undone. Undo the later one first."
        case .nothingKept: "What this load replaced is no longer kept, so it cannot be undone. Load the earlier files again."
        case .nothingGiven: "Choose at least one file."
        }
    }
}

extension Act {
    package static let loadReturns = Act("returns.load", "load the council’s child-level data, accept and undo loads")
    package static let sendHeldRows = Act("returns.send", "send rows of child-level data that were held back to whoever mends them")
    package static let mendHeldRows = Act("returns.mend", "see the rows of child-level data that were sent to them to be mended")
    /// Written for each look at the numbers that are taken for one child.
    package static let readMatches = Act("returns.matches", "see which numbers of the council are taken for one child, and why")
    package static let exportHeldRows = Act("returns.export", "take the rows of child-level data that were held back out as a file")
    /// Written for each look at rows that were held back, which name children by their numbers.
    package static let readHeldRows = Act("returns.held", "see the rows of child-level data that were held back")
}

extension LoadStore {
    /// Accepts a load that was founded for a demonstration, without looking at it.
    package func acceptFounded(_ load: Identifier<DataLoad>, on today: Day, by changer: Changer) async throws {
        guard let found = try await store.read({ try LoadRows.load(load, in: $0) }), found.state == .staged else { return }
        try await accept(load, version: found.version, on: today, by: changer)
    }
}
