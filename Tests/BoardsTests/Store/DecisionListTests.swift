import ActionPlans
import Boards
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("The list of decisions, each filter and order against a query of its own")
struct DecisionListTests {
    private static let today = day(6, 20)

    /// Two meetings with decisions of every standing.
    private func filled() async throws -> (Marlshire, Identifier<Board>, [Identifier<Meeting>]) {
        let council = try await Marlshire()
        let board = try await council.board()
        let meetings = try await council.meetings(board).prefix(2).map(\.id)
        let member = try await council.boards.seat(
            BoardMember(name: "Chair", part: .chair, from: day(5, 1)), on: board, by: council.changer)
        for meeting in meetings {
            try await council.boards.hold(
                meeting, attendance: [Attendance(member: member, presence: .present)], notes: "", today: DecisionListTests.today,
                by: council.changer)
        }
        let drafts: [(Int, DecisionDraft)] = [
            (0, DecisionDraft(text: "Write to the trust", owner: council.homes, due: day(6, 1))),
            (0, DecisionDraft(text: "ask the schools", owner: council.lead, due: day(5, 20))), (0, DecisionDraft(text: "No day")),
            (1, DecisionDraft(text: "Buy homes", owner: council.homes, due: day(6, 20))),
            (1, DecisionDraft(text: "Zebra", owner: council.lead, due: day(6, 15))),
        ]
        var ids: [Identifier<Decision>] = []
        for (index, draft) in drafts { ids.append(try await council.boards.decide(draft, at: meetings[index], by: council.changer)) }
        try await council.boards.settle(ids[1], of: board, .done(on: day(6, 1), words: "Asked"), by: council.changer)
        try await council.boards.settle(ids[4], of: board, .setAside(on: day(6, 16), reason: "No"), by: council.changer)
        return (council, board, Array(meetings))
    }

    private func shown(_ council: Marlshire, _ board: Identifier<Board>, _ query: [(String, String)]) async throws -> [String] {
        let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
        return DecisionQuery(council.visit("/boards", query)).decisions(of: read, on: DecisionListTests.today).map(\.text)
    }

    private func asked(_ council: Marlshire, _ sql: String, _ arguments: StatementArguments = []) async throws -> [String] {
        try await council.store.read { try String.fetchAll($0, sql: "SELECT text FROM decision " + sql, arguments: arguments) }
    }

    @Test func `filters`() async throws {
        let (council, board, meetings) = try await filled()
        let standings: [(String, String)] = [
            ("open", "settled_on IS NULL"), ("late", "settled_on IS NULL AND due < '2022-06-20'"), ("done", "settled_as = 'done'"),
            ("set-aside", "settled_as = 'set_aside'"),
        ]
        for (value, condition) in standings {
            let expected = try await asked(council, "WHERE " + condition + " ORDER BY number DESC")
            #expect(try await shown(council, board, [("standing", value)]) == expected && !expected.isEmpty, "\(value)")
        }
        let ofHomes = try await asked(council, "WHERE owner = ? ORDER BY number DESC", [council.homes])
        #expect(try await shown(council, board, [("owner", council.homes.text)]) == ofHomes)
        let ofJune = try await asked(council, "WHERE meeting = ? ORDER BY number DESC", [meetings[1]])
        #expect(try await shown(council, board, [("meeting", meetings[1].text)]) == ofJune)
        let both = try await asked(council, "WHERE owner = ? AND meeting = ? AND settled_on IS NULL", [council.homes, meetings[1]])
        #expect(
            try await shown(council, board, [("owner", council.homes.text), ("meeting", meetings[1].text), ("standing", "open")]) == both)
    }

    @Test(
        "orders",
        arguments: [
            ("number", "ORDER BY number"), ("-number", "ORDER BY number DESC"), ("due", "ORDER BY coalesce(due, '9999'), number"),
            ("-due", "ORDER BY coalesce(due, '9999') DESC, number DESC"), ("text", "ORDER BY lower(text), number"),
            ("owner", "ORDER BY coalesce((SELECT title FROM post WHERE id = owner), ''), number"),
        ])
    func orders(sort: String, sql: String) async throws {
        let (council, board, _) = try await filled()
        #expect(try await shown(council, board, [("sort", sort)]) == (try await asked(council, sql)))
    }

    @Test func `the file holds the rows of the page`() async throws {
        let (council, board, _) = try await filled()
        let pages = BoardPages(store: council.store)
        let visit = council.visit("/boards/x/decisions.csv", [("standing", "late")], today: DecisionListTests.today)
        guard case .file(let file) = try await pages.decisionsFile(visit, board) else {
            Issue.record("no file")
            return
        }
        #expect(file.words.split(separator: "\r\n").count == 2)
        #expect(file.words.contains("\"D1\",\"Write to the trust\",\"2022-05-10\",\"Head of homes\",\"2022-06-01\",\"19 days late\""))
    }
}
