import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("A partner without an account")
struct PartnersTests {
    /// A council whose second action is owned by the trust.
    private func filled(state: String = "published") async throws -> (Marlshire, PartnerStore, Action, Identifier<Partner>) {
        let council = try await Marlshire(state: state)
        let acts = PartnerStore(council.store)
        let trust = try await council.partner("Health Trust", .health, contact: "Merrin Ashgrove")
        let action = try await council.actions()[1]
        try await acts.assign(action.id, to: trust, on: day(6, 1), by: council.changer)
        return (council, acts, action, trust)
    }

    @Test func `opens one action by a link until its last day, and nothing after it or after it was ended`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(
            to: action.id, for: "Merrin Ashgrove", until: day(6, 30), on: day(6, 1), by: council.changer)
        let opened = try await acts.open(token, what: "opened", on: day(6, 30), at: Date())
        #expect(opened.action.id == action.id && opened.partner.name == "Health Trust")
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(7, 1), at: Date()) }
        await #expect(throws: NotFound.self) { _ = try await acts.open(SecretToken(), what: "opened", on: day(6, 2), at: Date()) }
        try await acts.endLink(opened.link.id, of: action.id, on: day(6, 10), by: council.changer)
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(6, 10), at: Date()) }
        #expect(try await council.count("SELECT count(*) FROM partner_link_opening") == 1, "only what opened is an opening")
        let kept = try await council.store.read { try String.fetchAll($0, sql: "SELECT digest FROM partner_link") }
        #expect(kept == [token.digest.text], "the token itself is not stored")
    }

    @Test func `gives an update in their name, which answers the request and leaves the impact rating alone`() async throws {
        let (council, acts, action, _) = try await filled()
        try await council.say(.onTrack, .improved, of: action.id, on: day(5, 20))
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        try await acts.answer(
            token, giver: "Merrin Ashgrove", words: "The post is advertised", delivery: .maySlip, on: day(6, 15),
            form: Changer(account: "visitor"))
        let update = try #require(try await council.actions()[1].latestUpdate)
        #expect(update.author == "Merrin Ashgrove, Health Trust" && update.delivery == .maySlip && update.impact == .improved)
        #expect(update.words == "The post is advertised\n(Health Trust, through their link)")
    }

    @Test func `a reply that came by telephone is recorded as theirs, with who took it`() async throws {
        let (council, acts, action, _) = try await filled()
        try await acts.record(
            "Starts in July", from: "Merrin Ashgrove", way: .telephone, delivery: .onTrack, to: action.id, on: day(6, 15),
            by: council.changer)
        let reply = try #require(try await council.store.read { try PartnerRecords.replies(to: action.id, in: $0) }.first)
        #expect(reply.giver == "Merrin Ashgrove" && reply.recordedBy == "Ada Lowe" && reply.way == .telephone)
        await #expect(throws: (any Error).self, "what was said stays") {
            try await council.store.change(by: .system, .managePartners, on: "x") { try $0.execute(sql: "DELETE FROM partner_reply") }
        }
    }

    @Test func `a plan under embargo gives no link, and one made before opens nothing`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        try await council.store.change(by: .system, .managePartners, on: "x") { [inspection = council.inspection] in
            try $0.execute(
                sql: "UPDATE inspection SET state = 'final_under_embargo', published = NULL WHERE id = ?", arguments: [inspection])
        }
        await #expect(throws: PartnerRefusal.underEmbargo) {
            _ = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 2), by: council.changer)
        }
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(6, 2), at: Date()) }
    }

    @Test func `links end when the action is given to another`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        let police = try await council.partner("Police", .police)
        try await acts.assign(action.id, to: police, on: day(6, 2), by: council.changer)
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(6, 2), at: Date()) }
    }

    @Test func `the page a link opens names no other action and leads nowhere`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        let opened = try await acts.open(token, what: "opened", on: day(6, 2), at: Date())
        let page = PartnerUpdatePage(request: council.request("/partner/x"), opened: opened, problems: nil, isThanked: false).page
        #expect(page.isPrivate && page.body.string.contains("Find more homes"))
        #expect(!page.body.string.contains("Renew the letter") && !page.body.string.contains("href="))
    }

    @Test func `tries of a link are bounded`() async {
        let (limit, link, now) = (LinkLimit(), SecretToken().digest, Date())
        for _ in 0..<LinkLimit.perLink { #expect(await limit.admits(link, address: "a", now: now)) }
        #expect(await !limit.admits(link, address: "b", now: now))
        #expect(await limit.admits(link, address: "b", now: now + 301))
        for _ in 0..<LinkLimit.perAddress { _ = await limit.admits(SecretToken().digest, address: "c", now: now) }
        #expect(await !limit.admits(SecretToken().digest, address: "c", now: now))
    }

    @Test func `an overdue commitment is on the board's agenda until it is met`() async throws {
        let (council, _, action, trust) = try await filled()
        let board = try await council.board()
        let commitment = try await council.commitment("A second psychologist", by: day(6, 10), from: trust, action: action.id)
        func kinds() async throws -> [AgendaItem.Kind] {
            let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
            return try read.arising(for: #require(read.next(on: day(6, 13))), on: day(6, 13)).map(\.kind)
        }
        #expect(try await kinds() == [.commitmentNotMet])
        try await council.end(commitment, .met, "Began on Monday", on: day(6, 13))
        #expect(try await kinds() == [])
    }

    @Test func `the list of commitments is that of a query, by filter and order`() async throws {
        let (council, _, _, trust) = try await filled()
        let police = try await council.partner("Police", .police)
        for (what, by, who) in [("b", day(6, 10), trust), ("a", day(6, 30), police), ("d", day(6, 5), trust), ("c", day(6, 20), police)] {
            let id = try await council.commitment(what, by: by, from: who)
            if what == "d" { try await council.end(id, .met, "Yes", on: day(6, 5)) }
            if what == "c" { try await council.end(id, .notMet, "No", on: day(6, 19)) }
        }
        let queries: [([(String, String)], String)] = [
            ([("status", "open")], "WHERE outcome_on IS NULL ORDER BY due"),
            ([("status", "overdue")], "WHERE outcome_on IS NULL AND due < '2022-06-20' ORDER BY due"),
            ([("status", "met")], "WHERE outcome = 'met'"), ([("status", "not-met")], "WHERE outcome = 'not_met'"),
            ([("partner", police.text)], "WHERE partner = '\(police)' ORDER BY due"), ([("sort", "what")], "ORDER BY what"),
            ([("sort", "-due")], "ORDER BY due DESC"),
        ]
        for (query, sql) in queries {
            let expected = try await council.store.read { try String.fetchAll($0, sql: "SELECT what FROM partner_commitment " + sql) }
            let shown = try await council.lines(CommitmentRegister.register, query).map(\.item.what)
            #expect(shown == expected && !expected.isEmpty, "\(query)")
        }
    }
}
