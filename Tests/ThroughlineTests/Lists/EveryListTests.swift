import ChildRecords
import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing

@testable import Throughline

/// Every list that an address narrows or orders, held against queries of its own on the furnished demonstration.
@Suite("Every list, by its address alone", .serialized)
struct EveryListTests {
    static let all = ListsOfThePlan.all + ListsOfTheBoard.all + ListsOfEvidence.all + ListsOfTheHouse.all + ListsOfInspections.all

    /// Pages that an address narrows without being one of these lists, each with the reason.
    static let others: [String: String] = [
        "Sources/ActionPlans/Web/Pages/VersionPages.swift": "chooses two versions to compare",
        "Sources/ActionPlans/Web/Pages/ImportPages.swift": "chooses a sheet of a file, laid out as filters are",
        "Sources/SiteKit/Pages/Table.swift": "draws the filters and orders of them all",
        "Sources/SiteKit/Registers/RegisterPages.swift": "draws them for every register",
        "Sources/SiteKit/Registers/Register.swift": "narrows another page by filters of the register, whose own conditions are held here",
        "Sources/ActionPlans/Web/Pages/FindingsPage.swift": "kinds as links, held against queries below",
        "Sources/ChildRecords/Web/Homes/DifferencePages.swift": "reckoned from two records, which no query holds; tried below",
        "Sources/ChildRecords/Web/Looking/ViewsOfChild.swift": "days of the audit trail, which no table holds in the clear",
        "Sources/Boards/Web/Packs/PackViews.swift": "chooses two packs to compare",
        "Sources/ChildRecords/Web/Measures/MeasuredListPage.swift": "figures of a team, held against contributions in MeasuredStoreTests",
        "Sources/ChildRecords/Web/Measures/MeasuredOverviewPage.swift":
            "figures of a team, held against contributions in MeasuredStoreTests",
        "Sources/ChildRecords/Web/Measures/MeasuredPage.swift": "chooses a measure, a period, a team and groups",
        "Sources/ChildRecords/Web/FrozenMonths/FrozenMonthPage.swift": "chooses a group of measures of one month",
        "Sources/ChildRecords/Web/Sharing/SharingPages.swift": "chooses a measure and a year, held against the months in SharedMonthsTests",
        "Sources/ChildRecords/Web/Comparing/ComparePages.swift": "chooses a measure and a period, held against figures in ComparisonTests",
        "Sources/ChildRecords/Web/Exchange/RegionPages.swift": "chooses a measure and a month, held against files in MeasureExchangeTests",
        "Sources/ChildRecords/Web/Measures/MeasuredChanges.swift": "chooses a kind of change and a team, held in BetweenLoadsTests",
        "Sources/PreProceedings/Web/Letters/LetterSample.swift": "draws a sample by a word, held in CaseLetterTests",
        "Sources/PreProceedings/Web/Spreadsheet/SheetMappingPage.swift": "chooses a sheet of a file, laid out as filters are",
        "Sources/PreProceedings/Web/Returns/CensusPages.swift": "chooses a census year, held in TrackerReturnsTests",
        "Sources/PreProceedings/Web/AnswersPage.swift": "chooses a change of practice; the figures are held in TrackerFiguresTests",
    ]
    static let otherAddresses: Set<String> = [
        "/children/differences", "/governance/unusual-patterns", "/children/:child/views", "/packs/:pack/compare", "/plans/:plan/versions",
        "/pre-proceedings/figures", "/data-measures/frozen/:month", "/data-measures/published", "/data-quality/trend", "/data-measures",
        "/data-measures/overview", "/data-measures/measure", "/data-measures/compare", "/data-measures/region", "/data-measures/changes",
        "/pre-proceedings/letter-sample", "/pre-proceedings/census", "/pre-proceedings/planning-meetings",
        "/pre-proceedings/figures/by-month",
    ]

    private func address(_ list: ListCase, _ path: String, _ asked: [(String, String)]) -> String {
        let pairs = list.also + asked.filter { !$0.1.isEmpty } + [("page", "all")]
        return path + "?" + pairs.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
    }

