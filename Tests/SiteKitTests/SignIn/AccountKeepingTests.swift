import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Keeping the accounts of others")
struct AccountKeepingTests {
    private let today = Day(2022, 6, 20) ?? Day(number: 0)
    private func accounts(_ site: TestSite) -> Accounts { Accounts(store: site.store, passwords: Passwords()) }

    @Test func `a leaver is signed out at once and everything given to them ends`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        var browser = TestBrowser(site)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        #expect(try await browser.get("/notes").status == 200)
        try await accounts(site).end(id, on: today, by: .system)
        #expect(try await browser.get("/notes").status == 303)
        #expect(try await site.store.read { try Grants.live(of: id, on: today, in: $0) }.isEmpty)
        #expect(try await browser.send([("sign-in", "sam"), ("password", "otter lamp granite")], from: "/sign-in").status == 422)
    }

    @Test func `signing out everywhere ends every session, and the person may sign in again`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        for _ in 0..<3 { _ = try await Session.begin(for: id, in: site.store, now: Date()) }
        try await accounts(site).signOutEverywhere(id, by: .system)
        #expect(try await site.kept.count("session") == 0)
        var browser = TestBrowser(site)
        #expect(try await browser.send([("sign-in", "sam"), ("password", "otter lamp granite")], from: "/sign-in").status == 303)
    }

    @Test func `a person ends their other sessions and keeps this one`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        var (here, there) = (TestBrowser(site), TestBrowser(site))
        here.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        there.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        #expect(try await here.get("/my-account").text.contains("1 other browser"))
        #expect(try await here.send([], from: "/my-account", to: "/my-account/sign-out-elsewhere").status == 303)
        #expect(try await there.get("/notes").status == 303)
        #expect(try await here.get("/notes").status == 200)
    }

    @Test func `another password needs the present one and ends the other sessions`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        var (here, there) = (TestBrowser(site), TestBrowser(site))
        here.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        there.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
        let page = "/my-account/password"
        let new = [("password", "marble kettle heron"), ("again", "marble kettle heron")]
        #expect(try await here.send([("present", "not the present")] + new, from: page).status == 422)
        #expect(try await here.send([("present", "otter lamp granite")] + new, from: page).status == 303)
        #expect(try await there.get("/notes").status == 303)
        #expect(try await here.get("/notes").status == 200)
        #expect(try await there.send([("sign-in", "sam"), ("password", "marble kettle heron")], from: "/sign-in").status == 303)
    }

    @Test func `a new link voids the one before`() async throws {
        let site = try await TestSite()
        let (id, first) = try await accounts(site).add(signIn: "sam", name: "Sam", roles: [], by: .system)
        let second = try await accounts(site).newLink(for: id, by: .system)
        await #expect(throws: Problems.self) { try await accounts(site).account(of: first) }
        #expect(try await accounts(site).account(of: second) == id)
    }

    @Test func `nobody does it with their own account`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        let own = Changer(account: id.text)
        await #expect(throws: AccountRefusal.toOneself) { try await accounts(site).end(id, on: today, by: own) }
        await #expect(throws: AccountRefusal.toOneself) { try await accounts(site).newLink(for: id, by: own) }
        await #expect(throws: AccountRefusal.toOneself) { try await accounts(site).resetSecondStep(of: id, by: own) }
    }

    @Test func `an ended account opens again without password, two-factor sign-in or role`() async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        try await accounts(site).end(id, on: today, by: .system)
        await #expect(throws: AccountRefusal.ended) { try await accounts(site).newLink(for: id, by: .system) }
        try await accounts(site).reopen(id, by: .system)
        let account = try await accounts(site).kept(id, on: today)
        #expect(account.isActive && !account.hasPassword && account.roles.isEmpty)
    }

    @Test("an account is unused after sixty days without a sign-in", arguments: [(60, false), (61, true)])
    func unused(days: Int, expected: Bool) async throws {
        let site = try await TestSite()
        let id = try await site.account("sam")
        #expect(try await accounts(site).kept(id, on: today).isUnused(on: today) == false, "never signed in is not unused for sixty days")
        let second = 1_655_733_600 - days * 86_400
        try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE account SET signed_in = ?", arguments: [second]) }
        #expect(try await accounts(site).kept(id, on: today).isUnused(on: today) == expected)
    }

    @Test(
        "each choice of the list shows what a direct query finds, on the page and in the file",
        arguments: [
            ("open", "active = 1"), ("ended", "active = 0"), ("unused", "active = 1 AND signed_in < 1650549600"),
            ("one-step", "active = 1 AND id NOT IN (SELECT account FROM second_step)"), ("", "1"),
        ])
    func choices(choice: String, condition: String) async throws {
        let site = try await TestSite()
        var browser = try await site.browser([.administrator], signIn: "keeper")
        for (name, second) in [("ada", 1_640_000_000), ("bea", 1_655_000_000), ("cyd", 1_640_000_000)] {
            let (id, _) = try await accounts(site).add(signIn: name, name: name, roles: [], by: .system)
            try await site.store.writeUnaudited {
                try $0.execute(sql: "UPDATE account SET signed_in = ? WHERE id = ?", arguments: [second, id])
            }
            if name == "cyd" { try await accounts(site).end(id, on: today, by: .system) }
            if name == "bea" {
                try await site.store.writeUnaudited {
                    try $0.execute(
                        sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, x'00', 1, 0)", arguments: [id])
                }
            }
        }
        let expected = try await site.store.read { try String.fetchAll($0, sql: "SELECT sign_in FROM account WHERE \(condition)") }
        let page = try await browser.get("/settings/accounts?show=\(choice)&sort=-name").text
        let file = try await browser.get("/settings/accounts.csv?show=\(choice)&sort=-name").text
        for name in ["ada", "bea", "cyd", "keeper"] {
            #expect(page.contains("<div>\(name)</div>") == expected.contains(name), "\(name)")
            #expect(file.contains("\"\(name)\"") == expected.contains(name), "\(name)")
        }
        #expect(page.contains("/settings/accounts.csv?show=\(choice)") || choice.isEmpty)
    }

    @Test func `the list is in the order that was asked for`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser([.administrator], signIn: "keeper")
        for name in ["bea", "ada", "cyd"] { _ = try await accounts(site).add(signIn: name, name: name, roles: [], by: .system) }
        func order(_ sort: String) async throws -> [String] {
            try await browser.get("/settings/accounts.csv?sort=\(sort)").text.matches(of: /"(ada|bea|cyd)",/).map { String($0.1) }
                .enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        }
        #expect(try await order("name") == ["ada", "bea", "cyd"])
        #expect(try await order("-sign-in") == ["cyd", "bea", "ada"])
    }

    @Test func `an administrator adds an account and is shown its link once`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser([.administrator])
        let shown = try await browser.send([("name", "Sam Lee"), ("sign-in", "sam.lee")], from: "/settings/accounts")
        let link = try #require(shown.text.firstMatch(of: /\/welcome\/([0-9a-f]{64})/).flatMap { SecretToken(String($0.1)) })
        _ = try await accounts(site).account(of: link)
        #expect(try await browser.get("/settings/accounts?show=open").text.contains("Sam Lee"))
        #expect(try await browser.get("/settings/accounts?show=ended").text.contains("Sam Lee") == false)
        var director = try await site.browser([.director])
        #expect(try await director.get("/settings/accounts").status == 403)
    }
}
