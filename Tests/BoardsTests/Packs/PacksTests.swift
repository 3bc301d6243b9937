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
        try await council.say(.offTrack, .notSustained, of: action.id, on: day(6, 2))
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 20), by: council.changer)
        let pack = try await council.store.read { try PackRecords.pack(id, in: $0) }
        #expect(pack.actions.map(\.delivery) == [.onTrack, .notStarted] && pack.actions[0].lastHeard == day(5, 20))
        #expect(pack.gaps.contains(Pack.Gap(what: "No measure", about: "A0.1 Renew the letter")))
        let later = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 20), on: day(6, 20), by: council.changer)
        let next = try await council.store.read { try PackRecords.pack(later, in: $0) }
        #expect(next.number == 2 && next.before == day(6, 1))
        #expect(next.since.contains { $0.hasPrefix("A0.1 changed from on track to off track and changed its impact from ") })
        await #expect(throws: PackRefusal.cutOffAhead(day(6, 21))) {
            try await packs.make(for: board, plan: council.plan, cutOff: day(6, 21), on: day(6, 20), by: council.changer)
        }
    }

    @Test func `ends with the newest signed head of the audit trail, which its content does not hold`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let outside = AuditHeads.directory(beside: council.store.directory)
        defer { try? FileManager.default.removeItem(at: outside) }
        let head = try #require(try await AuditHeads(of: council.store, in: outside).sign())
        let id = try await store(council).make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let (page, content) = try await council.store.read { db in
            (try PackRecords.bytes(.page, of: id, in: db), try PackRecords.bytes(.content, of: id, in: db))
        }
        let words = "Audit trail signed to row \(head.sequence) at \(head.time), \(head.hash.text.prefix(12))"
        #expect(String(decoding: page, as: UTF8.self).contains(words))
        #expect(!String(decoding: content, as: UTF8.self).contains("Audit trail"))
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
                "1 Improvement not sustained", "2 Measures that consistently miss target", "3 Measures that changed",
                "4 Actions off track or overdue", "5 Decisions required", "6 Measures with normal variation", "7 Gaps",
                "8 Partner commitments", "9 Changes since the previous pack", "10 Evidence",
            ])
        #expect(PackPaper(pack).sections.flatMap(\.tables).allSatisfy { $0.number.hasPrefix("Table ") })
    }

    @Test func `begins with what was not sustained, decisions and what is overdue; Word is marked as a working copy without charts`() {
        func action(_ ref: String, _ impact: Impact, late: Int?) -> Pack.ActionLine {
            .init(
                id: Identifier(), ref: ref, text: "Text of \(ref)", owner: "Lead", due: day(6, 1), delivery: .onTrack, impact: impact,
                lastHeard: nil, late: late, isOpen: true)
        }
        let measure = Pack.MeasureLine(
            id: Identifier(), ref: "M1", name: "Visits", verdict: .noChange, sentence: "Normal.", latest: "", target: "", figures: 12,
            actions: [], chart: "<svg></svg>")
        let pack = Pack(
            council: "Marlshire", board: "Board", plan: "Plan", number: 1, meeting: nil, cutOff: day(6, 10), measures: [measure],
            actions: [action("A1.1", .notSustained, late: nil), action("A1.2", .notMeasured, late: 9)],
            decisions: [.init(ref: "D1", text: "Ask the trust", owner: "Lead", due: nil, late: nil)], raised: [], commitments: [],
            gaps: [], isOfDraft: true)
        let paper = PackPaper(pack)
        #expect(paper.points.map(\.heading) == ["Improvement not sustained: 1", "Decisions required: 1", "Overdue: 1"])
        #expect(paper.points[2].lines == ["A1.2 Text of A1.2 (Lead), 9 days overdue"])
        #expect(paper.status.map { $0.rows[0].compactMap(Int.init).reduce(0, +) } == [2, 2], "each action once in either table")
        #expect(paper.facts.first == "Draft plan: not agreed yet" && paper.withoutChart == nil)
        #expect(PackView.article(paper).string.contains("<svg>") && !PackView.article(paper, charts: false).string.contains("<svg>"))
    }

    @Test func `opens to a reader outside by a link until its last day, and each opening is recorded`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let token = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 1), by: council.changer)
        #expect(try await packs.open(token, what: "page", on: day(6, 30), at: Date()).id == id)
        await #expect(throws: NotFound.self) { _ = try await packs.open(token, what: "page", on: day(7, 1), at: Date()) }
        let link = try #require(try await council.store.read { try PackRecords.links(to: id, in: $0) }.first)
        #expect(link.openings.count == 1 && link.openings[0].hasSuffix(": page"))
        try await packs.endLink(link.id, of: id, on: day(6, 2), by: council.changer)
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
                "It has not been checked for personal data, or it has changed since the check.",
                "It was confirmed on 2 June 2022, after the cut-off.",
            ])
        #expect(pack.evidence?.heldBack.allSatisfy { $0.actions == ["A0.1"] } == true)
        #expect(page.contains("Letters of May") && !page.contains("Zephyrine") && !page.contains("late May"))
        #expect(pack.gaps.filter { $0.what == "No evidence" }.map(\.about) == ["A0.2 Find more homes"], "held back is not missing")
    }

    @Test func `that cites evidence withdrawn since gets no further reader, and its page stays as it was frozen`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let evidence = try await council.evidence(
            "Letters of May", for: try await council.actions()[0].id, on: day(5, 20), confirmed: day(5, 30))
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        let before = try await council.store.read { try PackRecords.bytes(.page, of: id, in: $0) }
        _ = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 2), by: council.changer)
        try await EvidenceStore(council.store, texts: DocumentTexts { _ in throw NotFound() })
            .withdraw(evidence, reason: "Wrong file", on: day(6, 3), by: council.changer)
        await #expect(throws: PackRefusal.citesRecalledEvidence("It was withdrawn.")) {
            _ = try await packs.makeLink(to: id, for: "The chair", until: day(6, 30), on: day(6, 4), by: council.changer)
        }
        #expect(try await council.store.read { try PackRecords.bytes(.page, of: id, in: $0) } == before)
    }

    @Test func `names the gaps that the plan’s own page names`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        try await council.store.change(by: .system, .manageBoards, on: "x") { [inspection = council.inspection] db in
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
        #expect(Set(pack.gaps.map(\.what)).isSuperset(of: ["Finding without an action", "Strength that nobody monitors"]))
    }

    @Test func `of a plan under embargo is there for its readers only, and gives no link`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        let board = try await council.board()
        let packs = store(council)
        let id = try await packs.make(for: board, plan: council.plan, cutOff: day(6, 1), on: day(6, 1), by: council.changer)
        await #expect(throws: PartnerRefusal.underEmbargo) {
            _ = try await packs.makeLink(to: id, for: "The adviser", until: day(6, 30), on: day(6, 1), by: council.changer)
        }
        #expect(try await council.lines(PackRegister.register, by: council.manager).isEmpty)
        try await InspectionReader.name(council.ben, of: council.inspection, in: council.store)
        #expect(try await council.lines(PackRegister.register, by: council.manager).count == 1)
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
        let queries: [([(String, String)], String)] = [
            ([], "ORDER BY made_on DESC, rowid DESC"), ([("sort", "cut-off")], "ORDER BY cut_off"),
            ([("sort", "-number")], "ORDER BY number DESC"), ([("board", board.text)], "WHERE board = '\(board)' ORDER BY rowid DESC"),
            ([("plan", Identifier<Plan>().text)], "WHERE 0"),
        ]
        for (query, sql) in queries {
            let expected = try await council.store.read { try String.fetchAll($0, sql: "SELECT id FROM pack " + sql) }
            #expect(try await council.lines(PackRegister.register, query).map(\.id.text) == expected, "\(query)")
        }
    }
}
