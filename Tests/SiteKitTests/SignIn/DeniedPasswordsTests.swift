import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Passwords that are tried first")
struct DeniedPasswordsTests {
    private let own = ["priya.nandra", "Priya Nandra", "Marlshire County Council"]

    @Test(
        "they are refused although they are long",
        arguments: [
            "passwordpassword", "Password12345", "P@ssw0rd2024!", "Welcome2Council", "Winter2025!!", "liverpool1892", "qwertyuiopasdf",
            "123456789012", "abcdefghijklmn", "aaaaaaaaaaaa", "abcabcabcabc", "Marlshire2026!", "PriyaNandra12", "nandra-nandra-99",
            "Council!Council1",
            "1q2w3e4r5t6y", "Childrens5ervices", "Safeguarding1!", "111111222222", "changeme12345", "ThroughLine2026",
        ])
    func refused(password: String) { #expect(DeniedPasswords().reason(against: password, own: own) != nil) }

    @Test(
        "words that do not belong together are good",
        arguments: [
            "otter lamp granite", "correct horse battery", "my cat eats 7 socks", "Xk29-fhq2-0vbn", "žluťoučký kůň", "winter otter granite",
        ])
    func good(password: String) { #expect(DeniedPasswords().reason(against: password, own: own) == nil) }

    @Test func `a council's own list is heeded in any case`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try "otter lamp granite\r\nsecond one\n".write(to: file, atomically: true, encoding: .utf8)
        let denied = try DeniedPasswords(file: file)
        #expect(denied.reason(against: "Otter Lamp Granite", own: own) != nil)
        #expect(denied.reason(against: "otter lamp marble", own: own) == nil)
        #expect(throws: Problems.self) { try DeniedPasswords(file: file.appending(path: "nowhere")) }
    }

    @Test func `neither the one-time link nor a change takes one`() async throws {
        let site = try await TestSite()
        let accounts = Accounts(store: site.store, passwords: Passwords())
        let (_, token) = try await accounts.add(signIn: "sam.lee", name: "Sam Lee", roles: [], by: .system)
        await #expect(throws: Problems.self) { try await accounts.welcome(token, password: "SamLee202620") }
        let id = try await site.account("priya")
        await #expect(throws: Problems.self) {
            try await accounts.changePassword(of: id, to: "passwordpassword", in: nil, by: .system)
        }
    }
}
