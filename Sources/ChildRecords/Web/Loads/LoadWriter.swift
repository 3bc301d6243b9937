import ChildRecords
import ChildReturns
import Foundation
import GRDB
import GRDBSQLite
import Intake
import SiteKit
import Vocabulary

/// Takes a worker’s words about one file and writes its rows, some thousand at a time, for a load that nobody has accepted yet.
///
/// It takes them on the thread that watches the worker and writes on one of its own, so that one reads while the other writes. No more than
/// one run waits: then the worker waits too. A run is written in the order of its children, so that the indexes of a million rows are gone
/// through from one end to the other, and each of their pages is written once a run.
final class LoadWriter: @unchecked Sendable {
    /// So much is put in order at a time, in bytes; twice as much is in memory.
    private static let run = 24 << 20
    /// So many rows are written at a time, in some hundredths of a second: everybody else who writes waits for it.
    private static let slice = 3_000

    private let store: Store
    private let file: Int64
    private let known: KnownChildren
    private let progress: @Sendable (Int) -> Void

    // What the thread that watches has to itself.
    private var waiting: [UInt8] = []

    // What the thread that writes has to itself, and the other only between `free.wait()` and the next run.
    private let thread = DispatchQueue(label: "load")
    private let free = DispatchSemaphore(value: 1)
    private var wire = WireReader()
    private var parts: [Part] = []
    private var current: Int?
    private var numbers: [String] = []
    private var children: [Int64?] = []
    private var written = 0
    private var refusal: Refusal?
    /// Names of children, which stay in memory until it is known who stands on a list for which names are loaded.
    private(set) var names: [Int64: (part: Int64, name: String)] = [:]
    /// What the store said when it would not take a row.
    private(set) var failure: (any Error)?

    private struct Part {
        let id: Int64
        var rows = 0
        var entries = 0
        var held = 0
        var lastDay: Int32?
    }

    /// What one run says, before any of it is written.
    private struct Run {
        var entries: [(child: Int, part: Int64, place: Int)] = []
        var names: [(child: Int, part: Int64, name: String)] = []
        /// Rejected rows and notes.
        var others: [(Database) throws -> Void] = []
    }

    init(_ store: Store, file: Int64, known: KnownChildren, progress: @escaping @Sendable (Int) -> Void) {
        (self.store, self.file, self.known, self.progress) = (store, file, known, progress)
    }

    func take(_ piece: [UInt8]) throws(Refusal) {
        waiting += piece
        guard waiting.count >= LoadWriter.run else { return }
        try settle()
        let bytes = waiting
        waiting = []
        thread.async { [self] in
            write(bytes)
            free.signal()
        }
    }

