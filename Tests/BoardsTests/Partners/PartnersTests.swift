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
    /// A council whose second action is carried by the trust.
    private func filled(state: String = "published") async throws -> (Marlshire, PartnerStore, Action, Identifier<Partner>) {
        let council = try await Marlshire(state: state)
        let acts = PartnerStore(council.store)
        let trust = try await acts.add(name: "Health Trust", kind: .health, contact: "Merrin Ashgrove", by: council.changer)
        let action = try await council.actions()[1]
        try await acts.entrust(action.id, to: trust, on: day(6, 1), by: council.changer)
        return (council, acts, action, trust)
    }

    @Test func `opens one action by a link until its last day, and nothing after it or after it was ended`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(
            to: action.id, for: "Merrin Ashgrove", until: day(6, 30), on: day(6, 1), by: council.changer)
        let (link, opened, partner) = try await acts.open(token, what: "opened", on: day(6, 30), at: Date())
        #expect(opened.id == action.id && partner.name == "Health Trust")
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(7, 1), at: Date()) }
        await #expect(throws: NotFound.self) { _ = try await acts.open(SecretToken(), what: "opened", on: day(6, 2), at: Date()) }
        try await acts.endLink(link.id, on: day(6, 10), by: council.changer)
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(6, 10), at: Date()) }
        #expect(try await council.count("SELECT count(*) FROM partner_link_opening") == 1, "only what opened is an opening")
        let kept = try await council.store.read { try String.fetchAll($0, sql: "SELECT digest FROM partner_link") }
        #expect(kept == [token.digest.text], "the token itself is kept nowhere")
    }

    @Test func `gives an update in their name, which ends the asking and leaves the judgement of practice alone`() async throws {
        let (council, acts, action, _) = try await filled()
        try await council.say(.onTrack, .better, of: action.id, on: day(5, 20))
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        try await acts.answer(
            token, giver: "Merrin Ashgrove", words: "The post is advertised", delivery: .maySlip, on: day(6, 15),
            form: Changer(account: "visitor"))
        let update = try #require(try await council.actions()[1].latestUpdate)
        #expect(update.author == "Merrin Ashgrove, Health Trust" && update.delivery == .maySlip && update.impact == .better)
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
            try await council.store.change(by: .system, .keepPartners, on: "x") { try $0.execute(sql: "DELETE FROM partner_reply") }
        }
    }

    @Test func `a plan under embargo gives no link, and one made before opens nothing`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        try await council.store.change(by: .system, .keepPartners, on: "x") { [inspection = council.inspection] in
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
        let police = try await acts.add(name: "Police", kind: .police, contact: "", by: council.changer)
        try await acts.entrust(action.id, to: police, on: day(6, 2), by: council.changer)
        await #expect(throws: NotFound.self) { _ = try await acts.open(token, what: "opened", on: day(6, 2), at: Date()) }
    }

    @Test func `the page a link opens names no other action and leads nowhere`() async throws {
        let (council, acts, action, _) = try await filled()
        let token = try await acts.makeLink(to: action.id, for: "Merrin", until: day(6, 30), on: day(6, 1), by: council.changer)
        let (link, opened, partner) = try await acts.open(token, what: "opened", on: day(6, 2), at: Date())
        let page = OpenActionPage(
            visit: council.visit("/partner/x"), link: link, action: opened, partner: partner, problems: nil, isThanked: false
        ).page
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

    @Test func `a promise past its day stands on the board's agenda until it is kept`() async throws {
        let (council, acts, action, trust) = try await filled()
        let board = try await council.board()
        let promise = try await acts.promise(
            "A second psychologist", by: day(6, 10), from: trust, plan: council.plan, action: action.id, on: day(6, 1), by: council.changer)
        func kinds() async throws -> [AgendaItem.Kind] {
            let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
            return try read.arising(for: #require(read.next(on: day(6, 13))), on: day(6, 13)).map(\.kind)
        }
        #expect(try await kinds() == [.promiseNotKept])
        try await acts.settle(promise, .kept(on: day(6, 13), words: "Began on Monday"), by: council.changer)
        #expect(try await kinds() == [])
    }

    @Test func `the list of promises is that of a query, by filter and order`() async throws {
        let (council, acts, _, trust) = try await filled()
        let police = try await acts.add(name: "Police", kind: .police, contact: "", by: council.changer)
        for (what, by, who) in [("b", day(6, 10), trust), ("a", day(6, 30), police), ("d", day(6, 5), trust), ("c", day(6, 20), police)] {
            let id = try await acts.promise(what, by: by, from: who, plan: council.plan, action: nil, on: day(6, 1), by: council.changer)
            if what == "d" { try await acts.settle(id, .kept(on: day(6, 5), words: "Yes"), by: council.changer) }
            if what == "c" { try await acts.settle(id, .notKept(on: day(6, 19), words: "No"), by: council.changer) }
        }
        let all = try await council.store.read { try PartnerRecords.promises(in: $0) }
        let queries: [([(String, String)], String)] = [
            ([("standing", "open")], "WHERE settled_on IS NULL ORDER BY by_day"),
            ([("standing", "late")], "WHERE settled_on IS NULL AND by_day < '2022-06-20' ORDER BY by_day"),
            ([("standing", "kept")], "WHERE settled_as = 'kept'"), ([("standing", "not-kept")], "WHERE settled_as = 'not_kept'"),
            ([("partner", police.text)], "WHERE partner = '\(police)' ORDER BY by_day"), ([("sort", "what")], "ORDER BY what"),
            ([("sort", "-by")], "ORDER BY by_day DESC"),
        ]
        for (query, sql) in queries {
            let expected = try await council.store.read { try String.fetchAll($0, sql: "SELECT what FROM promise " + sql) }
            let shown = PromiseQuery(council.visit("/partners", query)).promises(of: all, on: day(6, 20)).map(\.what)
            #expect(shown == expected && !expected.isEmpty, "\(query)")
        }
    }
}
