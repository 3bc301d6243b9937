import ActionPlans
import ActionPlansWeb
import Boards
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import Indicators
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("The pack of a board")
struct PacksTests {
    /// Without converters, so that a pack is made at once.
    private func store(_ council: Marlshire) -> PackStore {
        PackStore(council.store, council: "Marlshire County Council", documents: DocumentMaker(path: "/nowhere"))
    }

    @Test func `holds the record as it stood at the cut-off, and nothing that came later`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let action = try await council.actions()[0]
        try await council.say(.onTrack, of: action.id, on: day(5, 20))
        try await council.say(.offTrack, .slippedBack, of: action.id, on: day(6, 2))
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 20), by: council.changer)
        let pack = try await council.store.read { try PackRecords.pack(id, in: $0) }
        #expect(pack.actions.map(\.delivery) == [.onTrack, .notStarted] && pack.actions[0].lastHeard == day(5, 20))
        #expect(pack.gaps.contains(Pack.Gap(what: "No measure", about: "A0.1 Renew the letter")))
        let later = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 20), on: day(6, 20), by: council.changer)
        let next = try await council.store.read { try PackRecords.pack(later, in: $0) }
        #expect(next.number == 2 && next.before == day(6, 1))
        #expect(next.since.contains { $0.hasPrefix("A0.1 went from on track to off track and is now “slipped back”") })
        await #expect(throws: PackRefusal.cutOffAhead(day(6, 21))) {
            try await packs.make(for: board, plan: council.plan, cutOff: day(6, 21), on: day(6, 20), by: council.changer)
        }
    }

    @Test func `is frozen: neither changed nor removed, and its numbers are those of every pack`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let id = try await store(council).make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        for sql in ["UPDATE pack SET title = 'x'", "DELETE FROM pack"] {
            await #expect(throws: (any Error).self) {
                try await council.store.change(by: .system, .makePack, on: "x") { try $0.execute(sql: sql) }
            }
        }
        try await council.say(.offTrack, of: try await council.actions()[0].id, on: day(6, 2))
        let (page, content, digest) = try await council.store.read { db in
            (
                try PackRecords.bytes(.page, of: id, in: db), try PackRecords.bytes(.content, of: id, in: db),
                try #require(try PackRecords.entry(id, in: db)).digest
            )
        }
        let pack = try JSONDecoder().decode(Pack.self, from: content)
        #expect(Digest(of: content).text == digest)
        #expect(PackView.article(PackPaper(pack)).bytes == Array(page))
        let headings = PackPaper(pack).sections.map { "\($0.number) \($0.heading)" }
        #expect(
            headings == [
                "1 Steady, and misses its aim", "2 What moved", "3 No change beyond ordinary variation", "4 Actions off track",
                "5 Decisions wanted", "6 Gaps", "7 Partners’ promises", "8 Slipped back", "9 Since the pack before", "10 Evidence",
            ])
        #expect(PackPaper(pack).sections.flatMap(\.tables).allSatisfy { $0.number.hasPrefix("Table ") })
    }

    @Test func `opens to a reader outside by a link until its last day, and each opening is kept`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let token = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 1), by: council.changer)
        #expect(try await packs.open(token, what: "page", on: day(6, 30), at: Date()).id == id)
        await #expect(throws: NotFound.self) { _ = try await packs.open(token, what: "page", on: day(7, 1), at: Date()) }
        let link = try #require(try await council.store.read { try PackRecords.links(to: id, in: $0) }.first)
        #expect(link.openings.count == 1 && link.openings[0].hasSuffix(": page"))
        try await packs.endLink(link.id, on: day(6, 2), by: council.changer)
        await #expect(throws: NotFound.self) { _ = try await packs.open(token, what: "page", on: day(6, 2), at: Date()) }
    }

    @Test func `cites what a second person confirmed by the cut-off, and holds the rest back with the reason and without its title`()
        async throws
    {
        let council = try await Marlshire()
        let board = try await council.board()
        let action = try await council.actions()[0].id
        _ = try await council.evidence("Letters of May", for: action, on: day(5, 20), confirmed: day(6, 1))
        _ = try await council.evidence("What Zephyrine told us", for: action, on: day(5, 21))
        _ = try await council.evidence("Letters of late May", for: action, on: day(5, 28), confirmed: day(6, 2))
        _ = try await council.evidence("Letters of June", for: action, on: day(6, 2), confirmed: day(6, 3))
        let id = try await store(council).make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 20), by: council.changer)
        let (pack, page) = try await council.store.read {
            (try PackRecords.pack(id, in: $0), String(decoding: try PackRecords.bytes(.page, of: id, in: $0), as: UTF8.self))
        }
        #expect(pack.evidence?.cited.map(\.title) == ["Letters of May"])
        #expect(
            pack.evidence?.heldBack.map(\.why) == [
                "It was not checked for personal data, or it has changed since.", "It was confirmed on 2 June 2022, after the cut-off.",
            ])
        #expect(pack.evidence?.heldBack.allSatisfy { $0.actions == ["A0.1"] } == true)
        #expect(page.contains("Letters of May") && !page.contains("Zephyrine") && !page.contains("late May"))
        #expect(pack.gaps.filter { $0.what == "No evidence" }.map(\.about) == ["A0.2 Find more homes"], "held back is not missing")
    }

    @Test func `that cites what was called back since gets no further reader, and its page stays as it was frozen`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let evidence = try await council.evidence(
            "Letters of May", for: try await council.actions()[0].id, on: day(5, 20), confirmed: day(5, 30))
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let before = try await council.store.read { try PackRecords.bytes(.page, of: id, in: $0) }
        _ = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 2), by: council.changer)
        try await EvidenceStore(council.store, texts: DocumentTexts { _ in throw NotFound() })
            .setAside(evidence, reason: "Wrong file", on: day(6, 3), by: council.changer)
        await #expect(throws: PackRefusal.citesWhatWasCalledBack("It was set aside and counts no more.")) {
            _ = try await packs.makeLink(to: id, for: "The chair", until: day(6, 30), on: day(6, 4), by: council.changer)
        }
        #expect(try await council.store.read { try PackRecords.bytes(.page, of: id, in: $0) } == before)
    }

    @Test func `names the gaps that the plan’s own page names`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        try await council.store.change(by: .system, .keepBoards, on: "x") { [inspection = council.inspection] db in
            for (kind, text) in [("improvement", "Letters"), ("strength", "Foster homes"), ("other_weakness", "Rooms")] {
                try db.execute(
                    sql: "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, ?, ?, ?, 'accepted')",
                    arguments: [Identifier<Finding>(), inspection, kind, text.count, text])
            }
        }
        let id = try await store(council).make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let pack = try await council.store.read { try PackRecords.pack(id, in: $0) }
        let plans = try await council.store.read { [plan = council.plan] db in
            try ActionPlanRecords.gaps(of: plan, try ActionPlanRecords.actions(of: plan, in: db), on: day(6, 1), in: db)
        }
        for kind in PlanGaps.Kind.allCases { #expect(pack.gaps.count { $0.what == kind.one } == plans[kind].count, "\(kind)") }
        #expect(Set(pack.gaps.map(\.what)).isSuperset(of: ["A finding without an action", "A strength nobody watches"]))
    }

    @Test func `of a plan under embargo is there for its readers only, and gives no link`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        let board = try await council.board()
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        await #expect(throws: PartnerRefusal.underEmbargo) {
            _ = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 1), by: council.changer)
        }
        let pages = PackPages(store: council.store, council: "", documents: DocumentMaker(path: "/nowhere"), origin: "")
        #expect(try await pages.entries(council.visit("/packs", by: council.manager)).isEmpty)
        try await InspectionReader.name(council.ben, of: council.inspection, in: council.store)
        #expect(try await pages.entries(council.visit("/packs", by: council.manager)).count == 1)
    }

    @Test func `of a plan the board does not follow is refused`() async throws {
        let council = try await Marlshire()
        let cycle = MeetingCycle(week: .first, weekday: .monday, from: day(5, 1))
        let other = try await council.boards.add(
            BoardDraft(name: "Other", cycle: cycle, standing: [], plans: []), on: day(5, 1), by: council.changer)
        await #expect(throws: PackRefusal.notFollowed) {
            try await store(council).make(for: other, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        }
    }

    @Test func `the list is that of a query, by filter and order`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let packs = store(council)
        for cutOff in [day(6, 10), day(6, 1), day(6, 20)] {
            try await packs.make(for: board, plan: council.plan, cutOff: cutOff, on: day(6, 20), by: council.changer)
        }
        let all = try await council.store.read { try PackRecords.all(in: $0) }
        let queries: [([(String, String)], String)] = [
            ([], "ORDER BY made_on DESC, rowid DESC"), ([("sort", "cut-off")], "ORDER BY cut_off"),
            ([("sort", "-number")], "ORDER BY number DESC"), ([("board", board.text)], "WHERE board = '\(board)' ORDER BY rowid DESC"),
            ([("plan", Identifier<Plan>().text)], "WHERE 0"),
        ]
        for (query, sql) in queries {
            let expected = try await council.store.read { try String.fetchAll($0, sql: "SELECT id FROM pack " + sql) }
            #expect(PackQuery(council.visit("/packs", query)).packs(of: all).map(\.id.text) == expected, "\(query)")
        }
    }
}
