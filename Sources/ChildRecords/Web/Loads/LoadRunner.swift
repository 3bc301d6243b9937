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
    package func read(_ files: [DroppedReturn], into load: Identifier<DataLoad>, on today: Day, by changer: Changer) async throws {
        defer { counts[load] = nil }
        do {
            try loads.store.makeRoomForLoad()
            defer { try? loads.store.giveUpRoomForLoad() }
            let mapping = try await HeadingMapping.read(in: loads.store)
            let known = KnownChildren()
            let lists = try await loads.store.read { try LoadedNames.lists(in: $0) }
            var names: [Int64: (part: Int64, name: String)] = [:]
            for file in files {
                let found = try await read(file, into: load, on: today, mapping, known, names: !lists.isEmpty)
                names.merge(found) { _, later in later }
            }
            try loads.store.stage { [names] db in
                try LoadOwners.find(for: load, in: db)
                try LoadedNames.keep(names, of: load, for: lists, on: today, in: db)
            }
            try await loads.finish(load, by: changer)
        } catch {
            try await loads.fail(load, "Reading broke off, and nothing of it was kept.", by: changer)
            throw error
        }
    }

    private func read(
        _ file: DroppedReturn, into load: Identifier<DataLoad>, on today: Day, _ mapping: [String: String], _ known: KnownChildren,
        names readsNames: Bool
    ) async throws -> [Int64: (part: Int64, name: String)] {
        let (digest, bytes) = try FileDigest.of(file.path)
        let name = String(file.name.prefix(200))
        let (id, isSame) = try loads.store.stage { db -> (Int64, Bool) in
            let isSame =
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM data_file JOIN data_part ON data_part.file = data_file.id
                            WHERE data_file.digest = ? AND in_force = 1)
                        """, arguments: [digest]) ?? false
            try db.execute(
                sql: "INSERT INTO data_file (load, name, digest, bytes, outcome) VALUES (?, ?, ?, ?, ?)",
                arguments: [load, name, digest, bytes, isSame ? "same" : "reading"])
            return (db.lastInsertedRowID, isSame)
        }
        if isSame { return [:] }
        let before = counts[load] ?? 0
        let writer = LoadWriter(loads.store, file: id, known: known) { [weak self] written in
            Task { await self?.note(load, before + written) }
        }
        do throws(Refusal) {
            try await reading(file.path, ReturnInstruction(name: name, today: today, mapping: mapping, names: readsNames)) {
                (piece) throws(Refusal) in
                try writer.take(piece)
            }
        } catch {
            try refuse(id, error, writer, known)
            return [:]
        }
        do { try writer.finish() } catch let refusal as Refusal {
            try refuse(id, refusal, writer, known)
            return [:]
        }
        try loads.store.stage { try $0.execute(sql: "UPDATE data_file SET outcome = 'read' WHERE id = ?", arguments: [id]) }
        return writer.names
    }

    private func note(_ load: Identifier<DataLoad>, _ count: Int) { if counts[load] != nil { counts[load] = count } }

    /// The file is of no use; what was read of it until then goes.
    private func refuse(_ file: Int64, _ refusal: Refusal, _ writer: LoadWriter, _ known: KnownChildren) throws {
        writer.stop()
        known.forget()
        if let failure = writer.failure { throw failure }
        try loads.store.stage { db in
            let parts = "SELECT id FROM data_part WHERE file = ?"
            for table in ["child_entry", "held_row", "data_note"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE part IN (\(parts))", arguments: [file])
            }
            try db.execute(sql: "DELETE FROM data_note WHERE file = ?", arguments: [file])
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
        for line in text.split(separator: "\n").prefix(500) {
            let sides = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty { mapping[sides[0]] = sides[1] }
        }
        return mapping
    }

    static func read(in store: Store) async throws -> [String: String] { parse(try await Settings(store).value(setting) ?? "") }
}

/// The digest of a file that need not fit into memory.
enum FileDigest {
    static func of(_ path: String) throws -> (digest: String, bytes: Int) {
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
