import Foundation
import GRDB
import Logging
import Synchronization

/// Signs the head of the chain while the service runs and when it stops. Each head goes into a file beside the key, into a second file in
/// another place, where wanted to the system's log, and into the store's own memory.
package actor AuditHeads {
    package static let fileName = "heads.jsonl"

    /// Where heads and key lie unless another place is named: beside the store, never in it.
    package static func directory(beside store: URL) -> URL { sibling(of: store, ".audit") }

    /// Where heads lie a second time, unless another place is named.
    package static func secondDirectory(beside store: URL) -> URL { sibling(of: store, ".heads") }

    private static func sibling(of store: URL, _ ending: String) -> URL {
        let store = store.standardizedFileURL
        return store.deletingLastPathComponent().appending(path: store.lastPathComponent + ending, directoryHint: .isDirectory)
    }

    private let store: Store
    private let key: AuditKey
    private let first: HeadFile
    private let second: HeadFile?
    private let log: SystemLog?
    private var signed: Int64?

    /// - Parameter second: the directory of the second copy; nil for none.
    /// - Parameter toSystemLog: true when each head goes to the system's log as well.
    package init(of store: Store, in directory: URL, second: URL? = nil, toSystemLog: Bool = false) throws {
        self.store = store
        for place in [directory, second].compactMap(\.self) { try AuditHeads.check(place, outside: store) }
        if let second, second.standardizedFileURL.path == directory.standardizedFileURL.path { throw AuditFault.samePlace(directory.path) }
        key = try AuditKey(in: directory)
        first = try HeadFile(in: directory)
        self.second = try second.map { try HeadFile(in: $0) }
        log = toSystemLog ? SystemLog() : nil
    }

    private static func check(_ directory: URL, outside store: Store) throws {
        let (inner, outer) = (directory.standardizedFileURL.path, store.directory.standardizedFileURL.path)
        if inner == outer || inner.hasPrefix(outer + "/") { throw AuditFault.insideTheStore(directory.path) }
        do {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw AuditFault.unusable(directory.path) }
    }

    /// What speaks against starting on this store; nil when its heads bear it out.
    package func gap() async throws -> AuditGap? {
        let (heads, newest) = (first.known.heads.map(\.head), first.known.heads.map(\.head).max { $0.sequence < $1.sequence })
        let (rows, memory, hash) = try await store.read { [sequence = newest?.sequence] db in
            (
                try AuditLink.last(in: db).sequence, try AuditMemory.newest(in: db),
                try sequence.flatMap { try Data.fetchOne(db, sql: "SELECT hash FROM audit WHERE sequence = ?", arguments: [$0]) }
            )
        }
        if let there = second?.known.heads.map(\.head.sequence).max(), there > newest?.sequence ?? 0 {
            return .secondIsNewer(last: newest?.sequence ?? 0, second: there, file: second?.url.path ?? "")
        }
        if let memory, heads.count < memory.heads {
            return .headsFewer(found: heads.count, remembered: memory.heads, file: first.url.path)
        }
        guard let newest else { return rows == 0 ? nil : .noHeads(rows: rows, directory: first.url.deletingLastPathComponent().path) }
        if let memory, newest.sequence < memory.sequence {
            return .headsOlder(last: newest.sequence, remembered: memory.sequence, file: first.url.path)
        }
        if !newest.isSigned(by: key.publicKey) { return .otherKey(file: first.url.path) }
        if rows < newest.sequence { return .storeEndsEarlier(rows: rows, signed: newest.sequence) }
        return hash?.hexadecimal == newest.hash.text ? nil : .storeDiffers(signed: newest.sequence)
    }

    /// Refuses a store that its heads do not bear out, before anything is written to it. A new store gets its first row, signed at once,
    /// so that from then on every row follows one that was signed.
    /// - Throws: ``AuditGap`` with what to do.
    package func check() async throws {
        if let gap = try await gap() { throw gap }
        try second?.catchUp(with: first.known)
        guard try await store.read({ try AuditLink.last(in: $0).sequence }) == 0 else { return }
        try await store.change(by: .system, .beginAudit, on: AcceptedGap.subject) { _ in }
        try await sign()
    }

    /// Accepts a gap by a named person's act: what was signed before is laid aside, and the next row of the chain says so.
    /// - Returns: the gap that was accepted; nil when there is none, and then nothing is done.
    package static func accept(
        in store: Store, directory: URL, second: URL?, by name: String, because reason: String, at moment: Date = Date()
    ) async throws -> AuditGap? {
        let before = try AuditHeads(of: store, in: directory, second: second)
        guard let gap = try await before.gap() else { return nil }
        for place in [directory, second].compactMap(\.self) { try HeadFile.layAside(in: place, at: moment) }
        let after = try AuditHeads(of: store, in: directory, second: second)
        try await store.change(
            by: .system, .acceptAuditGap, on: AcceptedGap.subject, note: "\(name): \(reason)", ground: gap.ground
        ) { db in
            try db.execute(sql: "DELETE FROM audit_memory")
        }
        try await after.sign(at: moment)
        return gap
    }

    /// Signs the last row, unless it is signed already or there is none.
    @discardableResult
    package func sign(at moment: Date = Date()) async throws -> AuditHead? {
        let last = try await store.read { try AuditLink.last(in: $0) }
        guard last.sequence > 0, last.sequence != signed else { return nil }
        let head = try AuditHead(of: last, at: moment, by: key)
        try first.add(head)
        // A second place that cannot be written is told after the rest is done.
        let outcome = Result { try second?.add(head) }
        log?.write(head)
        try await store.writeUnaudited { [count = first.count] in try AuditMemory.keep(head, heads: count, in: $0) }
        signed = last.sequence
        try outcome.get()
        return head
    }

    /// Signs while `serving` is under way, at least each minute in which rows are written, and once more when it has ended.
    nonisolated package func keep<T: Sendable>(
        every pause: Duration = .seconds(30), logger: Logger, while serving: () async throws -> T
    ) async throws -> T {
        let signing = Task {
            while !Task.isCancelled {
                await signOrSay(logger)
                store.keepReserve()
                try? await Task.sleep(for: pause)
            }
        }
        let outcome: Result<T, any Error>
        do { outcome = .success(try await serving()) } catch { outcome = .failure(error) }
        signing.cancel()
        await signing.value
        await signOrSay(logger)
        return try outcome.get()
    }

    private func signOrSay(_ logger: Logger) async {
        do { try await sign() } catch {
            logger.error("the head of the audit chain could not be signed or copied", metadata: ["kind": "\(type(of: error))"])
        }
    }
}