    /// What differs between a list and its queries, in words; none when all is the same.
    private func differences(_ list: ListCase, in site: DemonstrationSite) async throws -> [String] {
        guard let path = try await site.path(list.pattern) else { return ["the demonstration has none"] }
        let (first, second) = (site.first[list.role], site.second[list.role])
        var faults: [String] = []
        /// - Parameter isShared: true to have a second person follow the same address in another session.
        /// - Returns: how many rows there are.
        func compare(_ asked: [(String, String)], isShared: Bool = true) async throws -> Int {
            let address = address(list, path, asked)
            let values = Dictionary(asked.filter { $0.0 != "sort" }) { $1 }
            let expected = try await list.expected(values, sort: asked.first { $0.0 == "sort" }?.1 ?? "", in: site)
            let rows = ShownList(try await site.ask(.get, address, as: first).text).rows
            if !ListCase.fits(rows, expected) { faults.append("\(asked): \(rows.count) rows, a query finds \(expected.count)") }
            guard isShared else { return rows.count }
            if ShownList(try await site.ask(.get, address, as: second).text).rows != rows {
                faults.append("\(asked): another for another reader")
            }
            return rows.count
        }
        let shown = ShownList(try await site.ask(.get, address(list, path, []), as: first).text)
        if Set(shown.filters.map(\.name)) != Set(list.filters.keys) { faults.append("filters \(shown.filters.map(\.name))") }
        if shown.sorts != Set(list.sorts.keys) { faults.append("orders \(shown.sorts)") }
        let all = try await compare([])
        var narrowed = 0
        for (name, values) in shown.filters {
            for value in values {
                // Every filter is shared once, by its last value; that tells as much as all of them.
                let count = try await compare([(name, value)], isShared: value == values.last)
                if count > 0, count < all { narrowed += 1 }
            }
        }
        for sort in shown.sorts.sorted() {
            for sort in [sort, "-\(sort)"] { _ = try await compare([("sort", sort)], isShared: !sort.hasPrefix("-")) }
        }
        let both = shown.filters.prefix(2).compactMap { filter in filter.values.last.map { (filter.name, $0) } }
        _ = try await compare(both + [("sort", shown.sorts.sorted().last.map { "-\($0)" } ?? "")])
        if narrowed == 0, !list.filters.isEmpty { faults.append("no filter tells its rows apart") }
        return faults + (try await keptView(list, path, both, in: site))
    }

    /// A view that is kept leads back to the same rows, for its owner only.
    private func keptView(
        _ list: ListCase, _ path: String, _ asked: [(String, String)], in site: DemonstrationSite
    ) async throws -> [String] {
        guard let owner = site.first[list.role], let other = site.second[list.role], !asked.isEmpty else { return [] }
        let query = (list.also + asked).map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
        let fields = [("view-name", "Kept by a test"), ("view-path", path), ("view-query", query)]
        let kept = try await site.ask(.post, "/views", as: owner, fields)
        guard kept.status == 303, kept.location == "\(path)?\(query)" else { return ["no view is kept: \(kept.status)"] }
        let page = try await site.ask(.get, path, as: owner).text
        guard let link = page.between("aria-label=\"Your views\"", "</nav>")?.between("href=\"", "\"")?.unescaped else {
            return ["the kept view is not shown"]
        }
        let (rows, direct) = (
            ShownList(try await site.ask(.get, link, as: owner).text).rows,
            ShownList(try await site.ask(.get, "\(path)?\(query)", as: owner).text).rows
        )
        let shared = try await site.ask(.get, path, as: other).text.contains("Kept by a test")
        return (rows == direct ? [] : ["the kept view shows other rows"]) + (shared ? ["a view is shown to somebody else"] : [])
    }

    @Test func `each filter and order finds what a direct query finds, for whoever has the address, and can be kept`() async throws {
        let site = try await DemonstrationSite()
        for list in EveryListTests.all {
            let differences = try await differences(list, in: site)
            #expect(differences == [], "\(list)")
        }
        try await expectGaps(site)
        try await expectAllListed(site)
    }

