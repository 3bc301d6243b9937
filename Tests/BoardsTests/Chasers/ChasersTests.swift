import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import BoardsWeb

@Suite("Update requests are sent, day by day")
struct ChasersTests {
    private func chasers(_ council: Marlshire) -> Chasers {
        Chasers(Notices(council.store, origin: "https://throughline.example", council: "Marlshire"), policy: Marlshire.policy)
    }

    /// Runs each day, and answers what was written: `06-01 ask A1.1 Ada Lowe`.
    private func run(_ council: Marlshire, _ from: Day, _ through: Day, seenBy person: Person? = nil) async throws -> [String] {
        for number in from.number...through.number { try await chasers(council).run(on: Day(number: number)) }
        return try await written(council, seenBy: person)
    }

    private func written(_ council: Marlshire, seenBy person: Person? = nil) async throws -> [String] {
        try await council.requests(by: person).map {
            "\($0.day.iso.dropFirst(5)) \($0.chase.rawValue) \($0.ref) \($0.name)"
        }
    }

    @Test func `requested, reminded once, and escalated after two unanswered`() async throws {
        let council = try await Marlshire()
        try await council.above(council.lead, council.homes)
        let lines = try await run(council, day(5, 3), day(6, 26)).filter { $0.contains("A0.1") }
        #expect(lines == ["05-30 ask A0.1 Ada Lowe", "06-06 remind A0.1 Ada Lowe", "06-13 manager A0.1 Ben Hart"])
    }

    @Test func `an update ends it, and the cycle begins anew from there`() async throws {
        let council = try await Marlshire()
        let action = try await council.actions()[0]
        _ = try await run(council, day(5, 3), day(6, 1))
        try await council.say(.onTrack, of: action.id, on: day(6, 2))
        let lines = try await run(council, day(6, 2), day(7, 8)).filter { $0.contains("A0.1") }
        #expect(lines == ["05-30 ask A0.1 Ada Lowe", "06-30 ask A0.1 Ada Lowe", "07-07 remind A0.1 Ada Lowe"])
    }

    @Test func `two actions of one owner are one message, and nobody gets two in a week`() async throws {
        let council = try await Marlshire()
        try await council.plans.addAction(
            to: council.plan, ActionDraft(text: "A third", findings: [], owner: .post(council.lead), due: day(9, 1)), on: day(5, 6),
            by: council.changer)
        try await council.address("ada@marlshire.example", of: council.ada)
        let lines = try await run(council, day(5, 3), day(6, 6)).filter { $0.contains("Ada") }
        // The third action falls due on 3 June, inside the week of the first message, and waits for the next.
        #expect(lines == ["05-30 ask A0.1 Ada Lowe", "06-06 ask A0.3 Ada Lowe", "06-06 remind A0.1 Ada Lowe"])
        #expect(try await council.count("SELECT count(*) FROM mail_message") == 2)
        #expect(try await council.count("SELECT count(*) FROM notice WHERE account = ?", [council.ada]) == 3)
    }

    @Test func `over a year of daily runs no person is written to twice within seven days`() async throws {
        let council = try await Marlshire()
        try await council.above(council.lead, council.homes)
        try await council.above(council.homes, council.lead)
        _ = try await run(council, day(5, 3), day(5, 2, 2023))
        for person in [council.ada, council.ben] {
            let days = try await council.store.read {
                try Day.fetchAll($0, sql: "SELECT DISTINCT day FROM notice WHERE account = ? ORDER BY day", arguments: [person])
            }
            #expect(days.count > 20)
            for (first, second) in zip(days, days.dropFirst()) { #expect(second - first >= 7, "\(first) and \(second)") }
        }
    }

    @Test func `nobody is asked on leave, and the days do not count`() async throws {
        let council = try await Marlshire()
        try await Leave.note(
            council.ada, from: day(5, 28), to: day(6, 3), notedBy: "Ben Hart", in: council.store, by: council.changer)
        let lines = try await run(council, day(5, 3), day(6, 12)).filter { $0.contains("A0.1") }
        #expect(lines == ["06-04 ask A0.1 Ada Lowe", "06-11 remind A0.1 Ada Lowe"])
    }

    @Test func `a run that is done again, or breaks off, asks nobody twice`() async throws {
        let council = try await Marlshire()
        try await chasers(council).run(on: day(5, 30))
        let once = try await written(council)
        try await chasers(council).run(on: day(5, 30))
        try await chasers(council).run(on: day(5, 29))
        #expect(try await written(council) == once && once.count == 2)
        // A run that breaks off in its transaction leaves nothing, so the same day may be run again.
        try await council.store.change(by: .system, .chase, on: "x") { db in
            try db.execute(
                sql: "CREATE TRIGGER full BEFORE INSERT ON chaser_run BEGIN SELECT RAISE(ABORT, 'no room'); END")
        }
        await #expect(throws: (any Error).self) { try await chasers(council).run(on: day(6, 6)) }
        #expect(try await written(council) == once)
        #expect(try await council.count("SELECT count(*) FROM notice") == 2)
        try await council.store.change(by: .system, .chase, on: "x") { try $0.execute(sql: "DROP TRIGGER full") }
        try await chasers(council).run(on: day(6, 6))
        #expect(try await written(council).count == 4)
    }

    @Test func `missed days are not made up for one by one`() async throws {
        let council = try await Marlshire()
        try await chasers(council).run(on: day(5, 10))
        try await chasers(council).run(on: day(8, 1))
        #expect(try await written(council).allSatisfy { $0.hasPrefix("08-01 ask") })
    }

    @Test func `with a vacant post it goes to the plan officer`() async throws {
        let council = try await Marlshire()
        try await council.plans.handOver(council.lead, to: nil, from: day(5, 20), by: council.changer)
        try await council.officer(council.homes)
        let lines = try await run(council, day(5, 3), day(5, 31)).filter { $0.contains("A0.1") }
        #expect(lines == ["05-30 manager A0.1 Ben Hart"])
    }

    @Test func `of a plan under embargo only its named readers get a request`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        try await council.above(council.homes, council.lead)
        #expect(try await run(council, day(5, 3), day(7, 30)) == [])
        #expect(try await council.count("SELECT count(*) FROM chaser") == 0)
        try await InspectionReader.name(council.ben, of: council.inspection, in: council.store)
        let lines = try await run(council, day(7, 31), day(8, 30), seenBy: council.manager)
        #expect(lines.allSatisfy { $0.contains("Ben Hart") && $0.contains("A0.2") } && !lines.isEmpty)
    }

