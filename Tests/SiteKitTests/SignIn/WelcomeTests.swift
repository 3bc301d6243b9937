import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("The one-time link of a new account")
struct WelcomeTests {
    private let password = "otter lamp granite"

    private func invited() async throws -> (TestSite, SecretToken) {
        let site = try await TestSite()
        let (_, token) = try await Accounts(store: site.store, passwords: Passwords()).add(
            signIn: "new", name: "New", roles: [.director], by: .system)
        return (site, token)
    }

    @Test func `it lets its owner choose a password, once`() async throws {
        let (site, token) = try await invited()
        var browser = TestBrowser(site)
        let path = SignInPages.welcome(token)
        #expect(try await browser.send([("password", password), ("again", password)], from: path).location == "/sign-in")
        #expect(try await browser.get(path).text.contains("has been used or has expired"))
        let again = try await browser.post(path, [("password", "another password"), ("again", "another password")])
        #expect(again.status == 422)
        #expect(try await browser.send([("sign-in", "new"), ("password", password)], from: "/sign-in").status == 303)
    }

    @Test func `used twice at once it works once`() async throws {
        let (site, token) = try await invited()
        let accounts = Accounts(store: site.store, passwords: Passwords())
        let worked = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<4 {
                group.addTask { (try? await accounts.welcome(token, password: "password number \(number)")) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(worked == 1)
    }

    @Test func `two passwords that differ are refused and the link stays good`() async throws {
        let (site, token) = try await invited()
        var browser = TestBrowser(site)
        let path = SignInPages.welcome(token)
        let answer = try await browser.send([("password", password), ("again", "otter lamp granitE")], from: path)
        #expect(answer.status == 422 && answer.text.contains("The passwords do not match"))
        #expect(try await browser.send([("password", password), ("again", password)], from: path).status == 303)
    }

    @Test func `it dies after seven days`() async throws {
        let (site, token) = try await invited()
        try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE welcome SET expires = expires - 7 * 86400 - 1") }
        var browser = TestBrowser(site)
        #expect(try await browser.get(SignInPages.welcome(token)).text.contains("has been used or has expired"))
    }

    @Test func `an invented link is refused before any password is looked at`() async throws {
        let (site, _) = try await invited()
        var browser = TestBrowser(site)
        let answer = try await browser.post(SignInPages.welcome(SecretToken()), [("password", "short"), ("again", "short")])
        #expect(answer.status == 422 && answer.text.contains("has been used or has expired"))
        #expect(try await browser.get("/welcome/x").status == 404)
    }

    @Test func `only the digest of the link is kept`() async throws {
        let (site, token) = try await invited()
        #expect(try await site.kept.contents(leavingOut: []).contains(token.text) == false)
    }

    @Test(
        "a sign-in name is letters, figures and signs", arguments: ["", "sam lee", "sam\nlee", "sám", String(repeating: "x", count: 101)])
    func badName(name: String) async throws {
        let site = try await TestSite()
        await #expect(throws: Problems.self) {
            try await Accounts(store: site.store, passwords: Passwords()).add(signIn: name, name: "Sam", roles: [], by: .system)
        }
    }

    @Test func `two accounts cannot have one name, in whatever case`() async throws {
        let (site, _) = try await invited()
        await #expect(throws: Problems.self) {
            try await Accounts(store: site.store, passwords: Passwords()).add(signIn: "NEW", name: "Sam", roles: [], by: .system)
        }
    }
}