    /// The gaps of a plan are chosen by links: each kind counts and shows what a query finds.
    private func expectGaps(_ site: DemonstrationSite) async throws {
        let path = try #require(try await site.path("/plans/:plan/gaps"))
        let (first, second) = (site.first[.director], site.second[.director])
        for (kind, sql) in ListsOfThePlan.gaps {
            let expected = try await site.store.read { try Set(String.fetchAll($0, sql: sql)) }
            let page = try await site.ask(.get, "\(path)?kind=\(kind)&page=all", as: first).text
            let items = page.between("<ul class=\"tasks wide small\">", "</ul>")?.components("<li>").dropFirst() ?? []
            #expect(items.count == expected.count, "\(kind)")
            #expect(expected.allSatisfy { id in items.contains { $0.contains(id) } }, "\(kind)")
            #expect(page.contains(";kind=\(kind)") || page.contains("kind=\(kind)") || page.contains("(\(expected.count))"), "\(kind)")
            let other = try await site.ask(.get, "\(path)?kind=\(kind)&page=all", as: second).text
            #expect(
                other.between("<ul class=\"tasks wide small\">", "</ul>")?.components("<li>").count
                    == page.between("<ul class=\"tasks wide small\">", "</ul>")?.components("<li>").count)
        }
    }

    /// Every page of the router that draws filters or orders stands in the table.
    private func expectAllListed(_ site: DemonstrationSite) async throws {
        let listed = Set(EveryListTests.all.map(\.pattern)).union(EveryListTests.otherAddresses)
        for route in site.routes where route.method == .get && !listed.contains(route.pattern) && !route.pattern.contains(":token") {
            guard let path = try await site.path(route.pattern) else { continue }
            for role in [Role.director, .analyst, .administrator, .informationGovernanceLead] {
                let reply = try await site.ask(.get, path, as: site.first[role])
                guard reply.status == 200, reply.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                #expect(!ShownList.isOn(reply.text), "\(route.pattern) is narrowed or ordered and stands in no table of lists")
                break
            }
        }
    }

    @Test func `every file that draws filters or orders stands in the table`() {
        let listed = Set(EveryListTests.all.map(\.source)).union(EveryListTests.others.keys)
        for file in HouseFiles.sources
        where file.text.contains("FilterBar(") || file.text.contains("class=\\\"filters") || file.text.contains("class=\"filters") {
            #expect(listed.contains(file.path), "\(file.path): write its list into the tables of Tests/ThroughlineTests/Lists")
        }
    }

    @Test func `differences from the case system are those of the chosen field`() async throws {
        let site = try await DemonstrationSite()
        let reader = site.first[.serviceManager]
        func lines(_ query: String) async throws -> [Substring] {
            try await site.ask(.get, "/children/differences.csv" + query, as: reader).text.split(whereSeparator: \.isNewline).dropFirst()
                .map(\.self)
        }
        let all = try await lines("")
        #expect(!all.isEmpty, "the demonstration has differences")
        for field in ChildField.allCases {
            let records = Set(all.filter { $0.contains(field.words) }.map { $0.prefix { $0 != "," } })
            #expect(try await lines("?field=\(field.rawValue)") == all.filter { records.contains($0.prefix { $0 != "," }) }, "\(field)")
        }
    }

    @Test func `a filter that finds too much, an order that is none and a list in no table are caught`() {
        #expect(!ListCase.fits(["<td>A1</td>", "<td>A2</td>"], ["A1"]))
        #expect(!ListCase.fits(["<td>A2</td>", "<td>A1</td>"], ["A1", "A2"]))
        #expect(ListCase.fits(["<td>A1</td><td>3 May 2022</td>"], ["A1|2022-05-03"]))
        let page = """
            <form class="filters" method="get"><select id="filter-kind" name="kind"><option value="">All</option>\
            <option value="a&amp;b">A</option></select></form><table><thead><tr><th><a href="/x?sort=-name&amp;kind=a">N</a></th></tr></thead>\
            <tbody><tr><td>One</td></tr><tr class="late"><td>Two</td></tr></tbody></table><h2>Else</h2><tbody><tr><td>Three</td></tr></tbody>
            """
        let list = ShownList(page)
        #expect(list.filters.map(\.name) == ["kind"] && list.filters[0].values == ["a&b"])
        #expect(list.sorts == ["name"] && list.rows.count == 2 && ShownList.isOn(page))
    }
}
