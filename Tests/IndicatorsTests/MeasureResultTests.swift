import Indicators
import Testing
import Vocabulary

@Suite("Figures from contributions")
struct MeasureResultTests {
    private static let may = MeasurePeriod(.month, endingInMonthOf: Day(2024, 5, 10)!)

    private func day(_ text: String) -> Int32 { Day(iso: text).map { Int32($0.number) } ?? 0 }

    private func made(
        _ kind: Contribution.Kind, _ first: String, _ last: String? = nil, value: Int32 = Contribution.none,
        reason: ContributionReason? = nil,
        worker: Int32 = 0, row: Int32 = 1
    ) -> Contribution {
        Contribution(
            measure: 1, kind: kind, reason: reason?.rawValue ?? 0, first: day(first),
            last: last.map { $0 == "open" ? Contribution.open : day($0) } ?? day(first), value: value, worker: worker, file: 1, row: row)
    }

    private func figure(_ contributions: [Contribution], _ figure: MeasureFigure = .share, _ timing: MeasureTiming = .period)
        -> MeasureResult
    {
        MeasureResult(contributions, figure: figure, timing: timing, over: MeasureResultTests.may)
    }

    @Test func `an event counts in the month of its day, the first and the last with it`() {
        let result = figure([made(.met, "2024-05-01"), made(.missed, "2024-05-31", reason: .late), made(.met, "2024-06-01")])
        #expect(result.numerator == 1)
        #expect(result.counted == 2)
        #expect(result.missed == [.late: 1])
    }

    @Test func `a snapshot counts what holds on the last day`() {
        let result = figure(
            [made(.met, "2024-01-01", "open"), made(.met, "2024-01-01", "2024-05-30"), made(.missed, "2024-05-31")], .share, .snapshot)
        #expect(result.numerator == 1)
        #expect(result.counted == 2)
    }

    @Test func `those still waiting are shown beside, with the longest`() {
        let result = figure([
            made(.met, "2024-05-07", value: 12), made(.waiting, "2024-05-20", "2024-06-10", value: day("2024-05-20")),
            made(.overdue, "2024-04-20", "open", value: day("2024-02-01")),
            made(.overdue, "2024-04-20", "2024-05-30", value: day("2024-01-01")),
        ])
        #expect(result.counted == 1)
        #expect(result.waiting.open == 2)
        #expect(result.waiting.over == 1)
        #expect(result.waiting.longest(on: Day(2024, 5, 31)!) == 120)
        #expect(result.waiting.longestInWorkingDays(on: Day(2024, 5, 31)!) == 82)
    }

    @Test func `the median of an even number is the mean of the middle two`() {
        let values: [Int32] = [30, 10, 20, 50]
        let result = figure(values.map { made(.met, "2024-05-02", value: $0) }, .mean)
        #expect(result.median == 25)
        #expect(result.mean == 27.5)
    }

    @Test func `days within the month are added up, and a row that is in several pieces is one`() {
        let result = figure(
            [
                made(.met, "2024-04-20", "2024-05-02", row: 7), made(.met, "2024-05-03", "2024-05-04", row: 7),
                made(.met, "2024-05-31", "open", row: 8),
            ],
            .daysWithin)
        #expect(result.numerator == 5)
        #expect(result.counted == 2)
    }

    @Test func `children for each worker`() {
        let result = figure(
            [
                made(.met, "2024-01-01", "open", worker: 1), made(.met, "2024-01-01", "open", worker: 1),
                made(.met, "2024-01-01", "open", worker: 2),
            ], .perWorker, .snapshot)
        #expect(result.numerator == 3)
        #expect(result.workers == 2)
    }

    @Test func `a safety count is never a bare 0`() {
        let result = figure([made(.excluded, "2024-05-31", reason: .noPlacementType)], .count, .snapshot)
        #expect(
            SafetyCount.words(result, dataDay: Day(2024, 5, 31)!, today: Day(2024, 6, 10)!)
                == "none found in data to 31 May 2024; 1 not counted: type of placement not recorded")
        #expect(
            SafetyCount.words(MeasureResult(), dataDay: Day(2024, 5, 31)!, today: Day(2024, 8, 2)!)
                == "not known: the data ends on 31 May 2024, 63 days ago")
    }

    @Test func `a month, a quarter and a rolling year`() {
        #expect(MeasurePeriod(.quarter, endingInMonthOf: Day(2024, 5, 10)!).words == "April to June 2024")
        let year = MeasurePeriod(.year, endingInMonthOf: Day(2024, 2, 10)!)
        #expect(year.first == Day(2023, 3, 1))
        #expect(year.last == Day(2024, 2, 29))
        #expect(
            MeasurePeriod.months(from: Day(2023, 12, 31)!, through: Day(2024, 2, 1)!).map(\.words) == [
                "December 2023", "January 2024", "February 2024",
            ])
    }
}

@Suite("The year to date")
struct YearToDateTests {
    @Test("runs from 1 April", arguments: [("2022-04-30", "2022-04-01"), ("2022-03-31", "2021-04-01"), ("2022-12-05", "2022-04-01")])
    func fromApril(day: String, first: String) throws {
        let period = MeasurePeriod(.toDate, endingInMonthOf: try #require(Day(iso: day)))
        #expect(period.first == Day(iso: first))
        #expect(period.length.overlaps)
    }

    @Test func `is called by its months`() throws {
        #expect(MeasurePeriod(.toDate, endingInMonthOf: try #require(Day(2022, 6, 1))).words == "April 2022 to June 2022")
        #expect(MeasurePeriod(.toDate, endingInMonthOf: try #require(Day(2022, 4, 1))).words == "April 2022")
    }
}
