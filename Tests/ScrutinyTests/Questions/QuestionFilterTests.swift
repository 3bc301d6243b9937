import ActionPlans
import ActionPlansWeb
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

/// Each filter of the lists, held against a query of its own.
@Suite("Filters of what was asked and of the forward plan")
struct QuestionFilterTests {
    private static let last = "(SELECT verdict FROM question_round WHERE question = q.id ORDER BY number DESC LIMIT 1)"
    private static let rounds = "(SELECT count(*) FROM question_round WHERE question = q.id)"
    private static let owed = "(\(rounds) = 0 OR \(last) = 'not_enough')"

    private static let cases: [(String, String, String)] = [
        ("kind", "question", "kind = 'question'"), ("kind", "recommendation", "kind = 'recommendation'"),
        ("committee", "Audit", "committee = 'Audit'"), ("meeting", "2022-06-08", "meeting = '2022-06-08'"),
        ("owner", "nobody", "owner IS NULL"), ("standing", "waiting", "\(rounds) = 0"),
        ("standing", "answered", "\(rounds) > 0 AND \(last) IS NULL"), ("standing", "asked-again", "\(last) = 'not_enough'"),
        ("standing", "enough", "\(last) = 'enough'"), ("due", "late", "\(owed) AND due < '2022-06-15'"),
        ("due", "next-30-days", "\(owed) AND due BETWEEN '2022-06-15' AND '2022-07-15'"),
        ("tied", "finding", "EXISTS (SELECT 1 FROM question_tie WHERE question = q.id AND kind = 'finding')"),
        ("tied", "action", "EXISTS (SELECT 1 FROM question_tie WHERE question = q.id AND kind = 'action')"),
        ("tied", "nothing", "NOT EXISTS (SELECT 1 FROM question_tie WHERE question = q.id)"),
        ("publicity", "public", "exempt_paragraph IS NULL"), ("publicity", "exempt", "exempt_paragraph IS NOT NULL"),
    ]

    @Test func `each filter of the questions finds what a direct query finds`() async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let all = try await asked.store.read { try QuestionRows.all(in: $0) }
        let posts = try await asked.store.read { try ActionPlanRecords.posts(in: $0) }
        var narrowed = 0
        for (name, value, condition) in Self.cases + [("owner", asked.court.text, "owner = '\(asked.court.text)'")] {
            let query = QuestionQuery(TestVisit.make("/questions", [(name, value)]))
            let found = Set(query.found(in: all, posts: posts, on: day(6, 15)).map(\.number))
            let expected = try await asked.store.read {
                Set(try Int.fetchAll($0, sql: "SELECT number FROM committee_question q WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            if !found.isEmpty && found.count < all.count { narrowed += 1 }
        }
        #expect(narrowed >= 14, "the filters tell the questions of this store apart")
    }

    @Test("a column sorts both ways", arguments: ["number", "meeting", "owner", "due", "standing"])
    func sorts(column: String) async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let all = try await asked.store.read { try QuestionRows.all(in: $0) }
        let posts = try await asked.store.read { try ActionPlanRecords.posts(in: $0) }
        func numbers(_ sort: String) -> [Int] {
            QuestionQuery(TestVisit.make("/questions", [("sort", sort)])).found(in: all, posts: posts, on: day(6, 15)).map(\.number)
        }
        #expect(numbers(column) == numbers("-" + column).reversed())
        #expect(numbers("number") == [1, 2, 3, 4, 5, 6])
        if column == "standing" { #expect(numbers(column).first == 4, "what was not enough comes first") }
    }

    @Test func `each filter of the forward plan finds what a direct query finds`() async throws {
        let asked = try await AskedStore()
        let report = try await asked.marlshire.begin()
        func add(_ title: String, _ meeting: Day, of committee: String = "People", by author: Bool = true) async throws
            -> Identifier<ForwardItem>
        {
            try await asked.forward.add(
                ForwardItem(title: title, committee: committee, meeting: meeting, author: author ? asked.care : nil),
                by: asked.marlshire.author)
        }
        let author = asked.marlshire.author
        _ = try await add("Planned", day(9, 21))
        try await asked.forward.write(report, for: try await add("Written", day(7, 6), by: false), version: 1, by: author)
        try await asked.forward.hear(
            try await add("Heard", day(5, 11), of: "Audit"), minute: "Minute 3", today: day(6, 15), version: 1, by: author)
        try await asked.forward.withdraw(try await add("Withdrawn", day(6, 29)), reason: "x", today: day(6, 15), version: 1, by: author)
        try await asked.forward.move(
            try await add("Moved", day(7, 6)), to: day(9, 21), reason: "x", approvedBy: "x", today: day(6, 15), version: 1, by: author)
        let all = try await asked.store.read { try ForwardRows.all(in: $0) }
        let posts = try await asked.store.read { try ActionPlanRecords.posts(in: $0) }
        let open = "heard_on IS NULL AND withdrawn_on IS NULL"
        for (name, value, condition) in [
            ("committee", "Audit", "committee = 'Audit'"), ("author", "nobody", "author IS NULL"),
            ("author", asked.care.text, "author = '\(asked.care.text)'"), ("standing", "planned", "\(open) AND report IS NULL"),
            ("standing", "under-way", "\(open) AND report IS NOT NULL"), ("standing", "heard", "heard_on IS NOT NULL"),
            ("standing", "withdrawn", "withdrawn_on IS NOT NULL"), ("when", "ahead", "meeting >= '2022-06-15'"),
            ("when", "past", "meeting < '2022-06-15'"), ("moved", "yes", "EXISTS (SELECT 1 FROM forward_move WHERE item = f.id)"),
        ] {
            let query = ForwardQuery(TestVisit.make("/forward-plan", [(name, value)]))
            let found = Set(query.found(in: all, posts: posts, on: day(6, 15)).map(\.title))
            let expected = try await asked.store.read {
                Set(try String.fetchAll($0, sql: "SELECT title FROM forward_item f WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            #expect(!found.isEmpty && found.count < all.count, "\(name)=\(value) tells them apart")
        }
    }

    @Test func `the spreadsheet holds the rows of the list`() async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let all = try await asked.store.read { try QuestionRows.all(in: $0) }
        let posts = try await asked.store.read { try ActionPlanRecords.posts(in: $0) }
        let page = QuestionListPage(
            visit: TestVisit.make("/questions", [("kind", "recommendation")], acts: [.readQuestions]), all: all, posts: posts
        )
        .page.body.string
        #expect(page.contains("2 of 6 asked"))
        #expect(page.contains("/questions.csv?kind=recommendation"))
        #expect(!page.contains("<form method=\"post\" action=\"/questions"), "only a view is kept from here")
    }
}