/// A file of heads that is only ever added to.
private final class HeadFile: Sendable {
    let url: URL
    let known: AuditHeadFile
    private let file: FileHandle
    private let added = Mutex(0)

    init(in directory: URL) throws {
        url = directory.appending(path: AuditHeads.fileName)
        let descriptor = open(url.path, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AuditFault.unusable(directory.path) }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        known = try AuditHeadFile(url)
        // A power cut may have torn the last line; the next head begins on a line of its own.
        if known.tornLines.last ?? 0 > known.heads.last?.line ?? 0 { try file.write(contentsOf: Data("\n".utf8)) }
    }

    /// How many heads it holds now.
    var count: Int { known.heads.count + added.withLock { $0 } }

    func add(_ head: AuditHead) throws {
        try file.write(contentsOf: Data(head.line.utf8))
        try file.synchronize()
        added.withLock { $0 += 1 }
    }

    /// Adds what the first place has and this one has not: it is new, or was out of reach for a while.
    func catchUp(with first: AuditHeadFile) throws {
        let last = known.heads.map(\.head.sequence).max() ?? 0
        for (_, head) in first.heads where head.sequence > last { try add(head) }
    }

    /// Renames the file of a directory, so that the next head begins a new one.
    static func layAside(in directory: URL, at moment: Date) throws {
        let file = directory.appending(path: AuditHeads.fileName)
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let stamp = moment.formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
        try FileManager.default.moveItem(
            at: file, to: directory.appending(path: "heads-until-\(stamp)-\(UUID().uuidString.prefix(8)).jsonl"))
    }
}

/// The log of the machine, which may lead to another one.
private struct SystemLog: Sendable {
    func write(_ head: AuditHead) {
        withVaList([]) { vsyslog(LOG_AUTHPRIV | LOG_NOTICE, "throughline audit head \(head.line.dropLast())", $0) }
    }
}