    /// On the thread that writes.
    func finish() async throws {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { [self] in continuation.resume(with: Result { try writeRest() }) }
        }
    }

    private func writeRest() throws {
        try settle()
        write(waiting)
        waiting = []
        free.signal()
        if let failure { throw failure }
        if let refusal { throw refusal }
        try store.stage { db in
            for part in parts {
                try db.execute(
                    sql: "UPDATE data_part SET row_count = ?, entry_count = ?, held_count = ?, last_day = ? WHERE id = ?",
                    arguments: [part.rows, part.entries, part.held, part.lastDay, part.id])
            }
        }
    }

    /// Waits until nothing is being written any more, as before what was written is taken away again.
    func stop() async {
        await withCheckedContinuation { continuation in thread.async { continuation.resume() } }
    }

    /// Waits until the run before is written. Afterwards the next one has to be, or `free` signalled.
    private func settle() throws(Refusal) {
        free.wait()
        guard failure == nil, refusal == nil else {
            free.signal()
            throw refusal ?? .workerFailed
        }
    }

    private func write(_ bytes: [UInt8]) {
        do {
            var run = Run()
            let refused = Result { try wire.take(bytes) { try take($0, into: &run) } }
            try write(run, bytes)
            try refused.get()
        } catch let refusal as Refusal { self.refusal = refusal } catch { failure = error }
    }

    private func write(_ run: Run, _ bytes: [UInt8]) throws {
        for slice in run.others.slices(of: LoadWriter.slice) { try store.stage { db in for write in slice { try write(db) } } }
        let new = children.count..<numbers.count
        children += repeatElement(nil, count: new.count)
        // Of numbers that differ in capital letters only, the first in the file stays the first.
        let ordered = new.map { (key: numbers[$0].lowercased(), place: $0) }.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
        for slice in ordered.slices(of: LoadWriter.slice) {
            try store.stage { db in for (_, place) in slice { children[place] = try known.id(of: numbers[place], in: db) } }
        }
        for name in run.names { if let id = children[name.child - 1] { names[id] = (name.part, name.name) } }
        let lines = try run.entries.map { (child: try id(of: $0.child), part: $0.part, place: $0.place) }
            .sorted { ($0.child ?? 0, $0.place) < ($1.child ?? 0, $1.place) }
        try bytes.withUnsafeBufferPointer { bytes in
            for slice in lines.slices(of: LoadWriter.slice) {
                try store.stage { db in
                    let insert = try EntryInsert(db)
                    for (child, part, place) in slice { try insert.run(WireReader.entry(at: place, in: bytes), part: part, child: child) }
                }
                written += slice.count
                progress(written)
            }
        }
    }

    /// Nil for a row that names no child.
    private func id(of child: Int) throws(Refusal) -> Int64? {
        guard child > 0 else { return nil }
        guard let id = children[child - 1] else { throw .workerFailed }
        return id
    }

    private func take(_ message: WireReader.Message, into run: inout Run) throws {
        switch message {
        case .begin(let part): try store.stage { try begin(part, $0) }
        case .again(let index): current = index < parts.count ? index : nil
        case .child(let number): numbers.append(number)
        case .entry(let raw): try entry(raw, into: &run)
        case .name(let child, let name): if let current { run.names.append((child, parts[current].id, name)) }
        case .held(let row): try held(row, into: &run)
        case .note(let note): self.note(note, into: &run)
        case .end(let rows): if let current { parts[current].rows += rows }
        }
    }

    private func begin(_ part: ReturnPart, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO data_part (file, inner_file, sheet, format, table_name, title) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [file, part.file, part.sheet, part.format.rawValue, part.table, part.title])
        parts.append(Part(id: db.lastInsertedRowID))
        current = parts.count - 1
    }

    private func entry(_ raw: WireReader.RawEntry, into run: inout Run) throws(Refusal) {
        guard let current else { throw .workerFailed }
        run.entries.append((raw.child, parts[current].id, raw.place))
        parts[current].entries += 1
        if let from = raw.from, from > parts[current].lastDay ?? .min { parts[current].lastDay = from }
    }

    private func held(_ row: RejectedRow, into run: inout Run) throws(Refusal) {
        guard let current else { throw .workerFailed }
        parts[current].held += 1
        let part = parts[current].id
        run.others.append { db in
            try db.cachedStatement(
                sql: "INSERT INTO rejected_row (part, source_row, reason, column_name, value, child) VALUES (?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [part, row.row, row.reason.rawValue, row.column, row.value, row.child])
        }
    }

    private func note(_ note: ReturnNote, into run: inout Run) {
        let part = note.kind.isOfFile ? nil : current.map { parts[$0].id }
        run.others.append { [file] db in
            try db.cachedStatement(
                sql: "INSERT INTO data_note (file, part, kind, column_name, value, count) VALUES (?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [file, part, note.kind.rawValue, note.column, note.value, note.count])
        }
    }
}

/// The children of the store by their numbers. Numbers that differ in capital letters only are one child: the case system knows no two such.
final class KnownChildren: @unchecked Sendable {
    /// By the number in small letters; nil before the store was asked, and after what was learnt proved not so.
    private var ids: [String: (id: Int64, number: String)]?
    private var otherSpellings: Set<String> = []

    /// Nil for what is no number of a child.
    func id(of number: String, in db: Database) throws -> Int64? {
        let key = number.lowercased()
        if ids == nil { ids = try KnownChildren.all(in: db) }
        if let known = ids?[key] {
            if known.number != number { otherSpellings.insert(number) }
            return known.id
        }
        guard LAChildID(number) != nil else { return nil }
        try db.cachedStatement(sql: "INSERT INTO loaded_child (number) VALUES (?)").execute(arguments: [number])
        ids?[key] = (db.lastInsertedRowID, number)
        return db.lastInsertedRowID
    }

    /// How many numbers were taken for another that differs in capital letters only, since this was asked last.
    func takeOtherSpellings() -> Int {
        defer { otherSpellings = [] }
        return otherSpellings.count
    }

    /// After a transaction that was rolled back, what was learnt in it is not so.
    func forget() { (ids, otherSpellings) = (nil, []) }

    private static func all(in db: Database) throws -> [String: (id: Int64, number: String)] {
        var all: [String: (id: Int64, number: String)] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, number FROM loaded_child ORDER BY id")
        while let row = try rows.next() {
            let number: String = row[1]
            let key = number.lowercased()
            if all[key] == nil { all[key] = (row[0], number) }
        }
        return all
    }
}

/// The one statement that is run a million times: its values are bound straight from the worker's bytes.
private struct EntryInsert {
    private let prepared: Statement
    private let statement: OpaquePointer
    private let db: Database

    init(_ db: Database) throws {
        prepared = try db.cachedStatement(
            sql: """
                INSERT INTO child_entry (part, child, kind, from_day, until_day, source_row, reference, within, team, worker, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        statement = prepared.sqliteStatement
        self.db = db
    }

    func run(_ raw: WireReader.RawEntry, part: Int64, child: Int64?) throws {
        sqlite3_bind_int64(statement, 1, part)
        if let child { sqlite3_bind_int64(statement, 2, child) } else { sqlite3_bind_null(statement, 2) }
        sqlite3_bind_int(statement, 3, Int32(raw.kind.rawValue))
        bind(raw.from, 4)
        bind(raw.until, 5)
        sqlite3_bind_int64(statement, 6, Int64(raw.row))
        bind(raw.reference, 7)
        bind(raw.within, 8)
        bind(raw.team, 9)
        bind(raw.worker, 10)
        bind(raw.facts, 11)
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        }
    }

    private func bind(_ day: Int32?, _ place: Int32) {
        if let day { sqlite3_bind_int(statement, place, day) } else { sqlite3_bind_null(statement, place) }
    }

    /// The bytes stay where they are until the statement has run.
    private func bind(_ text: UnsafeBufferPointer<UInt8>, _ place: Int32) {
        guard let start = text.baseAddress, !text.isEmpty else {
            sqlite3_bind_null(statement, place)
            return
        }
        start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            _ = sqlite3_bind_text(statement, place, $0, Int32(clamping: text.count), nil)
        }
    }
}
