import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// Partners and links, asked through the site with what a browser does not send.
@Suite("A partner’s link says what happened", .serialized)
struct PartnerPromiseTests {
    private let day = AccessCouncil.today

    private struct Asked: Sendable {
        let council: AccessCouncil
        let action, other: Identifier<Action>
        let trust: Identifier<Partner>
        let director: AccessCouncil.Member

        func send(_ path: String, _ fields: [(String, String)] = []) async throws -> Reply {
            try await council.ask("POST", path, as: director, fields: fields)
        }
        func owner(of action: Identifier<Action>) async throws -> String? {
            try await council.store.read { try PartnerRecords.byAction(in: $0)[action] }
        }
        func count(_ sql: String) async throws -> Int { try await council.store.read { try Int.fetchOne($0, sql: sql) ?? -1 } }
        static func until(_ day: Day) -> [(String, String)] {
            [("until-day", String(day.dayOfMonth)), ("until-month", String(day.month)), ("until-year", String(day.year))]
        }
    }

    /// Two actions, of which the first is owned by the trust.
    private func asked() async throws -> Asked {
        let council = try await AccessCouncil()
        let director = try #require(council.members[.director])
        let plan = try #require(Identifier<Plan>(try await council.furniture.identifier(for: "plan") ?? ""))
        let (acts, by) = (ActionPlanStore(council.store), Changer(account: director.id.text))
        let actions = try await [
            acts.addAction(to: plan, ActionDraft(text: "Write", findings: [], due: day + 90), on: day, by: by),
            acts.addAction(to: plan, ActionDraft(text: "Visit", findings: [], due: day + 90), on: day, by: by),
        ]
        let trust = try await PartnerRegister.adding.add(
            (name: "Quarry Trust", kind: .health, contact: ""), by: by, today: day, in: council.store)
        try await PartnerStore(council.store).assign(actions[0], to: trust, on: day, by: by)
        return Asked(council: council, action: actions[0], other: actions[1], trust: trust, director: director)
    }

    @Test func `a link that is not made does not say that it was`() async throws {
        let asked = try await asked()
        let links = try await asked.count("SELECT count(*) FROM partner_link")
        let tries: [(Identifier<Action>, [(String, String)], String)] = [
            (asked.action, [("receiver", "Merrin")] + Asked.until(day - 1), "Enter a date from today"),
            (asked.action, [("receiver", "Merrin")] + Asked.until(day + 3000), "Enter a date from today"),
            (asked.action, [("receiver", "")] + Asked.until(day + 9), "Enter the name of the person"),
            (asked.other, [("receiver", "Merrin")] + Asked.until(day + 9), "No partner owns this action"),
        ]
        for (action, fields, words) in tries {
            let reply = try await asked.send("/partners/actions/\(action)/links", fields)
            #expect(reply.status == 422 && reply.text.contains(words) && !reply.text.contains("Copy the link now"), "\(words)")
            let next = try await asked.council.ask("GET", "/partners/actions/\(action)", as: asked.director)
            #expect(!next.text.contains("class=\"saved\""), "\(words)")
        }
        #expect(try await asked.count("SELECT count(*) FROM partner_link") == links)
    }

    @Test func `the page of a link thanks only for an update that was saved`() async throws {
        let asked = try await asked()
        let token = try await PartnerStore(asked.council.store).makeLink(
            to: asked.action, for: "Merrin", until: day + 9, on: day, by: Changer(account: asked.director.id.text))
        let path = "/partner/\(token.text)"
        #expect(!(try await asked.council.ask("GET", path + "?given=yes", as: nil)).text.contains("Your update was saved"))
        let sent = try await asked.council.ask(
            "POST", path, as: nil, fields: [("giver", "Merrin"), ("words", "Started"), ("delivery", "on_track")])
        #expect(sent.status == 303)
        #expect(try await asked.council.ask("GET", path + "?given=yes", as: nil).text.contains("Your update was saved"))
    }

    @Test func `a malformed partner is refused and takes nothing away`() async throws {
        let asked = try await asked()
        for value in ["x", "no partner", asked.trust.text + "0"] {
            let reply = try await asked.send("/partners/actions/\(asked.action)/partner", [("partner", value)])
            #expect(reply.status == 422 && reply.text.contains("Select a partner from the list"), "\(value)")
            #expect(try await asked.owner(of: asked.action) == "Quarry Trust", "\(value)")
        }
        #expect(try await asked.send("/partners/actions/\(asked.action)/partner", [("partner", "")]).status == 303)
        #expect(try await asked.owner(of: asked.action) == nil, "“No partner” is a choice")
    }

    @Test func `a link is ended on the page of its own action or pack only`() async throws {
        let asked = try await asked()
        let by = Changer(account: asked.director.id.text)
        _ = try await PartnerStore(asked.council.store).makeLink(to: asked.action, for: "Merrin", until: day + 9, on: day, by: by)
        let link = try await asked.council.store.read {
            try String.fetchOne($0, sql: "SELECT id FROM partner_link WHERE action = ?", arguments: [asked.action]) ?? ""
        }
        #expect(try await asked.send("/partners/actions/\(asked.other)/links/\(link)/end").status == 404)
        #expect(try await asked.count("SELECT count(*) FROM partner_link WHERE id = '\(link)' AND ended_on IS NULL") == 1)
        #expect(try await asked.send("/partners/actions/\(asked.action)/links/\(link)/end").status == 303)
        let packs = PackStore(asked.council.store, council: "Openly", documents: DocumentMaker(path: "/nowhere"))
        @Sendable func id<T>(_ part: String) async throws -> Identifier<T> {
            try #require(Identifier(try await asked.council.furniture.identifier(for: part) ?? ""))
        }
        let (first, second) = (
            try await packs.make(for: id("board"), plan: id("plan"), cutOff: day - 1, on: day, by: by),
            try await packs.make(for: id("board"), plan: id("plan"), cutOff: day, on: day, by: by)
        )
        _ = try await packs.makeLink(to: first, for: "The chair", until: day + 9, on: day, by: by)
        let packLink = try await asked.council.store.read {
            try String.fetchOne($0, sql: "SELECT id FROM pack_link WHERE pack = ?", arguments: [first]) ?? ""
        }
        #expect(try await asked.send("/packs/\(second)/links/\(packLink)/end").status == 404)
        #expect(try await asked.send("/packs/\(first)/links/\(packLink)/end").status == 303)
    }
}
