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

    /// Two meetings with decisions of every status.
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
            (0, DecisionDraft(at: Identifier(), text: "Write to the trust", owner: council.homes, due: day(6, 1))),
            (0, DecisionDraft(at: Identifier(), text: "ask the schools", owner: council.lead, due: day(5, 20))),
            (0, DecisionDraft(at: Identifier(), text: "No day")),
            (1, DecisionDraft(at: Identifier(), text: "Buy homes", owner: council.homes, due: day(6, 20))),
            (1, DecisionDraft(at: Identifier(), text: "Zebra", owner: council.lead, due: day(6, 15))),
        ]
        var ids: [Identifier<Decision>] = []
        for (index, draft) in drafts {
            var draft = draft
            draft.meeting = meetings[index]
            ids.append(try await council.decide(draft))
        }
        try await council.end(ids[1], .done, "Asked", on: day(6, 1))
        try await council.end(ids[4], .withdrawn, "No", on: day(6, 16))
        return (council, board, Array(meetings))
    }

    private func shown(_ council: Marlshire, _ board: Identifier<Board>, _ query: [(String, String)]) async throws -> [String] {
        try await council.lines(DecisionRegister.register, query, within: [board.text]).map(\.item.text)
    }

    private func asked(_ council: Marlshire, _ sql: String, _ arguments: StatementArguments = []) async throws -> [String] {
        try await council.store.read { try String.fetchAll($0, sql: "SELECT text FROM decision " + sql, arguments: arguments) }
    }

    @Test func `filters`() async throws {
        let (council, board, meetings) = try await filled()
        let standings: [(String, String)] = [
            ("open", "outcome_on IS NULL"), ("overdue", "outcome_on IS NULL AND due < '2022-06-20'"), ("done", "outcome = 'done'"),
            ("withdrawn", "outcome = 'withdrawn'"),
        ]
        for (value, condition) in standings {
            let expected = try await asked(council, "WHERE " + condition + " ORDER BY number DESC")
            #expect(try await shown(council, board, [("status", value)]) == expected && !expected.isEmpty, "\(value)")
        }
        let ofHomes = try await asked(council, "WHERE owner = ? ORDER BY number DESC", [council.homes])
        #expect(try await shown(council, board, [("owner", council.homes.text)]) == ofHomes)
        let ofJune = try await asked(council, "WHERE meeting = ? ORDER BY number DESC", [meetings[1]])
        #expect(try await shown(council, board, [("meeting", meetings[1].text)]) == ofJune)
        let both = try await asked(council, "WHERE owner = ? AND meeting = ? AND outcome_on IS NULL", [council.homes, meetings[1]])
        #expect(
            try await shown(council, board, [("owner", council.homes.text), ("meeting", meetings[1].text), ("status", "open")]) == both)
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
}
