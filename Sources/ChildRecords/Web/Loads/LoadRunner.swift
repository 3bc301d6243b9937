import ChildRecords
import ChildReturns
import Foundation
import GRDB
import Intake
import SiteKit
import Vocabulary

/// A file that was dropped, where it lies on this machine.
package struct DroppedReturn: Sendable {
    package let path: String
    /// As its owner knows it.
    package let name: String

    package init(path: String, name: String) { (self.path, self.name) = (path, name) }
}

/// Reads dropped files in workers, one after the other, into a load that can be looked at.
package actor LoadRunner {
    /// Reads one file and hands over what the worker says of it.
    package typealias Reading =
        @Sendable (_ path: String, _ instruction: ReturnInstruction, _ taking: @escaping @Sendable ([UInt8]) throws(Refusal) -> Void)
        async throws(Refusal) -> Void

    private let loads: LoadStore
    private let reading: Reading
    private var counts: [Identifier<DataLoad>: Int] = [:]

    package init(_ store: Store, reading: @escaping Reading) {
        loads = LoadStore(store)
        self.reading = reading
    }

    package init(_ store: Store, workers: WorkerPool = WorkerPool(concurrency: 1)) {
        self.init(store) { (path, instruction, taking) throws(Refusal) in
            try await workers.stream(path, kind: .childLevelReturn, instruction: instruction.text, taking: taking)
        }
    }

    /// How many entries of a load were read so far; nil when it is not being read.
    func count(of load: Identifier<DataLoad>) -> Int? { counts[load] }

    package func begin(on today: Day, by changer: Changer) async throws -> Identifier<DataLoad> {
        let load = try await loads.begin(on: today, by: changer)
        counts[load] = 0
        return load
    }

    /// Reads the files of a load that was begun. Whatever happens, the load ends as staged, failed or not taken.
    /// - Parameter hidden: true where a person said that hidden sheets and rows are to be read.
    package func read(
        _ files: [DroppedReturn], into load: Identifier<DataLoad>, hidden: Bool = false, on today: Day, by changer: Changer
    ) async throws {
        defer { counts[load] = nil }
        do {
            try await loads.store.makeRoomForLoad()
            let mapping = try await HeadingMapping.read(in: loads.store)
            let known = KnownChildren()
            let lists = try await loads.store.read { try LoadedNames.lists(in: $0) }
            var names: [Int64: (part: Int64, name: String)] = [:]
            // One file that says something new replaces its table for its year, so the others of its load are read again with it.
            let isSame = try await areInForce(files)
            for file in files {
                let found =
                    try await isSame
                    ? note(file, of: load)
                    : read(file, into: load, on: today, mapping, known, names: !lists.isEmpty, hidden: hidden)
                names.merge(found) { _, later in later }
            }
            let owned = try await loads.store.computing { try LoadOwners.found(for: load, in: $0) }
            for slice in owned.slices(of: LoadStore.slice) { try await loads.store.slice { try LoadOwners.write(slice, in: $0) } }
            try await LoadedNames.keep(names, of: load, for: lists, on: today, in: loads.store)
            try await loads.finish(load, by: changer)
            try await loads.store.giveUpRoomForLoad()
        } catch {
            try await loads.store.giveUpRoomForLoad()
            try await loads.fail(load, "Reading the files failed. Nothing was loaded. Try again.", by: changer)
            throw error
        }
    }

    private func read(
        _ file: DroppedReturn, into load: Identifier<DataLoad>, on today: Day, _ mapping: [String: String], _ known: KnownChildren,
        names readsNames: Bool, hidden: Bool
    ) async throws -> [Int64: (part: Int64, name: String)] {
        let name = String(file.name.prefix(200))
        let id = try await keep(file, of: load, "reading")
        let before = counts[load] ?? 0
        let writer = LoadWriter(loads.store, file: id, known: known) { [weak self] written in
            Task { await self?.note(load, before + written) }
        }
        do throws(Refusal) {
            try await reading(file.path, ReturnInstruction(name: name, today: today, mapping: mapping, names: readsNames, hidden: hidden)) {
                (piece) throws(Refusal) in
                try writer.take(piece)
            }
        } catch {
            try await refuse(id, error, writer, known)
            return [:]
        }
        do { try await writer.finish() } catch let refusal as Refusal {
            try await refuse(id, refusal, writer, known)
            return [:]
        }
        let otherSpellings = known.takeOtherSpellings()
        try await loads.store.slice { db in
            try db.execute(sql: "UPDATE data_file SET outcome = 'read' WHERE id = ?", arguments: [id])
            if otherSpellings > 0 {
                try db.execute(
                    sql: "INSERT INTO data_note (file, kind, column_name, value, count) VALUES (?, ?, '', '', ?)",
                    arguments: [id, ReturnNote.Kind.sameChildID.rawValue, otherSpellings])
            }
        }
        return writer.names
    }

    /// Whether every file is one that the current data is from, unchanged.
    private func areInForce(_ files: [DroppedReturn]) async throws -> Bool {
        for file in files {
            let digest = try await FileDigest.of(file.path).0
            let isInForce = try await loads.store.read { db in
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM data_file JOIN data_part ON data_part.file = data_file.id
                            WHERE data_file.digest = ? AND in_force = 1)
                        """, arguments: [digest]) ?? false
            }
            if !isInForce { return false }
        }
        return true
    }

    private func note(_ file: DroppedReturn, of load: Identifier<DataLoad>) async throws -> [Int64: (part: Int64, name: String)] {
        _ = try await keep(file, of: load, "same")
        return [:]
    }

    private func keep(_ file: DroppedReturn, of load: Identifier<DataLoad>, _ outcome: String) async throws -> Int64 {
        let (digest, bytes) = try await FileDigest.of(file.path)
        return try await loads.store.slice { db in
            try db.execute(
                sql: "INSERT INTO data_file (load, name, digest, bytes, outcome) VALUES (?, ?, ?, ?, ?)",
                arguments: [load, String(file.name.prefix(200)), digest, bytes, outcome])
            return db.lastInsertedRowID
        }
    }

    private func note(_ load: Identifier<DataLoad>, _ count: Int) { if counts[load] != nil { counts[load] = count } }

    /// The file is of no use; what was read of it until then goes.
    private func refuse(_ file: Int64, _ refusal: Refusal, _ writer: LoadWriter, _ known: KnownChildren) async throws {
        // What the reader said before it refused the file is written first: which headings it knew. What goes wrong then is `failure`.
        do { try await writer.finish() } catch is Refusal {}
        await writer.stop()
        known.forget()
        if let failure = writer.failure { throw failure }
        let parts = try await loads.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM data_part WHERE file = ?", arguments: [file]) }
        for part in parts { try await loads.clear(part) }
        try await loads.store.slice { db in
            // Which headings were known, and that a sheet is hidden, is worth knowing of a file that was refused.
            try db.execute(
                sql: "DELETE FROM data_note WHERE file = ? AND (part IS NOT NULL OR kind NOT IN (?, ?))",
                arguments: [file, ReturnNote.Kind.notRecognised.rawValue, ReturnNote.Kind.hiddenSheet.rawValue])
            try db.execute(sql: "DELETE FROM data_part WHERE file = ?", arguments: [file])
            try db.execute(
                sql: "UPDATE data_file SET outcome = 'refused', refusal = ? WHERE id = ?", arguments: [refusal.code, file])
        }
    }
}

/// The headings of this council, as the council said what they mean.
enum HeadingMapping {
    static let setting = Settings.Name("headings")

    /// Lines of `their heading = heading of the form`.
    static func parse(_ text: String) -> [String: String] {
        var mapping: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let sides = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty { mapping[sides[0]] = sides[1] }
        }
        return mapping
    }

    static func read(in store: Store) async throws -> [String: String] { parse(try await Settings(store).value(setting) ?? "") }
}

/// The digest of a file that need not fit into memory.
enum FileDigest {
    /// On a thread of its own: a large file takes a second.
    static func of(_ path: String) async throws -> (digest: String, bytes: Int) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try read(path) }) }
        }
    }

    private static func read(_ path: String) throws -> (digest: String, bytes: Int) {
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? handle.close() }
        var running = RunningDigest()
        var bytes = 0
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            running.add(chunk)
            bytes += chunk.count
        }
        return (running.finish().text, bytes)
    }
}

/// Some tables of the Standard Safeguarding Dataset name another record and no child. Whose they are, that record says: of the same load, or
/// the current one.
enum LoadOwners {
    /// A table without children, and where its children are found.
    private enum Orphans: CaseIterable {
        case reviews, factors

        var table: String { self == .reviews ? "ssd_cla_reviews" : "ssd_assessment_factors" }
        /// In which column of its own the other record is named.
        var key: SQL { self == .reviews ? "within" : "reference" }
        var heading: String { self == .reviews ? "clar_cla_id" : "cinf_assessment_id" }
        var owners: SQL { self == .reviews ? "('ssd_cla_episodes', 'ssd_cla_placement')" : "('ssd_cin_assessments')" }
        var reason: RejectionReason { self == .reviews ? .noPeriodOfCare : .noAssessment }
        /// What is added to an assessment begins when the assessment does.
        var takesDay: Bool { self == .factors }
    }

    /// Whose a record is.
    struct Owner: Hashable, Sendable { let child: Int64; let day: Int? }

    /// A row and whose it is; nil where nobody can tell.
    struct Owned: Sendable {
        let entry: Int64
        let part: Int64
        let row: Int
        let named: String
        let heading: String
        let reason: RejectionReason
        let owner: Owner?
    }

    /// Reads every record that may be named: for ``Store/computing(_:)``.
    static func found(for load: Identifier<DataLoad>, in db: Database) throws -> [Owned] {
        try Orphans.allCases.flatMap { kind -> [Owned] in
            let sql: SQL = """
                SELECT child_entry.id, child_entry.part, source_row, coalesce(\(kind.key), '') AS named FROM child_entry
                JOIN data_part ON data_part.id = child_entry.part JOIN data_file ON data_file.id = data_part.file
                WHERE data_file.load = \(load) AND table_name = \(kind.table) AND child IS NULL
                """
            let orphans = try SQLRequest<Row>(literal: sql).fetchAll(db)
            if orphans.isEmpty { return [] }
            let new = try owners(kind, "data_file.load = \(load)", in: db)
            let current = try owners(kind, "data_part.in_force = 1", in: db)
            return orphans.map { row in
                let named: String = row["named"]
                return Owned(
                    entry: row["id"], part: row["part"], row: row["source_row"], named: named, heading: kind.heading, reason: kind.reason,
                    owner: new[named] ?? current[named] ?? nil)
            }
        }
    }

    /// Writes a slice of what was found: a row that is nobody's is rejected.
    static func write(_ owned: [Owned], in db: Database) throws {
        let set = try db.cachedStatement(sql: "UPDATE child_entry SET child = ?, from_day = coalesce(?, from_day) WHERE id = ?")
        for one in owned {
            if let owner = one.owner { try set.execute(arguments: [owner.child, owner.day, one.entry]) } else { try hold(one, in: db) }
        }
    }

    /// The child of each record that may be named; nil for one that two children have.
    private static func owners(_ kind: Orphans, _ condition: SQL, in db: Database) throws -> [String: Owner?] {
        let day: SQL = kind.takesDay ? "from_day" : "NULL"
        let sql: SQL = """
            SELECT DISTINCT \(kind.key), child, \(day) FROM child_entry JOIN data_part ON data_part.id = child_entry.part
            JOIN data_file ON data_file.id = data_part.file
            WHERE \(condition) AND data_part.table_name IN \(kind.owners) AND \(kind.key) IS NOT NULL AND child IS NOT NULL
            """
        var owners: [String: Owner?] = [:]
        for row in try SQLRequest<Row>(literal: sql).fetchAll(db) {
            let (named, owner): (String, Owner) = (row[0], Owner(child: row[1], day: row[2]))
            owners[named] = owners[named] == nil ? .some(owner) : .some(nil)
        }
        return owners
    }

    private static func hold(_ one: Owned, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO rejected_row (part, source_row, reason, column_name, value, child) VALUES (?, ?, ?, ?, ?, '')"
        ).execute(arguments: [one.part, one.row, one.reason.rawValue, one.heading, one.named])
        try db.cachedStatement(sql: "DELETE FROM child_entry WHERE id = ?").execute(arguments: [one.entry])
        try db.cachedStatement(sql: "UPDATE data_part SET entry_count = entry_count - 1, held_count = held_count + 1 WHERE id = ?")
            .execute(arguments: [one.part])
    }
}
