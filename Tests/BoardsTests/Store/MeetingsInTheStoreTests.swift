import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("A board and its meetings")
struct MeetingsInTheStoreTests {
    @Test func `a new board has the meetings of its first twelve months`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let days = try await council.meetings(board).map(\.day)
        #expect(days.count == 12 && days.first == day(5, 10) && days.last == day(4, 11, 2023))
    }

    @Test func `a meeting is moved with a reason, and every earlier day stays`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let june = try await council.meetings(board)[1]
        try await council.boards.move(june.id, to: day(6, 21), reason: "The chair is away", today: day(6, 1), by: council.changer)
        let moved = try #require(try await council.meetings(board).first { $0.id == june.id })
        #expect(moved.day == day(6, 21) && moved.planned == day(6, 14) && moved.moves.map(\.was) == [day(6, 14)])
        #expect(moved.moves.first?.author == "Ada Lowe")
        await #expect(throws: BoardRefusal.sameDay(day(6, 21))) {
            try await council.boards.move(june.id, to: day(6, 21), reason: "Again", today: day(6, 1), by: council.changer)
        }
        await #expect(throws: BoardRefusal.inThePast(day(5, 31))) {
            try await council.boards.move(june.id, to: day(5, 31), reason: "Back", today: day(6, 1), by: council.changer)
        }
        await #expect(throws: (any Error).self, "a moved day is never changed") {
            try await council.store.change(by: .system, .manageBoards, on: "x") {
                try $0.execute(sql: "UPDATE meeting_move SET was = '2020-01-01'")
            }
        }
    }

    @Test func `a new cycle plans anew and leaves alone what somebody touched`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let june = try await council.meetings(board)[1]
        try await council.boards.move(june.id, to: day(6, 21), reason: "The chair is away", today: day(5, 1), by: council.changer)
        let kept = try #require(try await council.store.read { try BoardRecords.board(board, in: $0) })
        let draft = BoardDraft(
            name: kept.name, cycle: MeetingCycle(week: .first, weekday: .monday, everyMonths: 3, from: day(6, 1)), standing: [],
            plans: kept.plans)
        try await council.boards.edit(board, draft, version: kept.version, on: day(6, 1), by: council.changer)
        #expect(
            try await council.meetings(board).map(\.day.iso)
                == ["2022-05-10", "2022-06-06", "2022-06-21", "2022-09-05", "2022-12-05", "2023-03-06"])
        await #expect(throws: EditConflict.self) {
            try await council.boards.edit(board, draft, version: kept.version, on: day(6, 1), by: council.changer)
        }
    }

    @Test func `an issued agenda is frozen, and what arises later stands beside it`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let meeting = try await council.meetings(board)[2]
        let action = try await council.actions()[0]
        try await council.boards.raise("Visit of the adviser", why: "Asked by the chair", for: meeting.id, by: council.changer)
        try await council.boards.issueAgenda(of: meeting.id, today: day(7, 5), by: council.changer)
        let agenda = try await council.store.read { try BoardRecords.agenda(of: meeting.id, in: $0) }
        #expect(agenda.map(\.kind) == [.standing, .offTrack, .raised])
        try await council.say(.onTrack, .notSustained, of: action.id, on: day(7, 6))
        let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
        let since = read.arising(for: meeting, on: day(7, 6)).filter { item in !agenda.contains { $0.isAbout(item) } }
        #expect(since.map(\.kind) == [.notSustained])
        #expect(try await council.store.read { try BoardRecords.agenda(of: meeting.id, in: $0) } == agenda)
        await #expect(throws: BoardRefusal.issuedAlready(on: day(7, 5))) {
            try await council.boards.issueAgenda(of: meeting.id, today: day(7, 6), by: council.changer)
        }
    }

    @Test func `a meeting is held on its day or later, by somebody, once`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        let meeting = try await council.meetings(board)[0]
        let chair = try await council.boards.seat(
            BoardMember(name: "Dr Oduya Fenn", part: .chair, from: day(5, 1)), on: board, by: council.changer)
        func hold(_ presence: Attendance.Presence, _ today: Day) async throws {
            try await council.boards.hold(
                meeting.id, attendance: [Attendance(member: chair, presence: presence)], notes: "", today: today, by: council.changer)
        }
        await #expect(throws: BoardRefusal.isInTheFuture(day(5, 10))) { try await hold(.present, day(5, 9)) }
        await #expect(throws: BoardRefusal.nobodyPresent) { try await hold(.apologies, day(5, 10)) }
        #expect(try await council.meetings(board)[0].state == .planned)
        try await hold(.present, day(5, 11))
        #expect(try await council.meetings(board)[0].heldOn == day(5, 10))
        #expect(try await council.meetings(board).last?.day == day(5, 9, 2023), "a year lies ahead of the meeting that was held")
        await #expect(throws: BoardRefusal.notUpcoming("Held")) { try await hold(.present, day(5, 11)) }
    }
}
