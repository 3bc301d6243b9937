import Foundation
import Indicators
import Testing
import Vocabulary

@testable import IndicatorsWeb
@testable import SiteKit

@Suite("The list of measures")
struct MeasureListTests {
    private func line(_ name: String, _ verdict: VerdictOfMeasure.Name, owner: String = "", aim: Double? = nil, latest: Double? = nil)
        -> MeasureLine
    {
        MeasureLine(
            measure: Measure(name: name, unit: .days, better: .lower, aim: aim, owner: owner),
            standing: MeasureStanding(
                verdict: verdict, since: nil, sentence: "", figures: 1, latestOn: latest.map { day(1, Int($0)) }, latest: latest,
                latestWords: nil))
    }

    private var all: [MeasureLine] {
        [
            line("B", .worse, owner: "Head of homes", aim: 5, latest: 9), line("A", .better, aim: 5, latest: 4),
            line("C", .tooFew, owner: "Head of homes"),
        ]
    }

    private func visit(_ query: [(String, String)]) -> Visit {
        let facts = SiteFacts(
            council: "Marlshire", isDemonstration: true, policy: Policy([(.readMeasures, [.director])]), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        return Visit(
            site: facts, person: Person(id: Identifier(), name: "Ada Lowe", roles: [.director]), today: day(6, 20), path: "/measures",
            query: Fields(query), form: Fields(), files: [], session: nil, formKey: nil, address: "")
    }

    private func names(_ query: [(String, String)]) -> [String] { MeasureQuery(visit(query)).lines(all).map(\.measure.name) }

    @Test func `each filter finds what it asks for`() {
        #expect(names([("verdict", "worse")]) == ["B"])
        #expect(names([("owner", "Head of homes")]) == ["B", "C"])
        #expect(names([("aim", "met")]) == ["A"])
        #expect(names([("aim", "missed")]) == ["B"])
        #expect(names([("aim", "none")]) == ["C"])
        #expect(names([("verdict", "no such word"), ("aim", "neither")]).count == 3, "what is not known asks for nothing")
        #expect(names([("owner", "Head of homes"), ("verdict", "too_few")]) == ["C"])
    }

    @Test func `it is sorted by name, by what it shows, by owner and by the latest figure`() {
        #expect(names([("sort", "name")]) == ["A", "B", "C"])
        #expect(names([("sort", "-name")]) == ["C", "B", "A"])
        #expect(names([("sort", "verdict")]) == ["B", "A", "C"])
        #expect(names([("sort", "owner")]) == ["A", "B", "C"])
        #expect(names([("sort", "latest")]) == ["C", "A", "B"])
    }

    @Test func `the spreadsheet holds the chosen rows`() {
        let file = MeasureListPage.spreadsheet(MeasureQuery(visit([("verdict", "worse")])).lines(all), today: day(6, 20))
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("\"B\"") && !text.contains("\"A\""))
    }
}
