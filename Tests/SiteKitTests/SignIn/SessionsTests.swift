import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("A session")
struct SessionsTests {
    private let start = Date(timeIntervalSince1970: 1_655_700_000)

    private func begun() async throws -> (TestSite, SecretToken) {
        let site = try await TestSite()
        let (id, _) = try await Accounts(store: site.store, passwords: Passwords()).add(
            signIn: "priya", name: "Priya", roles: [.director], by: .system)
        return (site, try await Session.begin(for: id, in: site.store, now: start))
    }

    @Test("it ends after 30 idle minutes", arguments: [(0, true), (1799, true), (1800, true), (1801, false)]) func idle(
        seconds: Double, holds: Bool
    ) async throws {
        let (site, cookie) = try await begun()
        let found = try await Session.find(cookie, in: site.store, now: start + seconds)
        #expect((found != nil) == holds)
    }

    @Test func `it ends after 8 hours however busy it was`() async throws {
        let (site, cookie) = try await begun()
        for minute in stride(from: 20, through: 480, by: 20) {
            #expect(try await Session.find(cookie, in: site.store, now: start + Double(minute * 60)) != nil, "minute \(minute)")
        }
        #expect(try await Session.find(cookie, in: site.store, now: start + 8 * 3600 + 1) == nil)
    }

    @Test func `only the digest of the cookie is kept`() async throws {
        let (site, cookie) = try await begun()
        let everything = try await site.kept.contents(leavingOut: [])
        #expect(!everything.contains(cookie.text))
        #expect(everything.contains(cookie.digest.text))
    }

    @Test func `a leaver's sessions end at once`() async throws {
        let (site, cookie) = try await begun()
        try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE account SET active = 0") }
        #expect(try await Session.find(cookie, in: site.store, now: start) == nil)
    }

    @Test func `a role taken away is gone from the next request on`() async throws {
        let (site, cookie) = try await begun()
        #expect(try await Session.find(cookie, in: site.store, now: start)?.person.roles == [.director])
        try await site.store.writeUnaudited { try $0.execute(sql: "DELETE FROM account_grant") }
        #expect(try await Session.find(cookie, in: site.store, now: start)?.person.roles == [])
    }

    @Test func `sessions that have ended are cleared away`() async throws {
        let (site, _) = try await begun()
        let id = try #require(try await site.store.read { try Identifier<Person>.fetchOne($0, sql: "SELECT id FROM account") })
        _ = try await Session.begin(for: id, in: site.store, now: start + 3600)
        #expect(try await site.kept.count("session") == 2, "it is remembered for a day, for what was typed in it")
        _ = try await Session.begin(for: id, in: site.store, now: start + 26 * 3600)
        #expect(try await site.kept.count("session") == 1)
    }
}
