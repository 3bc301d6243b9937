import Testing
import Vocabulary

@testable import Inspections

@Suite("Days of an inspection")
struct InspectionDatesTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test func `the notice and the days on site are both kept`() throws {
        let dates = InspectionDates(
            notified: try day("2022-01-31"), fieldworkFrom: try day("2022-02-07"), fieldworkTo: try day("2022-02-11"), received: nil,
            published: try day("2022-03-25"))
        #expect(dates.problems.isEmpty)
    }

    @Test func `days out of order are told by field`() throws {
        let dates = InspectionDates(
            fieldworkFrom: try day("2022-02-07"), fieldworkTo: try day("2022-02-04"), published: try day("2022-01-25"))
        #expect(dates.problems.map(\.place) == ["fieldwork_to", "published"])
        #expect(dates.problems.first?.words.contains("4 February 2022") == true)
    }

    @Test func `a stretch does not end before it begins`() throws {
        #expect(Fieldwork(from: try day("2022-02-07"), to: try day("2022-02-06")) == nil)
    }
}
