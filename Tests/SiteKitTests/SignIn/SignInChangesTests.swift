import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

/// A session that was opened long ago is no proof of who sits before it, and its owner hears of every change.
@Suite("Changing how somebody signs in")
struct SignInChangesTests {
    private static let password = "otter lamp granite"
    private let hourAgo = Date().addingTimeInterval(-1200)

    private func open(_ site: TestSite, roles: Set<Role> = [.director]) async throws -> (Identifier<Person>, TestBrowser) {
        let id = try await site.account("sam", password: SignInChangesTests.password, roles: roles)
        try await site.store.writeUnaudited {
            try $0.execute(sql: "UPDATE account SET mail = 'sam@marlshire.example' WHERE id = ?", arguments: [id])
        }
        var browser = TestBrowser(site)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: hourAgo).text
        return (id, browser)
    }

    /// Sends a form with the token of the session and nothing else beside its fields.
    private func send(_ fields: [(String, String)], to path: String, by browser: inout TestBrowser) async throws -> Answered {
        let page = try await browser.get("/my-account").text
        let token = try #require(page.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) })
        return try await browser.post(path, fields + [("token", token)])
    }

    private func kept(_ site: TestSite, _ id: Identifier<Person>) async throws -> [String?] {
        try await site.store.read { db in
            try Row.fetchOne(db, sql: "SELECT password, mail FROM account WHERE id = ?", arguments: [id]).map { [$0[0], $0[1]] } ?? []
        }
    }

    private func told(_ site: TestSite, _ id: Identifier<Person>) async throws -> [String] {
        try await site.store.read {
            try String.fetchAll($0, sql: "SELECT title FROM notice WHERE account = ? ORDER BY rowid", arguments: [id])
        }
    }

    @Test(
        "an open browser is asked for the password first",
        arguments: ["/my-account/second-step", "/my-account/password"])
    func pages(path: String) async throws {
        let site = try await TestSite()
        var browser = try await open(site).1
        let page = try await browser.get(path)
        #expect(page.status == 403 && page.text.contains("Confirm that it is you") && !page.text.contains("class=\"key\""))
    }

    @Test(
        "no form changes anything before that",
        arguments: [
            ("/my-account/second-step", [("sealed", "00"), ("code", "000000")]), ("/my-account/second-step/remove", [("code", "000000")]),
            ("/my-account/recovery-codes", [("code", "000000")]), ("/my-notices/mail", [("mail", "thief@elsewhere.example")]),
            (
                "/my-account/password",
                [("present", "otter lamp granite"), ("password", "marble kettle heron"), ("again", "marble kettle heron")]
            ),
        ])
    func forms(path: String, fields: [(String, String)]) async throws {
        let site = try await TestSite()
        let (id, opened) = try await open(site)
        var browser = opened
        let before = try await kept(site, id)
        let answer = try await send(fields, to: path, by: &browser)
        #expect(answer.status == 403 && answer.text.contains("Confirm that it is you"))
        // A secret that was typed does not come back in the page.
        #expect(!answer.text.contains(SignInChangesTests.password) && !answer.text.contains("marble kettle heron"))
        let after = try await kept(site, id)
        #expect(before == after)
    }

    @Test func `with the password the form goes on, and the owner is told at both addresses`() async throws {
        let site = try await TestSite()
        let (id, opened) = try await open(site)
        var browser = opened
        let fields = [("mail", "sam.lee@marlshire.example"), ("proof", SignInChangesTests.password)]
        #expect(try await send(fields, to: "/my-notices/mail", by: &browser).status == 303)
        #expect(try await told(site, id).contains { $0.hasPrefix("Your email address was changed.") })
        let addresses = try await site.store.read { try String.fetchAll($0, sql: "SELECT address FROM mail_message ORDER BY address") }
        #expect(addresses.contains("sam@marlshire.example") && addresses.contains("sam.lee@marlshire.example"))
    }

    @Test func `a wrong password changes nothing`() async throws {
        let site = try await TestSite()
        let (id, opened) = try await open(site)
        var browser = opened
        let fields = [("mail", "thief@elsewhere.example"), ("proof", "not the password")]
        #expect(try await send(fields, to: "/my-notices/mail", by: &browser).status != 303)
        #expect(try await told(site, id).filter { $0.contains("email") }.isEmpty)
    }

    @Test func `setting up, removing and changing are told to the owner by notice and mail`() async throws {
        let site = try await TestSite()
        let (id, _) = try await open(site)
        let accounts = Accounts(store: site.store, passwords: Passwords())
        let own = Changer(account: id.text)
        try await accounts.changePassword(of: id, to: "marble kettle heron", in: nil, by: own)
        #expect(try await told(site, id).contains { $0.hasPrefix("Your password was changed.") })
        let mails = try await site.store.read { try String.fetchAll($0, sql: "SELECT body FROM mail_message") }
        #expect(mails.contains { $0.contains("Your password was changed.") })
    }

    @Test func `a link for an account with two-factor sign-in leaves it on`() async throws {
        let site = try await TestSite()
        let (id, _) = try await open(site, roles: [.scrutinyMember])
        try await site.store.writeUnaudited {
            try $0.execute(
                sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, x'00', 1, 0)", arguments: [id])
        }
        var keeper = try await site.browser([.administrator])
        let shown = try await keeper.send([], from: "/settings/accounts/\(id)", to: "/settings/accounts/\(id)/link")
        let link = try #require(shown.text.firstMatch(of: /\/welcome\/([0-9a-f]{64})/).flatMap { SecretToken(String($0.1)) })
        try await Accounts(store: site.store, passwords: Passwords()).welcome(link, password: "marble kettle heron")
        #expect(try await site.store.read { try TwoFactor.isSet(for: id, in: $0) })
        var thief = TestBrowser(site)
        let signedIn = try await thief.send([("sign-in", "sam"), ("password", "marble kettle heron")], from: "/sign-in")
        #expect(signedIn.location?.hasPrefix("/sign-in/code") == true)
        #expect(try await thief.get("/notes").status == 303)
        #expect(try await told(site, id).count { $0.contains("one-time link") } == 2)
    }

    @Test func `whoever keeps accounts proves who they are before a link, and not for the list`() async throws {
        let site = try await TestSite()
        let (id, _) = try await open(site, roles: [.scrutinyMember])
        var keeper = try await site.browser([.administrator], at: hourAgo)
        #expect(try await keeper.get("/settings/accounts").status == 200)
        let asked = try await keeper.send([], from: "/settings/accounts/\(id)", to: "/settings/accounts/\(id)/link")
        #expect(asked.status == 403 && asked.text.contains("Confirm that it is you") && !asked.text.contains("/welcome/"))
    }
}
