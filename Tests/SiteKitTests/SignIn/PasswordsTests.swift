import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Passwords")
struct PasswordsTests {
    @Test func `a hash is argon2id with 46 MiB and one pass`() async throws {
        let hash = try #require(try await Passwords().hash("otter lamp granite"))
        #expect(hash.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$"))
        #expect(!hash.contains("otter"))
    }

    @Test func `the right password matches, another does not, nor does any without an account`() async throws {
        let passwords = Passwords()
        let hash = try #require(try await passwords.hash("otter lamp granite"))
        #expect(try await passwords.matches("otter lamp granite", hash: hash))
        #expect(try await !passwords.matches("otter lamp granitE", hash: hash))
        #expect(try await !passwords.matches("otter lamp granite ", hash: hash))
        #expect(try await !passwords.matches("a password that nobody has", hash: nil), "not even the decoy's")
        #expect(try await !passwords.matches("", hash: "no hash at all"))
    }

    @Test func `the same password has another hash each time`() async throws {
        let passwords = Passwords()
        let first = try await passwords.hash("otter lamp granite")
        #expect(try await passwords.hash("otter lamp granite") != first)
    }

    @Test func `no more are hashed at once than there are threads for it, and all are answered`() async throws {
        let (threads, most) = (OwnThreads("test", threads: 2), Most())
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await threads.run {
                        most.change(by: 1)
                        usleep(5_000)
                        most.change(by: -1)
                        return number
                    }
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(answers.count == 12 && (1...2).contains(most.seen))
    }

    private final class Most: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var seen: Int { counts.withLock { $0.most } }
        func change(by step: Int) { counts.withLock { $0 = ($0.now + step, max($0.most, $0.now + step)) } }
    }

    @Test func `what waits is bounded, and whoever comes beyond it hears so`() async throws {
        let threads = OwnThreads("test", threads: 1, most: 1)
        let gate = DispatchSemaphore(value: 0)
        let first = Task { try await threads.run { gate.wait() } }
        try await Task.sleep(for: .milliseconds(50))
        let second = Task { try await threads.run {} }
        try await Task.sleep(for: .milliseconds(50))
        await #expect(throws: SignInBusy.self) { _ = try await Passwords(on: threads).hash("otter lamp granite") }
        gate.signal()
        try await first.value
        try await second.value
    }

    @Test func `guesses that wait take no thread from what reads the store`() async throws {
        let threads = OwnThreads("test", threads: 1)
        let (gate, passwords, kept) = (DispatchSemaphore(value: 0), Passwords(on: threads), try TestStore())
        let first = Task { try await threads.run { gate.wait() } }
        let guesses = (0..<50).map { _ in Task { try await passwords.hash("otter lamp granite") } }
        for _ in 0..<50 { #expect(try await kept.count("note") == 0) }
        #expect(try await OwnThreads.computing.run { 1 } == 1)
        guesses[0].cancel()
        gate.signal()
        try await first.value
        for guess in guesses { #expect(try await guess.value != nil) }
    }

    @Test(
        "a password that is short or boundless is refused with what to do",
        arguments: ["", "short", "elevenchars", String(repeating: "x", count: 501)])
    func refused(password: String) {
        #expect { try Accounts.check(password) } throws: { ($0 as? Problems)?.all.first?.place == "password" }
    }

    @Test func `twelve characters of any writing are enough`() throws {
        try Accounts.check("twelve chars")
        try Accounts.check("žluťoučký kůň")
    }
}
