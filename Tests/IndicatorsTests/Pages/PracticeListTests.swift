import Foundation
import Indicators
import Testing
import Vocabulary

@testable import IndicatorsWeb
@testable import SiteKit

@Suite("The list of changes of practice")
struct PracticeListTests {
    private func line(_ title: String, _ month: Int, briefed: Int? = nil, staff: Int? = nil, measures: Int = 1) -> PracticeLine {
        PracticeLine(
            id: Identifier(), title: title, day: day(month, 1), model: "", teams: 1, briefed: briefed, staff: staff, measures: measures)
    }

    private var all: [PracticeLine] {
        [line("Letter", 6, briefed: 9, staff: 10), line("Meeting", 3, briefed: 4, staff: 4), line("Form", 5, measures: 0)]
    }

    private func titles(_ query: [(String, String)]) -> [String] {
        let facts = SiteFacts(
            council: "Marlshire", isDemonstration: true, policy: Policy([(.readMeasures, [.director])]), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        let visit = Visit(
            site: facts, person: Person(id: Identifier(), name: "Ada Lowe", roles: [.director]), today: day(6, 20), path: "/practice",
            query: Fields(query), form: Fields(), files: [], session: nil, formKey: nil, address: "")
        return PracticeListPage.lines(all, visit).map(\.title)
    }

    @Test func `each filter finds what it asks for`() {
        #expect(titles([("gap", "briefing")]) == ["Letter", "Form"], "where nobody counted, somebody may be missing")
        #expect(titles([("gap", "chart")]) == ["Form"])
        #expect(titles([("gap", "no such word")]).count == 3)
    }

    @Test func `it is sorted by title, by day and by the share that was briefed`() {
        #expect(titles([("sort", "title")]) == ["Form", "Letter", "Meeting"])
        #expect(titles([("sort", "-day")]) == ["Letter", "Form", "Meeting"])
        #expect(titles([("sort", "briefed")]) == ["Form", "Letter", "Meeting"])
    }
}
