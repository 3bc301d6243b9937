import ChildRecords
import Indicators
import PreProceedings
import Testing
import Vocabulary

@Suite("Figures of the tracker by month")
struct TrackerSeriesTests {
    @Test func `a month in which some still wait is not known, and a finished one is`() throws {
        let made = try PreProceedingsCase.issued("2022-03-09")
        func series(on day: Day) throws -> TrackerSeries {
            let figures = TrackerFigures([made], from: nil, until: nil, .default, on: day)
            let months = MeasurePeriod.months(from: Vocabulary.Day(2022, 2, 1) ?? day, through: Vocabulary.Day(2022, 3, 31) ?? day)
            return try #require(TrackerSeries("k2b", of: figures, months: months, quarters: [], by: .month))
        }
        let (early, late) = (try series(on: day("2022-06-20")), try series(on: day("2022-06-22")))
        #expect(
            early.periods.map(\.figure.reading) == [
                .notKnown(numerator: nil, reason: "there were none to count"),
                .notKnown(numerator: nil, reason: "16 weeks not yet passed: 1"),
            ])
        #expect(late.periods.last?.figure.reading == .share(0, of: 1))
        #expect(late.chart([], on: today)?.points.map(\.value) == [nil, 0])
        #expect(
            TrackerSeries("k11", of: TrackerFigures([made], from: nil, until: nil, .default, on: today), months: [], quarters: [], by: nil)
                == nil)
    }
}
