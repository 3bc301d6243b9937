import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Every try at proving who somebody is leaves a row")
struct TriesAreWrittenDownTests {
    private let password = "otter lamp granite"

    private func grounds(_ site: TestSite, on subject: String) async throws -> [String] {
        try await site.store.read {
            try String.fetchAll(
                $0, sql: "SELECT ground FROM audit WHERE act = ? AND subject = ? ORDER BY sequence", arguments: [Act.signIn.name, subject])
        }
    }

    @Test func `wrong passwords and throttled tries`() async throws {
        let site = try await TestSite()
        let id = try await site.account("priya")
        var browser = TestBrowser(site)
        for _ in 0..<13 { _ = try await browser.send([("sign-in", "priya"), ("password", "wrong wrong wrong")], from: "/sign-in") }
        let found = try await grounds(site, on: id.text)
        #expect(found == Array(repeating: "refused", count: 10) + ["throttled 1", "throttled 2", "throttled 3"])
    }

    @Test func `throttled tries at names that nobody has`() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        for _ in 0..<11 { _ = try await browser.send([("sign-in", "nobody"), ("password", "wrong wrong wrong")], from: "/sign-in") }
        #expect(try await grounds(site, on: "unknown").last == "throttled 1")
    }

    @Test func `codes, wrong and right`() async throws {
        let site = try await TestSite()
        let id = try await site.account("priya")
        let code = OneTimeCode()
        let key = try SealingKey(in: site.kept.directory.appending(path: "keys"))
        let sealed = Data(try key.seal(code.secret, of: id.text))
        try await site.store.writeUnaudited {
            try $0.execute(
                sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, ?, 0, 0)", arguments: [id, sealed])
        }
        var browser = TestBrowser(site)
        _ = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        for _ in 0..<11 { _ = try await browser.send([("code", "000000")], from: "/sign-in/code") }
        let found = try await grounds(site, on: id.text)
        #expect(found == ["password"] + Array(repeating: "code refused", count: 10) + ["throttled 1"])
    }

    @Test func `proofs that are asked for again, wrong and right`() async throws {
        let site = try await TestSite()
        let id = try await site.account("priya")
        var browser = TestBrowser(site)
        _ = try await browser.send([("sign-in", "priya"), ("password", password)], from: "/sign-in")
        try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE session SET proven = 0") }
        _ = try await browser.send([("proof", "wrong wrong wrong")], from: "/notes/export", to: "/sign-in/again")
        _ = try await browser.send([("proof", password)], from: "/notes/export", to: "/sign-in/again")
        #expect(try await grounds(site, on: id.text) == ["password", "password refused", "password"])
        let known = try await site.store.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM audit WHERE act = ? AND account = ? AND session IS NOT NULL",
                arguments: [Act.signIn.name, id.text])
        }
        #expect(known == 2, "the two proofs name the session")
    }
}
