import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("What a board decides")
struct DecidingTests {
    /// A council whose board met on 10 May.
    private func met(_ council: Marlshire) async throws -> (Identifier<Board>, Identifier<Meeting>) {
        let board = try await council.board()
        let meeting = try await council.meetings(board)[0].id
        let member = try await council.boards.seat(
            BoardMember(name: "Ada Lowe", account: council.ada.text, part: .chair, from: day(5, 1)), on: board, by: council.changer)
        try await council.boards.hold(
            meeting, attendance: [Attendance(member: member, presence: .present)], notes: "", today: day(5, 10), by: council.changer)
        return (board, meeting)
    }

    @Test func `becomes an action of the plan, and each leads to the other`() async throws {
        let council = try await Marlshire()
        let (board, meeting) = try await met(council)
        let draft = DecisionDraft(
            at: meeting, text: "Write to the trust", owner: council.homes, due: day(6, 1), flow: .newAction(council.plan))
        let id = try await council.decide(draft)
        let decision = try #require(try await council.store.read { try BoardRecords.decisions(of: board, in: $0) }.first)
        let action = try #require(try await council.actions().first { $0.id == decision.action })
        #expect(decision.id == id && decision.ref == "D1" && decision.plan == council.plan)
        #expect(action.text == "Write to the trust" && action.owner == council.homes && action.due == day(6, 1))
        let aside = try await BoardAsides(council.store).action(action, council.request("/plans"))
        #expect(aside?.string.contains("D1 Write to the trust") == true)
    }

    @Test func `belongs to an action that is there`() async throws {
        let council = try await Marlshire()
        let (_, meeting) = try await met(council)
        let action = try await council.actions()[1]
        try await council.decide(
            DecisionDraft(at: meeting, text: "Look again in July", due: day(7, 12), flow: .action(action.id)))
        #expect(try await council.store.read { try BoardRecords.decisions(about: action.id, in: $0) }.map(\.ref) == ["D1"])
        let step = try #require(try await council.actions()[1].steps.first, "it is a step of the action")
        #expect(step.text == "D1 Look again in July" && step.due == day(7, 12))
        await #expect(throws: NotFound.self) {
            try await council.decide(DecisionDraft(at: meeting, text: "x", flow: .action(Identifier())))
        }
    }

    @Test func `only at a meeting that was held, for its day or later`() async throws {
        let council = try await Marlshire()
        let (board, meeting) = try await met(council)
        let next = try await council.meetings(board)[1]
        await #expect(throws: BoardRefusal.notHeldYet(next.day)) {
            try await council.decide(DecisionDraft(at: next.id, text: "Too soon"))
        }
        await #expect(throws: BoardRefusal.dueBeforeMeeting(day(5, 10))) {
            try await council.decide(DecisionDraft(at: meeting, text: "Late", due: day(5, 9)))
        }
        #expect(try await council.count("SELECT count(*) FROM decision") == 0)
    }

    @Test func `is on the work list of its owner until it is settled`() async throws {
        let council = try await Marlshire()
        let (_, meeting) = try await met(council)
        let id = try await council.decide(
            DecisionDraft(at: meeting, text: "Write to the trust", owner: council.homes, due: day(6, 1)))
        func lines(_ person: Person, _ today: Day) async throws -> [String] {
            try await BoardDeadlines(council.store).source(person, Marlshire.policy, today).filter { $0.id.hasSuffix("decision") }.map(
                \.step)
        }
        #expect(try await lines(council.manager, day(5, 20)) == ["Carry it out and report back"])
        #expect(try await lines(council.director, day(6, 2)) == [], "overdue or not, it is its owner’s turn")
        try await council.end(id, .done, "Written", on: day(6, 3))
        #expect(try await lines(council.manager, day(6, 3)) == [])
    }

    @Test func `of a plan under embargo is there for its named readers only`() async throws {
        let council = try await Marlshire()
        let (board, meeting) = try await met(council)
        try await council.decide(
            DecisionDraft(at: meeting, text: "Secret", owner: council.homes, due: day(6, 1), flow: .newAction(council.plan)))
        try await council.store.change(by: .system, .manageBoards, on: "x") { [inspection = council.inspection] db in
            try db.execute(
                sql: "UPDATE inspection SET state = 'final_under_embargo', published = NULL WHERE id = ?", arguments: [inspection])
        }
        let read = try await council.store.read { try BoardRead(board, for: council.manager, Marlshire.policy, in: $0) }
        #expect(read.decisions.isEmpty && read.plans.isEmpty && read.arising(for: read.meetings[0], on: day(12, 1)).isEmpty)
        #expect(
            try await BoardDeadlines(council.store).source(council.manager, Marlshire.policy, day(6, 20)).allSatisfy {
                !$0.title.contains("Secret")
            })
        try await InspectionReader.name(council.ben, of: council.inspection, in: council.store)
        let again = try await council.store.read { try BoardRead(board, for: council.manager, Marlshire.policy, in: $0) }
        #expect(again.decisions.map(\.text) == ["Secret"])
        let list = DecisionRegister.register
        #expect(try await council.lines(list, within: [board.text], by: council.manager).map(\.item.text) == ["Secret"])
        #expect(try await council.lines(list, within: [board.text]).isEmpty, "a director who is not a named reader")
    }
}
