import ChildRecords
import ChildReturns
import Foundation
import GRDB
import IndicatorsWeb
import Intake
import SiteKit
import Vocabulary

/// The acts on loads of child-level data, each with its audit row.
package struct LoadStore: Sendable {
    let store: Store
    private let watch: MeasureWatch?

    /// - Parameter watch: what else changes when the figure of a followed measure does. Without one such figures wait for the next round of
    ///   the service, which has it.
    package init(_ store: Store, watch: MeasureWatch? = nil) { (self.store, self.watch) = (store, watch) }

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

    /// What was read is kept beside the current data until somebody accepts it. The two are compared on a reader.
    func finish(_ load: Identifier<DataLoad>, by changer: Changer) async throws {
        let returns = try await store.computing { try ReturnSets.found(in: load, $0) }
        let outcomes = try await store.slice { db in
            try ReturnSets.write(returns, of: load, in: db)
            return try String.fetchAll(db, sql: "SELECT outcome FROM data_file WHERE load = ?", arguments: [load])
        }
        let older = try await store.computing { try OlderReturns.found(in: load, $0) }
        try await store.slice { try OlderReturns.write(older, of: load, in: $0) }
        let (state, words): (String, String?) =
            if outcomes.contains("read") {
                ("staged", nil)
            } else if outcomes.contains("same") {
                ("discarded", "These files are identical to files already loaded. Nothing has changed.")
            } else {
                ("failed", "None of the files could be read.")
            }
        let difference = state == "staged" ? try await store.computing { try LoadDifference(of: load, in: $0) } : nil
        let text = try difference.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "read") { db in
            try db.execute(
                sql: "UPDATE data_load SET state = ?, words = ?, difference = ?, version = version + 1 WHERE id = ? AND state = 'reading'",
                arguments: [state, words, text, load])
        }
    }

    /// The load takes the place of what it brings anew. All other current data stays as it is. Which IDs are one child is found on a reader
    /// before, and the rules of data quality are asked on one afterwards, so that nobody waits for either.
    ///
    /// - Parameter evenIf: true where a person has looked at what is in doubt.
    /// - Throws: ``DoubtfulLoad`` where something is in doubt and nobody has said that it is right.
    package func accept(_ load: Identifier<DataLoad>, version: Int, evenIf: Bool = false, on today: Day, by changer: Changer) async throws {
        let found = try await store.computing { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            if !evenIf, let found = try LoadRows.load(load, in: db) {
                let doubts = try LoadDoubts.of(found, in: db)
                if !doubts.isEmpty { throw DoubtfulLoad(doubts: doubts) }
            }
            return try ChildMatches.find(in: .accepting(load), by: ChildMatches.grounds(in: db), in: db)
        }
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "accepted") { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            try ChildMatches.replace(by: found, in: db)
            try db.execute(
                sql: """
                    UPDATE data_part SET in_force = 0, replaced_by = ?1 WHERE in_force = 1 AND EXISTS (
                        SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = ?1
                            AND new.format = data_part.format AND new.table_name = data_part.table_name AND new.period = data_part.period)
                    """, arguments: [load])
            try db.execute(
                sql: "UPDATE data_part SET in_force = 1 WHERE file IN (SELECT id FROM data_file WHERE load = ?)", arguments: [load])
            try LoadStore.settle(load, "accepted", today, changer, in: db)
            try DataVersion.advance(in: db)
            try OwnFamilies.closeLoaded(in: store, Requester(founding: today, by: changer), db)
        }
        try await clearAway()
        try await checkQuality(on: today, by: changer)
    }

    /// A person says to which year and data day a return belongs. What it would replace is compared anew.
    func setReturn(
        _ id: Int64, of load: Identifier<DataLoad>, version: Int, period: String, taken: Day, on today: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "year and data day set") { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            let name = try changer.name(in: db)
            try ReturnSets.set(id, of: load, period: period, taken: taken, by: "Set by \(name) on \(today)", in: db)
            try db.execute(sql: "UPDATE data_load SET version = version + 1 WHERE id = ?", arguments: [load])
        }
        let difference = try await store.computing { try LoadDifference(of: load, in: $0) }
        let text = String(decoding: try JSONEncoder().encode(difference), as: UTF8.self)
        try await store.slice { try $0.execute(sql: "UPDATE data_load SET difference = ? WHERE id = ?", arguments: [text, load]) }
    }

    package func discard(_ load: Identifier<DataLoad>, version: Int, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "not taken") { db in
            try LoadStore.check(load, is: "staged", version, in: db)
            try LoadStore.settle(load, "discarded", today, changer, in: db)
        }
        try await clearAway()
    }

    /// What the load replaced is current again, as it was.
    package func undo(_ load: Identifier<DataLoad>, version: Int, on today: Day, by changer: Changer) async throws {
        let found = try await store.computing { db in
            try LoadStore.checkMayUndo(load, version, in: db)
            return try ChildMatches.find(in: .undoing(load), by: ChildMatches.grounds(in: db), in: db)
        }
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "undone") { db in
            try LoadStore.checkMayUndo(load, version, in: db)
            try ChildMatches.replace(by: found, in: db)
            try db.execute(
                sql: "UPDATE data_part SET in_force = 0 WHERE file IN (SELECT id FROM data_file WHERE load = ?)", arguments: [load])
            try db.execute(sql: "UPDATE data_part SET in_force = 1, replaced_by = NULL WHERE replaced_by = ?", arguments: [load])
            try LoadStore.settle(load, "undone", today, changer, in: db)
            try DataVersion.advance(in: db)
            try OwnFamilies.closeLoaded(in: store, Requester(founding: today, by: changer), db)
        }
        try await clearAway()
        try await checkQuality(on: today, by: changer)
    }

    /// Ends a load that could not go on: its rows go.
    func fail(_ load: Identifier<DataLoad>, _ words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .loadReturns, on: load.text, ground: "failed") { db in
            try db.execute(
                sql: "UPDATE data_load SET state = 'failed', words = ?, version = version + 1 WHERE id = ? AND state = 'reading'",
                arguments: [words, load])
        }
        try await clearAway()
    }

    /// After a stop in the middle of a load: the current data stays as it was, and what was half read goes. Data that the rules were not
    /// asked about yet is checked by ``checkQuality(on:by:)``.
    package func recover() async throws {
        let broken = try await store.read {
            try Identifier<DataLoad>.fetchAll($0, sql: "SELECT id FROM data_load WHERE state = 'reading'")
        }
        for load in broken { try await fail(load, "The service stopped while this was read. Load the files again.", by: .system) }
        try await clearAway()
    }

    /// Whenever the current data changes, the rules of data quality and the measures are asked again. Asks nothing where they were asked
    /// already.
    package func checkQuality(on today: Day, by changer: Changer) async throws {
        try await QualityStore(store).checkCurrent(on: today, by: changer)
        try await MeasuredStore(store).computeCurrent(on: today, by: changer)
        if let watch { try await FollowedMeasures(store, watch: watch).update(on: today, by: changer) }
        try await LoadedRecords(store).update(on: today, by: changer)
    }

    private static func checkMayUndo(_ load: Identifier<DataLoad>, _ version: Int, in db: Database) throws {
        try check(load, is: "accepted", version, in: db)
        guard try LoadRows.last(in: db) == load else { throw LoadRefusal.notTheLast }
        guard try LoadRows.isWhatItReplacedKept(load, in: db) else { throw LoadRefusal.nothingKept }
    }

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
}

