import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

/// A year on a frozen clock, walked day by day as the service would: it asks, reminds, tells, meets, freezes and notices what falls back.
@Suite("A year of the plan")
struct AYearOfThePlanTests {
    private let first = day(5, 3)
    private let last = day(5, 2, 2023)

    @Test func `day by day`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        try await council.above(council.lead, council.homes)
        for member in [
            BoardMember(name: "Ben Hart", account: council.ben.text, part: .chair, from: day(5, 1)),
            BoardMember(name: "Ada Lowe", account: council.ada.text, part: .secretary, from: day(5, 1)),
        ] { try await council.boards.seat(member, on: board, by: council.changer) }
        let actions = try await council.actions().map(\.id)
        let trust = try await council.partner("Health Trust", .health)
        try await council.commitment("A psychologist", by: day(7, 1), from: trust, on: day(5, 3))

        for number in first.number...last.number {
            let today = Day(number: number)
            try await serve(council, on: today)
            switch today {
            case day(5, 10), day(6, 14), day(7, 12): try await meet(council, board, on: today)
            case day(6, 20):
                try await council.plans.moveDue(
                    actions[0], to: day(9, 30), reason: "The printer is late", approvedBy: "The board", on: today, by: council.changer)
                try await council.say(.maySlip, of: actions[0], on: today)
            case day(10, 3): try await council.say(.onTrack, .improved, of: actions[0], on: today)
            case day(1, 9, 2023): try await council.say(.onTrack, .notSustained, of: actions[0], on: today)
            default: break
            }
        }

        try await expectAsking(council)
        try await expectMeetings(council, board)
        try await expectRegression(council, board, actions[0])
        #expect(try await council.count("SELECT count(*) FROM chaser_run") == last - first + 1)
        let action = try await council.actions()[0]
        #expect(action.moves.map(\.became) == [day(9, 30)] && action.firstDue == day(6, 30))
    }

    /// What the service does by itself on a day, twice, as after a crash.
    private func serve(_ council: Marlshire, on today: Day) async throws {
        let notices = Notices(council.store, origin: "https://throughline.example", council: "Marlshire")
        for _ in 0..<2 {
            try await RegressionWatch(notices, policy: Marlshire.policy).look(on: today)
            try await Chasers(notices, policy: Marlshire.policy).run(on: today)
        }
    }

    private func meet(_ council: Marlshire, _ board: Identifier<Board>, on today: Day) async throws {
        let meeting = try #require(try await council.meetings(board).first { $0.day == today })
        let members = try await council.store.read { try BoardRecords.board(board, in: $0)?.sitting(on: today) ?? [] }
        try await council.boards.hold(
            meeting.id, attendance: members.map { Attendance(member: $0.id, presence: .present) }, notes: "", today: today,
            by: council.changer)
        try await council.decide(
            DecisionDraft(at: meeting.id, text: "Decided on \(today)", owner: council.homes, due: today + 28))
        try await PackStore(council.store, council: "Marlshire", documents: DocumentMaker(path: "/nowhere"))
            .make(for: board, plan: council.plan, meeting: meeting.id, cutOff: today, on: today, by: council.changer)
    }

    private func expectAsking(_ council: Marlshire) async throws {
        let entries = try await council.requests().filter { $0.ref.number == 1 }
        let steps = entries.map { "\($0.day.iso) \($0.chase.rawValue) \($0.name)" }
        #expect(
            Array(steps.prefix(5)) == [
                "2022-05-30 ask Ada Lowe", "2022-06-06 remind Ada Lowe", "2022-06-13 manager Ben Hart", "2022-07-18 ask Ada Lowe",
                "2022-07-25 remind Ada Lowe",
            ])
        for person in [council.ada, council.ben] {
            let days = try await council.store.read {
                try Day.fetchAll(
                    $0, sql: "SELECT DISTINCT day FROM notice WHERE account = ? AND kind <> 'improvement-not-sustained' ORDER BY day",
                    arguments: [person])
            }
            #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= 7 } && days.count > 10)
        }
    }

    private func expectMeetings(_ council: Marlshire, _ board: Identifier<Board>) async throws {
        let meetings = try await council.meetings(board)
        #expect(meetings.filter { $0.heldOn != nil }.count == 3)
        let july = try #require(meetings.first { $0.day == day(7, 12) })
        let agenda = try await council.store.read { try BoardRecords.agenda(of: july.id, in: $0) }
        #expect(agenda.map(\.kind) == [.standing, .commitmentNotMet, .decisionDue, .decisionDue])
        let packs = try await council.store.read { db in try PackRecords.all(in: db).reversed().map { try PackRecords.pack($0.id, in: db) }
        }
        #expect(packs.map(\.number) == [1, 2, 3])
        #expect(
            packs[2].since.contains {
                $0 == "A0.1 changed from not started to may slip and has a new due date, 30 September 2022 instead of 30 June 2022."
            },
            "\(packs[2].since)")
        #expect(packs[2].commitments.map(\.status) == ["Overdue"])
    }

    private func expectRegression(_ council: Marlshire, _ board: Identifier<Board>, _ action: Identifier<Action>) async throws {
        // Said after the look of the day, and notified with the next; the service looks each minute.
        let notified = try await council.store.read {
            try String.fetchAll($0, sql: "SELECT name || ' ' || day FROM notice WHERE kind = 'improvement-not-sustained' ORDER BY name")
        }
        #expect(notified == ["Ada Lowe 2023-01-10", "Ben Hart 2023-01-10"])
        let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
        let next = try #require(read.next(on: last))
        #expect(read.arising(for: next, on: last).first.map { $0.kind == .notSustained && $0.action == action } == true)
    }
}
