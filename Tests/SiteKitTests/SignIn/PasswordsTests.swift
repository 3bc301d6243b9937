import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Passwords")
struct PasswordsTests {
    @Test func `a hash is argon2id with 46 MiB and one pass`() async throws {
        let hash = try #require(await Passwords().hash("otter lamp granite"))
        #expect(hash.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$"))
        #expect(!hash.contains("otter"))
    }

    @Test func `the right password matches, another does not, nor does any without an account`() async throws {
        let passwords = Passwords()
        let hash = try #require(await passwords.hash("otter lamp granite"))
        #expect(await passwords.matches("otter lamp granite", hash: hash))
        #expect(await !passwords.matches("otter lamp granitE", hash: hash))
        #expect(await !passwords.matches("otter lamp granite ", hash: hash))
        #expect(await !passwords.matches("a password that nobody has", hash: nil), "not even the decoy's")
        #expect(await !passwords.matches("", hash: "no hash at all"))
    }

    @Test func `the same password has another hash each time`() async {
        let passwords = Passwords()
        let first = await passwords.hash("otter lamp granite")
        #expect(await passwords.hash("otter lamp granite") != first)
    }

    @Test func `at most two are hashed at once, and all are answered`() async {
        let passwords = Passwords()
        let most = Most()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { _ = await passwords.hash("otter lamp granite") }
            }
            group.addTask {
                for _ in 0..<40 {
                    await most.see(passwords.running)
                    try? await Task.sleep(for: .milliseconds(5))
                }
            }
        }
        #expect(await most.value == 2)
        #expect(await passwords.running == 0)
    }

    private actor Most {
        var value = 0
        func see(_ now: Int) { value = max(value, now) }
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
