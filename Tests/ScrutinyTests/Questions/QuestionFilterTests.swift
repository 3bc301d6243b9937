import ActionPlans
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

/// Each filter of the lists, held against a query of its own.
@Suite("Filters of committee questions and of the work programme")
struct QuestionFilterTests {
    private static let last = "(SELECT verdict FROM question_round WHERE question = q.id ORDER BY number DESC LIMIT 1)"
    private static let rounds = "(SELECT count(*) FROM question_round WHERE question = q.id)"
    private static let owed = "(\(rounds) = 0 OR \(last) = 'not_enough')"

    private static let cases: [(String, String, String)] = [
        ("kind", "question", "kind = 'question'"), ("kind", "recommendation", "kind = 'recommendation'"),
        ("committee", "Audit", "committee = 'Audit'"), ("meeting", "2022-06-08", "meeting = '2022-06-08'"),
        ("owner", "nobody", "owner IS NULL"), ("status", "waiting", "\(rounds) = 0"),
        ("status", "answered", "\(rounds) > 0 AND \(last) IS NULL"), ("status", "asked-again", "\(last) = 'not_enough'"),
        ("status", "enough", "\(last) = 'enough'"), ("due", "late", "\(owed) AND due < '2022-06-15'"),
        ("due", "next-30-days", "\(owed) AND due BETWEEN '2022-06-15' AND '2022-07-15'"),
        ("linked", "finding", "EXISTS (SELECT 1 FROM question_link WHERE question = q.id AND kind = 'finding')"),
        ("linked", "action", "EXISTS (SELECT 1 FROM question_link WHERE question = q.id AND kind = 'action')"),
        ("linked", "nothing", "NOT EXISTS (SELECT 1 FROM question_link WHERE question = q.id)"),
        ("publicity", "public", "exempt_paragraph IS NULL"), ("publicity", "exempt", "exempt_paragraph IS NOT NULL"),
    ]

    /// The lines that an address asks for.
    private func lines<Item>(_ register: Register<Item>, _ name: String, _ value: String, in asked: AskedStore) async throws -> [Item.Line]
    {
        let viewer = asked.reader
        return try await asked.store.read { try register.lines(Fields([(name: name, value: value)]), as: viewer, in: $0) }
    }

    @Test func `each filter of the questions finds what a direct query finds`() async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        var narrowed = 0
        for (name, value, condition) in Self.cases + [("owner", asked.court.text, "owner = '\(asked.court.text)'")] {
            let found = Set(try await lines(QuestionRegister.register, name, value, in: asked).map(\.number))
            let expected = try await asked.store.read {
                Set(try Int.fetchAll($0, sql: "SELECT number FROM committee_question q WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            if !found.isEmpty && found.count < 6 { narrowed += 1 }
        }
        #expect(narrowed >= 14, "the filters tell the questions of this store apart")
    }

    @Test("a column sorts both ways", arguments: ["number", "meeting", "owner", "due", "status"])
    func sorts(column: String) async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let numbers = try await lines(QuestionRegister.register, "sort", column, in: asked).map(\.number)
        #expect(try await lines(QuestionRegister.register, "sort", "-" + column, in: asked).map(\.number) == numbers.reversed())
        if column == "number" { #expect(numbers == [1, 2, 3, 4, 5, 6]) }
        if column == "status" { #expect(numbers.first == 4, "what was not enough comes first") }
    }

    @Test func `each filter of the work programme finds what a direct query finds`() async throws {
        let asked = try await AskedStore()
        let report = try await asked.marlshire.create()
        let (author, store, today) = (asked.marlshire.author, asked.store, asked.today)
        _ = try await asked.plan("Planned", day(9, 21), by: asked.care)
        try await WorkProgrammeRegister.links.perform(
            report, on: try await asked.plan("Written", day(7, 6)), by: author, today: today, in: store)
        try await WorkProgrammeRegister.hears.perform(
            "Minute 3", on: try await asked.plan("Heard", day(5, 11), of: "Audit", by: asked.care), by: author, today: today, in: store)
        try await WorkProgrammeRegister.withdraws.perform(
            "x", on: try await asked.plan("Withdrawn", day(6, 29), by: asked.care), by: author, today: today, in: store)
        try await WorkProgrammeRegister.moves.perform(
            (day(9, 21), "x", "x"), on: try await asked.plan("Moved", day(7, 6), by: asked.care), by: author, today: today, in: store)
        let open = "heard_on IS NULL AND withdrawn_on IS NULL"
        for (name, value, condition) in [
            ("committee", "Audit", "committee = 'Audit'"), ("author", "nobody", "author IS NULL"),
            ("author", asked.care.text, "author = '\(asked.care.text)'"), ("status", "planned", "\(open) AND report IS NULL"),
            ("status", "under-way", "\(open) AND report IS NOT NULL"), ("status", "heard", "heard_on IS NOT NULL"),
            ("status", "withdrawn", "withdrawn_on IS NOT NULL"), ("when", "ahead", "meeting >= '2022-06-15'"),
            ("when", "past", "meeting < '2022-06-15'"), ("moved", "yes", "EXISTS (SELECT 1 FROM work_programme_move WHERE item = f.id)"),
        ] {
            let found = Set(try await lines(WorkProgrammeRegister.register, name, value, in: asked).map(\.title))
            let expected = try await asked.store.read {
                Set(try String.fetchAll($0, sql: "SELECT title FROM work_programme_item f WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            #expect(!found.isEmpty && found.count < 5, "\(name)=\(value) tells them apart")
        }
    }

    @Test func `no list reads a whole table of moves, rounds or links`() async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let viewer = asked.reader
        let plans = try await asked.store.read {
            try QuestionRegister.register.plans(as: viewer, in: $0) + WorkProgrammeRegister.register.plans(as: viewer, in: $0)
                + ResourceRegister.register.plans(as: viewer, in: $0)
        }
        for (asked, steps) in plans {
            for step in steps {
                for table in ["question_round", "question_link", "work_programme_move", "resource_reading"] {
                    #expect(!step.contains("SCAN \(table)"), "\(asked): \(step)")
                }
            }
        }
    }
}