/// Why an act on a load is not done.
package enum LoadRefusal: InWords {
    case anotherIsRead, changedMeanwhile, notTheLast, nothingKept, nothingGiven

    package var words: String {
        switch self {
        case .anotherIsRead: "Another load is being read. Wait until it is finished."
        case .changedMeanwhile: "Somebody accepted, discarded or undid a load at the same time. Check the load again."
        case .notTheLast: "You can undo only the load that was accepted last. Undo the later load first."
        case .nothingKept: "The data that this load replaced has been deleted, so you cannot undo it. Load the earlier files again."
        case .nothingGiven: "Choose at least one file."
        }
    }
}

/// A load that should make a person stop, and was to be accepted all the same.
package struct DoubtfulLoad: InWords {
    package let doubts: [String]
    package var words: String { doubts.joined(separator: " ") + " Check the load, and say that it is right before you accept it." }
}

extension Act {
    package static let loadReturns = Act("returns.load", "load the council’s child-level data, accept and undo loads")
    package static let sendRejectedRows = Act("returns.send", "send rejected rows of child-level data to the person who corrects them")
    package static let correctRejectedRows = Act(
        "returns.mend", "see rejected rows of child-level data sent to them for correction")
    /// Written for each view of the IDs that are treated as one child.
    package static let readMatches = Act("returns.matches", "see which child IDs are treated as one child, and why")
    package static let exportRejectedRows = Act("returns.export", "export the rejected rows of child-level data as a file")
    /// Written for each view of rejected rows, which hold child IDs.
    package static let readRejectedRows = Act("returns.held", "see the rejected rows of child-level data")
}

