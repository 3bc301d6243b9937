import ArgumentParser
import Foundation
import GRDB
import SiteKit
import Testing

@testable import Throughline

@Suite("throughline audit verify")
struct AuditCommandTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-verify-\(UUID().uuidString)")
    private var outside: URL { AuditHeads.directory(beside: directory) }

    private func made() async throws {
        let store = try Store.open(directory, migrations: Composition.migrations)
        for name in ["a", "b", "c"] { try await store.change(by: .system, .readPolicy, on: name) { _ in } }
        try await AuditHeads(of: store, in: outside).sign()
        try store.close()
    }

    private func clear() { for url in [directory, outside] { try? FileManager.default.removeItem(at: url) } }

    /// What the command ends with: 0, or the refusal's own number.
    private func outcome(_ arguments: String...) async throws -> (Int32, String) {
        let command = try AuditCommand.Verify.parse(["--store", directory.path] + arguments)
        do { try await command.run() } catch let refusal as CommandRefusal { return (refusal.exitCode, refusal.words) }
        return (0, "")
    }

    @Test func `a sound chain ends with 0, with the heads beside the store and with named ones`() async throws {
        defer { clear() }
        try await made()
        #expect(try await outcome().0 == 0)
        let (heads, key) = (outside.appending(path: "heads.jsonl").path, outside.appending(path: "audit-key.pub").path)
        #expect(try await outcome("--heads", heads, "--key", key).0 == 0)
    }

    @Test func `an altered row ends with 1 and is named`() async throws {
        defer { clear() }
        try await made()
        let queue = try DatabaseQueue(path: directory.appending(path: "throughline.sqlite").path)
        try await queue.write {
            try $0.execute(sql: "DROP TRIGGER audit_is_never_changed; UPDATE audit SET account = 'nobody' WHERE sequence = 2")
        }
        try queue.close()
        #expect(try await outcome() == (1, "Row 2 was altered: its fields do not give its hash."))
    }

    @Test func `a missing store, missing heads and a file that is no database end with 1 in words`() async throws {
        defer { clear() }
        #expect(try await outcome().1.contains("There is no store"))
        try await made()
        #expect(try await outcome("--heads", "/nowhere", "--key", "/nowhere").1 == "The file of signed heads /nowhere cannot be read.")
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(at: directory.appending(path: "throughline.sqlite" + ending)) }
        try Data(repeating: 65, count: 8192).write(to: directory.appending(path: "throughline.sqlite"))
        let (code, words) = try await outcome()
        #expect(code == 1 && words.contains("cannot be read"), "\(code) \(words)")
    }

    @Test func `heads without a key are wrong usage`() {
        #expect(throws: (any Error).self) { try AuditCommand.Verify.parse(["--store", "s", "--heads", "h"]) }
    }

    @Test func `what is open is told`() async throws {
        defer { clear() }
        try await made()
        let store = try Store.open(directory, migrations: Composition.migrations)
        try await store.change(by: .system, .readPolicy, on: "d") { _ in }
        let verification = try await AuditVerification.of(
            store, heads: AuditHeadFile(outside.appending(path: "heads.jsonl")),
            key: AuditPublicKey(of: outside.appending(path: "audit-key.pub")))
        try store.close()
        let lines = VerificationInWords(verification, hadHeads: true, took: .seconds(1)).lines
        #expect(lines.contains("Row 4 lies after the last head: chained, but not yet signed."), "\(lines)")
    }
}
