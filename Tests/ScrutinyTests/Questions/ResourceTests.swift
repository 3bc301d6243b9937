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
            tied: Bool = false
        ) async throws {
            _ = try await ResourceStore(marlshire.store).add(
                Resource(
                    inspection: marlshire.inspection, title: title, kind: kind, area: area,
                    findings: tied ? [finding].compactMap(\.self) : [],
                    readings: [
                        .init(day: day(5, 1), agreed: 1, source: "Before"),
                        .init(
                            day: day(5, 31), agreed: agreed, spent: spent, posts: posts.flatMap { Resource.Posts(filled: $0.0, of: $0.1) },
                            source: "Monitoring"),
                    ]), by: marlshire.author)
        }
        try await add("Co-ordinators", .investment, .earlyHelp, agreed: 84_000, spent: 0, posts: (1, 2), tied: true)
        try await add("Retention", .investment, .retention, agreed: 210_000, spent: nil)
        try await add("Agency", .pressure, .posts, agreed: nil, spent: 18_000, posts: (8, 8))
    }

    @Test func `each filter finds what a direct query finds`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let all = try await marlshire.store.read { try ResourceRows.all(in: $0) }
        let latest = "(SELECT id FROM resource_reading WHERE resource = r.id ORDER BY day DESC, id DESC LIMIT 1)"
        let finding = try #require(all.flatMap(\.findings).first)
        for (name, value, condition) in [
            ("kind", "investment", "kind = 'investment'"), ("area", "posts", "area = 'posts'"),
            ("finding", finding.text, "EXISTS (SELECT 1 FROM resource_finding WHERE resource = r.id AND finding = '\(finding)')"),
            ("missing", "agreed", "(SELECT agreed FROM resource_reading WHERE id = \(latest)) IS NULL"),
            ("missing", "spent", "(SELECT spent FROM resource_reading WHERE id = \(latest)) IS NULL"),
            ("missing", "finding", "NOT EXISTS (SELECT 1 FROM resource_finding WHERE resource = r.id)"),
            ("vacancy", "vacant", "(SELECT filled < posts FROM resource_reading WHERE id = \(latest)) = 1"),
            ("vacancy", "filled", "(SELECT filled = posts FROM resource_reading WHERE id = \(latest)) = 1"),
        ] {
            let found = Set(ResourceQuery(TestVisit.make("/resources", [(name, value)])).found(in: all).map(\.title))
            let expected = try await marlshire.store.read {
                Set(try String.fetchAll($0, sql: "SELECT title FROM resource r WHERE \(condition)"))
            }
            #expect(found == expected, "\(name)=\(value)")
            #expect(!found.isEmpty && found.count < all.count, "\(name)=\(value) tells them apart")
        }
        let own = ResourceQuery(TestVisit.make("/resources", [("inspection", marlshire.inspection.text)])).found(in: all)
        #expect(own.count == 3)
    }

    @Test func `what is not known stands last, whichever way it is sorted`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let all = try await marlshire.store.read { try ResourceRows.all(in: $0) }
        for sort in ["agreed", "-agreed"] {
            #expect(ResourceQuery(TestVisit.make("/resources", [("sort", sort)])).found(in: all).last?.title == "Agency", "\(sort)")
        }
    }

    @Test func `a total says what is not known, and nought is known`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let totals = ResourceTotals(try await marlshire.store.read { try ResourceRows.all(in: $0) })
        #expect(totals.agreed.words == "£294,000 over 2 of 3; not known for 1")
        #expect(totals.spent.words == "£18,000 over 2 of 3; not known for 1")
        #expect(totals.postsWords == "9 of 10 filled")
    }

    @Test func `a new report's financial section is drafted with its ties`() async throws {
        let marlshire = try await MarlshireStore()
        try await filled(marlshire)
        let file = try await marlshire.scrutiny.file(try await marlshire.begin())
        let section = try #require(file.report.sections.first { $0.kind == .financial })
        #expect(section.body.contains("Co-ordinators: £84,000 is agreed"))
        #expect(file.check.problems(.money) == [])
        try await ResourceStore(marlshire.store).add(
            .init(day: day(6, 10), agreed: 90_000, source: "Monitoring"),
            to: try #require(file.record.resources.first { $0.title == "Co-ordinators" }).id, by: marlshire.author)
        #expect(try await marlshire.scrutiny.file(file.report.id).check.problems(.money).count == 1, "the row says another amount now")
    }
}