extension LoadStore {
    /// Accepts a load of the demonstration, without looking at it.
    package func acceptFounded(_ load: Identifier<DataLoad>, on today: Day, by changer: Changer) async throws {
        guard let found = try await store.read({ try LoadRows.load(load, in: $0) }), found.state == .staged else { return }
        try await accept(load, version: found.version, evenIf: true, on: today, by: changer)
    }

    /// Says what outcomes of pre-proceedings mean, and counts what depends on it again.
    func explain(_ outcomes: PreProceedingsMeanings, on today: Day, by changer: Changer) async throws {
        if try await store.read({ try PreProceedingsMeanings.read(in: $0) }) == outcomes { return }
        try await Settings(store).set(PreProceedingsMeanings.setting, outcomes.stored, by: changer)
        try await store.change(by: changer, .loadReturns, on: "outcomes of pre-proceedings", ground: "explained") { db in
            try DataVersion.advance(in: db)
        }
        try await checkQuality(on: today, by: changer)
    }

    /// Sets when two IDs are one child, for the current data and for every load to come.
    func match(by grounds: Set<OneChildTwoNumbers.Ground>, on today: Day, by changer: Changer) async throws {
        if try await store.read({ try ChildMatches.grounds(in: $0) }) == grounds { return }
        try await Settings(store).set(ChildMatches.setting, grounds.map(\.rawValue).sorted().joined(separator: " "), by: changer)
        let found = try await store.computing { try ChildMatches.find(in: .current, by: grounds, in: $0) }
        try await store.change(by: changer, .loadReturns, on: "two numbers", ground: "matched anew") { db in
            try ChildMatches.replace(by: found, in: db)
            try DataVersion.advance(in: db)
            try OwnFamilies.closeLoaded(in: store, Requester(founding: today, by: changer), db)
        }
        try await checkQuality(on: today, by: changer)
    }

    /// Sets for which lists names are loaded. Switching a list off takes away at once the names that no other list needs; switching one on
    /// brings them with the next load.
    func loadNames(for lists: Set<NameList>, on today: Day, by changer: Changer) async throws {
        if try await store.read({ try LoadedNames.lists(in: $0) }) == lists { return }
        try await Settings(store).set(LoadedNames.setting, lists.map(\.rawValue).sorted().joined(separator: " "), by: changer)
        let unlisted = try await store.computing { db in
            let listed = try LoadedNames.children(on: lists, with: nil, on: today, in: db)
            return try Int64.fetchAll(db, sql: "SELECT DISTINCT child FROM loaded_name").filter { !listed.contains($0) }
        }
        try await store.change(by: changer, .loadReturns, on: "names", ground: "lists of names set") { _ in }
        for children in unlisted.slices(of: LoadStore.slice) {
            try await store.slice { db in
                for child in children { try db.execute(sql: "DELETE FROM loaded_name WHERE child = ?", arguments: [child]) }
            }
        }
        try await LoadedRecords(store).bringNames(on: today, by: changer)
    }
}

extension LoadStore {
    static let slice = 1_000

    /// Deletes, in slices, the rows of loads that were undone, discarded or failed, and of parts that were replaced before the last load:
    /// what the last load replaced stays, so that it can be undone.
    func clearAway() async throws {
        while let part = try await store.read({ try Int64.fetchOne($0, sql: LoadStore.idle) }) { try await clear(part) }
        try await clearChildren()
    }

    private static let idle = """
        SELECT data_part.id FROM data_part JOIN data_file ON data_file.id = data_part.file JOIN data_load ON data_load.id = data_file.load
        WHERE in_force = 0 AND (data_load.state IN ('undone', 'discarded', 'failed')
            OR (replaced_by IS NOT NULL AND replaced_by <> (
                SELECT id FROM data_load WHERE state = 'accepted' ORDER BY number DESC LIMIT 1)))
            AND (EXISTS (SELECT 1 FROM child_entry WHERE child_entry.part = data_part.id)
                OR EXISTS (SELECT 1 FROM rejected_row WHERE rejected_row.part = data_part.id)
                OR EXISTS (SELECT 1 FROM loaded_name WHERE loaded_name.part = data_part.id))
        LIMIT 1
        """

    /// Deletes what was read of one part.
    func clear(_ part: Int64) async throws {
        for rows in [
            "DELETE FROM child_entry WHERE id IN (SELECT id FROM child_entry WHERE part = ? LIMIT ?)",
            "DELETE FROM rejected_row WHERE id IN (SELECT id FROM rejected_row WHERE part = ? LIMIT ?)",
            "DELETE FROM loaded_name WHERE (child, part) IN (SELECT child, part FROM loaded_name WHERE part = ? LIMIT ?)",
        ] {
            var count = LoadStore.slice
            while count == LoadStore.slice {
                count = try await store.slice { db in
                    try db.execute(sql: rows, arguments: [part, LoadStore.slice])
                    return db.changesCount
                }
            }
        }
    }

