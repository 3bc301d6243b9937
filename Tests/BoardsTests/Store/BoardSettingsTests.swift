import ActionPlans
import Boards
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("The numbers that a council sets for its boards")
struct BoardSettingsTests {
    private func form(_ changes: [String: String] = [:]) -> [(String, String)] {
        BoardSettings.Name.allCases.map { ($0.rawValue, changes[$0.rawValue] ?? String($0.defaultValue)) }
    }

    @Test func `have their defaults until they are set, and apply at once`() async throws {
        let council = try await Marlshire()
        let pages = BoardPages(store: council.store)
        let defaultValue = try await council.store.read { try BoardRecords.settings(in: $0) }
        #expect(BoardSettings.Name.allCases.allSatisfy { defaultValue[$0] == $0.defaultValue })
        _ = try await pages.saveSettings(
            council.request("/boards/settings", form: form(["boards.link-days": "10", "boards.usual-link-days": "5"])))
        let action = try await council.actions()[0].id
        let partners = PartnerStore(council.store)
        let trust = try await council.partner("Health Trust", .health)
        try await partners.assign(action, to: trust, on: day(6, 1), by: council.changer)
        await #expect(throws: PartnerRefusal.linkEnds(latest: day(6, 11))) {
            _ = try await partners.makeLink(to: action, for: "Merrin", until: day(6, 12), on: day(6, 1), by: council.changer)
        }
    }

    @Test func `a request is escalated after as many messages as are set`() async throws {
        let council = try await Marlshire()
        try await council.above(council.lead, council.homes)
        try await BoardStore(council.store).set(BoardSettings([.patience: 3, .unanswered: 1]), by: council.changer)
        let chasers = Chasers(Notices(council.store, origin: "https://x.example", council: "Marlshire"), policy: Marlshire.policy)
        for number in day(5, 29).number...day(6, 7).number { try await chasers.run(on: Day(number: number)) }
        let steps = try await council.requests().filter { $0.ref.number == 1 }
        #expect(
            steps.map { "\($0.day.iso) \($0.chase.rawValue)" } == ["2022-05-30 ask", "2022-06-06 manager"],
            "and at most one message a week to the manager")
    }

    @Test("what makes no sense is refused beside its field", arguments: ["0", "-1", "400", "seven", "", "1e3", "99999999999999999999"])
    func refused(value: String) async throws {
        let council = try await Marlshire()
        let request = council.request("/boards/settings", form: form(["boards.patience-days": value]))
        guard case .page(let page) = try await BoardPages(store: council.store).saveSettings(request) else {
            Issue.record("set")
            return
        }
        #expect(page.hasProblems && String(decoding: page.body.bytes, as: UTF8.self).contains("like 7"))
        #expect(try await council.count("SELECT count(*) FROM setting WHERE name LIKE 'boards.%'") == 0)
    }
}
