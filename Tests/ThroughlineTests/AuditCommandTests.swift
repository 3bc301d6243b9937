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

    private var second: URL { AuditHeads.secondDirectory(beside: directory) }

    /// As whoever owns the machine could do it while the service is stopped.
    private func cut() throws {
        let queue = try DatabaseQueue(path: directory.appending(path: "throughline.sqlite").path)
        try queue.write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: "DELETE FROM audit WHERE sequence > 1")
        }
        try queue.close()
        for place in [outside, second] { try? FileManager.default.removeItem(at: place.appending(path: AuditHeads.fileName)) }
    }

    @Test func `a trail cut with its heads is not signed anew: no command starts until a named person accepts it`() async throws {
        defer {
            clear()
            try? FileManager.default.removeItem(at: second)
        }
        try await made()
        try cut()
        #expect(try await outcome().1.contains("There are no signed heads"))
        let add = ["account", "add", "--store", directory.path, "--sign-in", "sam", "--name", "Sam", "--role", "analyst"]
        for command in [["serve", "--store", directory.path, "--port", "0"], add] {
            let refused = try Command.run(command)
            #expect(refused.status == 1 && refused.errors.contains("Heads were taken away"), "\(refused.errors)")
            #expect(refused.errors.contains("throughline audit accept"))
        }
        #expect(try Command.run("audit", "accept", "--store", directory.path, "--by", "Sam Lee", "--reason", "short").status == 2)
        let accept = ["audit", "accept", "--store", directory.path, "--by", "Sam Lee", "--reason", "The disk was replaced on Monday"]
        let accepted = try Command.run(accept)
        #expect(accepted.status == 0 && accepted.output.contains("Accepted by Sam Lee"), "\(accepted.errors)")
        #expect(try Command.run(add).status == 0)
        let verified = try Command.run("audit", "verify", "--store", directory.path)
        #expect(verified.status == 0 && verified.output.contains("a gap in the signed heads was accepted"), "\(verified.output)")
        #expect(try Command.run(accept).errors.contains("There is no gap to accept"))
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
