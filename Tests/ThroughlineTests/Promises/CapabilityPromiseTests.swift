import Indicators
import IndicatorsWeb
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// A chart’s page never says that a target cannot be met beside a figure that meets it.
@Suite("What a page says of a target", .serialized)
struct CapabilityPromiseTests {
    private let day = AccessCouncil.today

    /// The page of a measure of which fewer are better, with a target of five and these figures, one a month.
    private func page(_ figures: [Double]) async throws -> String {
        let council = try await AccessCouncil()
        let director = try #require(council.members[.director])
        let measures = MeasureStore(council.store) { _, _ in }
        let by = Changer(account: director.id.text)
        let measure = try await measures.add(
            MeasureDraft(
                name: "Days to the letter", unit: .days, counted: .documents, direction: .lower, target: 5, source: "Tracker"),
            on: day, by: by)
        for (number, figure) in figures.enumerated() {
            let made = day - 30 * (figures.count - number)
            try await measures.addValue(
                to: measure, FigureDraft(day: made, figure: TypedFigure(amount: figure), source: "Tracker"), on: day, by: by)
        }
        return try await council.ask("GET", "/measures/\(measure)", as: director).text
    }

    @Test func `that a target cannot be met is said from limits that hold, and not beside a figure that meets it`() async throws {
        let steady: [Double] = [20, 22, 18, 21, 19, 23, 20, 18, 22, 21, 19, 17]
        let words = "the target of 5 days cannot be expected to be met"
        #expect(try await page(steady).contains(words))
        #expect(try await !page(steady + [4]).contains(words))
    }
}