    @Test func `each filter and order of the list is a query of its own`() async throws {
        let council = try await Marlshire()
        try await council.above(council.lead, council.homes)
        _ = try await run(council, day(5, 3), day(6, 20))
        try await council.say(.onTrack, of: try await council.actions()[0].id, on: day(6, 20))
        let answered = "EXISTS (SELECT 1 FROM action_update WHERE action_update.action = chaser.action AND action_update.day >= chaser.day)"
        let queries: [([(String, String)], String)] = [
            ([("step", "remind")], "WHERE step = 'remind' ORDER BY day DESC, id DESC"),
            ([("answered", "no")], "WHERE NOT \(answered) ORDER BY day DESC, id DESC"),
            ([("answered", "yes")], "WHERE \(answered) ORDER BY day DESC, id DESC"),
            ([("person", council.ben.text)], "WHERE account = '\(council.ben)' ORDER BY day DESC, id DESC"),
            ([("sort", "day")], "ORDER BY day, id"), ([("sort", "-day")], "ORDER BY day DESC, id DESC"),
            (
                [("sort", "action")],
                "ORDER BY (SELECT ref_number FROM action WHERE action.id = chaser.action), day, id"
            ),
        ]
        for (query, sql) in queries {
            let expected = try await council.store.read { try String.fetchAll($0, sql: "SELECT action || day || step FROM chaser " + sql) }
            let shown = try await council.lines(UpdateRequestRegister.register, query).map {
                "\($0.action)\($0.day.iso)\($0.chase.rawValue)"
            }
            #expect(shown == expected && !expected.isEmpty, "\(query)")
        }
    }
}

@Suite("An improvement that was not sustained")
struct RegressionWatchTests {
    @Test func `is notified to its owner and the chair at once, once, and again when it happens again`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        try await council.boards.seat(
            BoardMember(name: "Ben Hart", account: council.ben.text, part: .chair, from: day(5, 1)), on: board, by: council.changer)
        let action = try await council.actions()[0]
        let look = RegressionWatch(Notices(council.store, origin: "", council: ""), policy: Marlshire.policy)
        func notified() async throws -> [String] {
            try await council.store.read { try String.fetchAll($0, sql: "SELECT name || ' ' || day FROM notice ORDER BY name, day") }
        }
        try await council.say(.onTrack, .improved, of: action.id, on: day(5, 20))
        try await look.look(on: day(5, 20))
        #expect(try await notified() == [])
        try await council.say(.onTrack, .notSustained, of: action.id, on: day(6, 1))
        try await look.look(on: day(6, 1))
        try await look.look(on: day(6, 2))
        #expect(try await notified() == ["Ada Lowe 2022-06-01", "Ben Hart 2022-06-01"])
        try await council.say(.onTrack, .improved, of: action.id, on: day(7, 1))
        try await look.look(on: day(7, 1))
        try await council.say(.onTrack, .notSustained, of: action.id, on: day(8, 1))
        try await look.look(on: day(8, 1))
        #expect(try await notified().filter { $0.hasSuffix("08-01") }.count == 2)
        let read = try await council.store.read { try BoardRead(board, for: council.director, Marlshire.policy, in: $0) }
        let next = try #require(read.next(on: day(8, 1)))
        #expect(read.arising(for: next, on: day(8, 1)).first?.kind == .notSustained, "it is first on the next agenda")
    }

    @Test func `is notified to the secretary where the chair has no account`() async throws {
        let council = try await Marlshire()
        let board = try await council.board()
        for member in [
            BoardMember(name: "Dr Fenn", part: .chair, from: day(5, 1)),
            BoardMember(name: "Ben Hart", account: council.ben.text, part: .secretary, from: day(5, 1)),
        ] { try await council.boards.seat(member, on: board, by: council.changer) }
        try await council.say(.onTrack, .notSustained, of: try await council.actions()[0].id, on: day(6, 1))
        try await RegressionWatch(Notices(council.store, origin: "", council: ""), policy: Marlshire.policy).look(on: day(6, 1))
        #expect(try await council.count("SELECT count(*) FROM notice WHERE account = ?", [council.ben]) == 1)
    }
}