    /// Deletes the children that nothing is loaded of any more: found on a reader, and looked at again in each slice. While a load is read,
    /// its children may have no entries yet, so none is deleted.
    private func clearChildren() async throws {
        let idle = try await store.computing {
            try Int64.fetchAll(
                $0,
                sql: "SELECT id FROM loaded_child WHERE NOT EXISTS (SELECT 1 FROM child_entry WHERE child_entry.child = loaded_child.id)")
        }
        for children in idle.slices(of: LoadStore.slice) {
            try await store.slice { db in
                if try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM data_load WHERE state = 'reading')") == true { return }
                for child in children {
                    let isIdle = try Bool.fetchOne(
                        db.cachedStatement(sql: "SELECT NOT EXISTS (SELECT 1 FROM child_entry WHERE child = ?)"), arguments: [child])
                    guard isIdle == true else { continue }
                    try db.cachedStatement(sql: "DELETE FROM loaded_name WHERE child = ?").execute(arguments: [child])
                    try db.cachedStatement(sql: "DELETE FROM loaded_child WHERE id = ?").execute(arguments: [child])
                }
            }
        }
    }
}

extension Array {
    /// The elements in slices of so many.
    func slices(of length: Int) -> [[Element]] {
        stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
    }
}

extension LoadStore {
    /// What became of a load, in lines for a command; accepted first when that was asked for and there is something to accept.
    /// - Parameter evenIf: accepts also what should make a person stop.
    package func report(on id: Identifier<DataLoad>, accepting: Bool, evenIf: Bool = false, on today: Day) async throws -> LoadReport {
        var isStopped = false
        if accepting, let load = try await store.read({ try LoadRows.load(id, in: $0) }), load.state == .staged {
            do { try await accept(id, version: load.version, evenIf: evenIf, on: today, by: .system) } catch is DoubtfulLoad {
                isStopped = true
            }
        }
        let (found, files, parts) = try await store.read {
            (try LoadRows.load(id, in: $0), try LoadRows.files(of: id, in: $0), try LoadRows.parts(of: id, in: $0))
        }
        guard let load = found else { throw NotFound() }
        let (returns, notes, doubts) = try await store.read {
            (try ReturnSets.all(of: id, in: $0), try LoadRows.notes(of: id, in: $0), try LoadDoubts.of(load, in: $0))
        }
        var lines = ["Load \(load.number): \(load.state.words.lowercased())"]
        if let words = load.words { lines.append("  \(words)") }
        for one in returns { lines.append("  \(one.line)") }
        for part in parts {
            let place = part.place.isEmpty ? part.file : "\(part.file), \(part.place)"
            let held = part.held == 0 ? "" : ", \(part.held.grouped) rejected"
            lines.append("  \(place): \(part.format.words), \(part.title): \(part.rows.grouped) rows\(held)")
        }
        for file in files {
            if let refusal = file.refusal { lines.append("  \(file.name): \(refusal.words)") }
            if file.outcome == .same { lines.append("  \(file.name): already loaded, identical file.") }
        }
        for note in notes where note.note.kind.isForCommand {
            lines.append("  \(note.table.isEmpty ? note.file : "\(note.file), \(note.table)"): \(note.note.words)")
        }
        if let difference = load.difference { lines.append("  \(difference.words)") }
        if load.state != .discarded { lines += doubts.map { "  Check before you accept: \($0)" } }
        if isStopped {
            lines.append("  Not accepted. Check and accept it in the browser, under Data, or run the command again with --even-if.")
        } else if load.state == .staged {
            lines.append("  Check and accept it in the browser, under Data.")
        }
        // As with every command that reads files: 1 where one of them was refused, unless somebody said that it is right so.
        let isRefused = load.state != .accepted && files.contains { $0.outcome == .refused }
        return LoadReport(words: lines.joined(separator: "\n"), isStopped: isStopped || isRefused || load.state == .failed)
    }
}

/// What a command says of a load, and whether what was asked could not be done.
package struct LoadReport: Sendable {
    package let words: String
    package let isStopped: Bool
}

extension LoadedReturn {
    /// `Looked-after return (SSDA903), 2024-25: data day 31 March 2025 (the year in the name …)`.
    var line: String {
        let names = [format.words, place, period].filter { !$0.isEmpty }
        let shown = names.enumerated().filter { $0.offset == 0 || $0.element != names[$0.offset - 1] }.map(\.element)
        return "\(shown.joined(separator: ", ")): data day \(taken.map { "\($0)" } ?? "not known") (\(evidence))"
    }
}
