import Indicators
import Testing
import Vocabulary

@Suite("A file of published figures")
struct PublishedFileTests {
    private static let head = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "new_la_code",
        "old_la_code", "la_name", "age", "completed", "in_time", "percent",
    ]

    private func row(
        _ level: String = "Local authority", time: String = "202122", code: String = "202", name: String = "Camden", age: String = "Total",
        figures: [String] = ["100", "81", "81.0"]
    ) -> [String] {
        [time, "Financial year", level, "E92000001", "England", "E12000007", "London", "", code, name, age] + figures
    }

    private func file(_ rows: [[String]]) throws -> PublishedFile { try PublishedFile([Self.head] + rows) }
    private let mapping = PublishedMapping(
        measure: "F6b", figure: "percent", numerator: "in_time", denominator: "completed", filters: ["age": "Total"])

    @Test func `columns with words are filters, columns with numbers and symbols are figures`() throws {
        let file = try file([row(), row(age: "Under 1", figures: ["c", "c", "c"])])
        #expect(file.filters.map(\.column) == ["age"] && file.filters.first?.values == ["Total", "Under 1"])
        #expect(file.filters[0].whole == "Total")
        #expect(file.indicators == ["completed", "in_time", "percent"])
    }

    @Test("a symbol is what it means and never 0", arguments: ["c", "z", "x", "k", "u", "low"])
    func symbols(_ symbol: String) throws {
        let read = try file([row(figures: ["100", symbol, symbol])]).figures(mapping)
        let figure = try #require(read.figures.first)
        #expect(figure.cell.number == nil && figure.part == nil && figure.of == 100)
        #expect(figure.cell.gap?.hasSuffix("(\(symbol))") == true)
    }

    @Test func `a cell that is neither number nor symbol is said with its line, its column and what to do`() throws {
        let read = try file([row(), row(code: "203", name: "Greenwich", figures: ["100", "81", "about 80"])]).figures(mapping)
        #expect(read.figures.count == 1)
        #expect(
            read.bad == [
                .init(
                    line: 3,
                    "“about 80” in the column “percent” is neither a number nor one of the symbols c, z, x, k, u and low. Correct the cell."
                )
            ])
    }

    @Test func `the shipped list settles the name of a council, and a contradiction is a bad line`() throws {
        let file = try file([
            row(code: "203", name: "Royal Borough of Greenwich"), row(code: "202", name: "Barnet"), row(code: "", name: "Nowhere"),
            row(time: "2021"),
        ])
        #expect(file.rows.map(\.area.name) == ["Greenwich"])
        #expect(file.bad.map(\.line) == [3, 4, 5])
        #expect(file.bad[0].words.contains("the code 202 is of Camden"))
        #expect(file.bad[2].words.contains("A financial year is written as 202425"))
    }

    @Test func `schools and wards are left aside and counted`() throws {
        let file = try file([row(), row("School")])
        #expect(file.rows.count == 1 && file.otherLevels == 1)
    }

    @Test func `two rows of one council need a filter`() throws {
        let file = try file([row(), row(age: "Under 1")])
        #expect(throws: PublishedFile.MappingRefusal.self) { try file.figures(PublishedMapping(measure: "F6b", figure: "percent")) }
        #expect(try file.figures(mapping).figures.count == 1)
        #expect(throws: PublishedFile.MappingRefusal.noColumn("rate")) {
            try file.figures(PublishedMapping(measure: "F6b", figure: "rate"))
        }
    }

    @Test func `a table that was laid out for reading is refused with what is missing`() {
        #expect(throws: PublishedFile.Refusal.missing(["time_identifier", "geographic_level"])) {
            try PublishedFile([["Council", "time_period"], ["Camden", "2021"]])
        }
        #expect(throws: PublishedFile.Refusal.empty) { try PublishedFile([Self.head]) }
    }

    @Test func `a period is the days that we count over`() throws {
        func ours(_ time: String, _ identifier: String, ends: Int = 3) -> String? {
            PublishedPeriod(time: time, identifier: identifier)?.ours(reportingYearEnds: ends).map { "\($0.first.iso) \($0.last.iso)" }
        }
        #expect(ours("202122", "Financial year") == "2021-04-01 2022-03-31")
        #expect(ours("2022", "Reporting year") == "2021-04-01 2022-03-31")
        #expect(ours("2022", "Reporting year", ends: 9) == "2021-10-01 2022-09-30")
        #expect(ours("2022", "Calendar year") == "2022-01-01 2022-12-31")
        #expect(ours("202122", "Financial year Q4") == "2022-01-01 2022-03-31")
        #expect(ours("202122", "Financial year Q1") == "2021-04-01 2021-06-30")
        #expect(ours("2022", "May") == "2022-05-01 2022-05-31")
        #expect(ours("202122", "Autumn term") == nil)
        #expect(PublishedPeriod(time: "202123", identifier: "Financial year") == nil)
        #expect(PublishedPeriod(time: "2021/22", identifier: "Financial year")?.words == "2021-22, financial year")
    }
}

@Suite("A list of neighbours")
struct NeighbourListTests {
    private let own = OwnAuthority(code: "893", name: "Shropshire")

    @Test func `codes and names both settle a council, and the list is by name`() throws {
        let list = try NeighbourList([["Code", "Name"], ["", "Herefordshire"], ["933", ""], ["E06000052", ""]], own: own)
        #expect(list.councils.map(\.code) == ["908", "884", "933"])
    }

    @Test func `of a file of all councils the lines of our own are taken`() throws {
        let list = try NeighbourList([["la_code", "neighbour_code", "rank"], ["893", "933", "1"], ["202", "203", "1"]], own: own)
        #expect(list.councils.map(\.name) == ["Somerset"])
    }

    @Test func `a code and a name that are of two councils are never taken for one, where only published figures name it, too`() throws {
        let known = ["952": "Broadwell"]
        #expect(throws: Problems.self) { try NeighbourList([["code", "name"], ["952", "Shropshire"]], own: nil, known: known) }
        #expect(throws: Problems.self) { try NeighbourList([["code", "name"], ["933", "Nowhere"]], own: nil, known: known) }
        let list = try NeighbourList([["code", "name"], ["952", "Broadwell"], ["933", "Somerset Council"]], own: nil, known: known)
        #expect(list.councils.map(\.code) == ["952", "933"])
    }

    @Test func `each bad line is said with what to do, and nothing is taken`() {
        do {
            _ = try NeighbourList(
                [["code", "name"], ["893", ""], ["933", "Devon"], ["999", ""], ["933", ""], ["933", ""], ["", ""]], own: own)
            Issue.record("taken")
        } catch {
            let words = error.all.map(\.words)
            #expect(words.count == 5)
            #expect(words[0] == "Line 2: Shropshire is your own council. Remove the line.")
            #expect(words[1] == "Line 3: the code 933 is of Somerset, and the name is “Devon”. Correct one of them.")
            #expect(words[2].hasPrefix("Line 4: the code 999 is no council"))
            #expect(words[3] == "Line 6: Somerset is in the file twice. Remove one of the lines.")
        }
    }
}
