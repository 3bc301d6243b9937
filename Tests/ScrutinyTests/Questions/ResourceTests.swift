import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Resources: money, posts, and what is not known")
struct ResourceTests {
    private func filled(_ marlshire: MarlshireStore) async throws {
        let finding = try await marlshire.store.read { try Identifier<Finding>.fetchOne($0, sql: "SELECT id FROM finding") }
        func add(
            _ title: String, _ kind: Resource.Kind, _ area: Resource.Area, agreed: Int?, spent: Int?, posts: (Int, Int)? = nil,
            linked: Bool = false
        ) async throws {
            let id = try await ResourceRegister.adding.add(
                (
                    marlshire.inspection, title, kind, area, linked ? [finding].compactMap(\.self) : [],
                    .init(day: day(5, 1), agreed: 1, source: "Before")
                ), by: marlshire.author, today: day(6, 15), in: marlshire.store)
            try await ResourceRegister.figures.perform(
                .init(
                    day: day(5, 31), agreed: agreed, spent: spent, posts: posts.flatMap { Resource.Posts(filled: $0.0, of: $0.1) },
                    source: "Monitoring"), on: id, by: marlshire.author, today: day(6, 15), in: marlshire.store)
        }
        try await add("Co-ordinators", .investment, .earlyHelp, agreed: 84_000, spent: 0, posts: (1, 2), linked: true)
        try await add("Retention", .investment, .retention, agreed: 210_000, spent: nil)
        try await add("Agency", .costPressure, .posts, agreed: nil, spent: 18_000, posts: (8, 8))
    }

    private func all(_ marlshire: MarlshireStore) async throws -> [Resource] {
        try await marlshire.store.read { try Resource.all(in: $0) }
    }

    /// The titles that an address asks for.
    private func lines(_ name: String, _ value: String, in marlshire: MarlshireStore) async throws -> [String] {
        try await marlshire.store.read {
            try ResourceRegister.register.lines(Fields([(name: name, value: value)]), as: .anyone, in: $0).map(\.title)
        }
    }

    @Test func `each filter finds what a direct query finds`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let latest = "(SELECT id FROM resource_reading WHERE resource = r.id ORDER BY day DESC, id DESC LIMIT 1)"
        let finding = try #require(try await all(marlshire).flatMap(\.findings).first)
        for (name, value, condition) in [
            ("kind", "investment", "kind = 'investment'"), ("area", "posts", "area = 'posts'"),
            ("finding", finding.text, "EXISTS (SELECT 1 FROM resource_finding WHERE resource = r.id AND finding = '\(finding)')"),
            ("missing", "agreed", "(SELECT agreed FROM resource_reading WHERE id = \(latest)) IS NULL"),
            ("missing", "spent", "(SELECT spent FROM resource_reading WHERE id = \(latest)) IS NULL"),
            ("missing", "finding", "NOT EXISTS (SELECT 1 FROM resource_finding WHERE resource = r.id)"),
            ("vacancy", "vacant", "(SELECT filled < posts FROM resource_reading WHERE id = \(latest)) = 1"),
            ("vacancy", "filled", "(SELECT filled = posts FROM resource_reading WHERE id = \(latest)) = 1"),
        ] {
            let found = Set(try await lines(name, value, in: marlshire))
            let expected = try await marlshire.store.read {
                Set(try String.fetchAll($0, sql: "SELECT title FROM resource r WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            #expect(!found.isEmpty && found.count < 3, "\(name)=\(value) tells them apart")
        }
        #expect(try await lines("inspection", marlshire.inspection.text, in: marlshire).count == 3)
    }

    @Test func `what is not known stands last, whichever way it is sorted`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        for sort in ["agreed", "-agreed"] {
            #expect(try await lines("sort", sort, in: marlshire).last == "Agency", "\(sort)")
        }
    }

    @Test func `a total says what is not known, and nought is known`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let totals = ResourceTotals(try await all(marlshire))
        #expect(totals.agreed.words == "£294,000 for 2 of 3; not known for 1")
        #expect(totals.spent.words == "£18,000 for 2 of 3; not known for 1")
        #expect(totals.postsWords == "9 of 10 filled")
    }

    @Test func `a new report's financial section is drafted with its links`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let file = try await marlshire.scrutiny.file(try await marlshire.create())
        let section = try #require(file.report.sections.first { $0.kind == .financial })
        #expect(section.body.contains("£84,000 is agreed for two posts (Co-ordinators); one was filled at 31 May 2022."))
        #expect(file.check.problems(.money) == [])
        try await ResourceRegister.figures.perform(
            .init(day: day(6, 10), agreed: 90_000, source: "Monitoring"),
            on: try #require(file.record.resources.first { $0.title == "Co-ordinators" }).id, by: marlshire.author, today: day(6, 15),
            in: marlshire.store)
        #expect(try await marlshire.scrutiny.file(file.report.id).check.problems(.money).count == 1, "the row says another amount now")
    }
}
