import Foundation
import GRDB
import Logging

/// Signs the head of the chain while the service runs and when it stops, into a file outside the store.
package actor AuditHeads {
    package static let fileName = "heads.jsonl"

    /// Where heads and key lie unless another place is named: beside the store, never in it.
    package static func directory(beside store: URL) -> URL {
        let store = store.standardizedFileURL
        return store.deletingLastPathComponent().appending(path: store.lastPathComponent + ".audit", directoryHint: .isDirectory)
    }

    private let store: Store
    private let key: AuditKey
    private let file: FileHandle
    private var signed: Int64?
    private let earlier: AuditHead?

    package init(of store: Store, in directory: URL) throws {
        let (inner, outer) = (directory.standardizedFileURL.path, store.directory.standardizedFileURL.path)
        if inner == outer || inner.hasPrefix(outer + "/") { throw AuditFault.insideTheStore(directory.path) }
        do {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw AuditFault.unusable(directory.path) }
        self.store = store
        key = try AuditKey(in: directory)
        let path = directory.appending(path: AuditHeads.fileName)
        let descriptor = open(path.path, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AuditFault.unusable(directory.path) }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let known = try AuditHeadFile(path)
        earlier = known.heads.last?.head
        // A power cut may have torn the last line; the next head begins on a line of its own.
        if known.tornLines.last ?? 0 > known.heads.last?.line ?? 0 { try file.write(contentsOf: Data("\n".utf8)) }
    }

    /// False when the store does not hold the row that the last head was signed for: it was altered, or put back from a copy.
    package func storeFollowsLastHead() async throws -> Bool {
        guard let earlier else { return true }
        let hash = try await store.read {
            try Data.fetchOne($0, sql: "SELECT hash FROM audit WHERE sequence = ?", arguments: [earlier.sequence])
        }
        return hash?.hexadecimal == earlier.hash.text
    }

    /// Signs the last row, unless it is signed already or there is none.
    @discardableResult
    package func sign(at moment: Date = Date()) async throws -> AuditHead? {
        let last = try await store.read { try AuditLink.last(in: $0) }
        guard last.sequence > 0, last.sequence != signed else { return nil }
        let head = AuditHead(of: last, at: moment, by: key)
        try file.write(contentsOf: Data(head.line.utf8))
        try file.synchronize()
        signed = last.sequence
        return head
    }

    /// Signs while `serving` is under way, at least each minute in which rows are written, and once more when it has ended.
    nonisolated package func keep<T: Sendable>(
        every pause: Duration = .seconds(30), logger: Logger, while serving: () async throws -> T
    ) async throws -> T {
        if try await !storeFollowsLastHead() {
            logger.error("the store does not hold the audit row that was signed last: run throughline audit verify")
        }
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
            logger.error("the head of the audit chain could not be signed", metadata: ["kind": "\(type(of: error))"])
        }
    }
}
