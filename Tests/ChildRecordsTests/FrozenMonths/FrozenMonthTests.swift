import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// From Tuesday 4 January 2022 the 45th working day is 8 March: of two assessments that ended in March, A1 is in time and A2 a day late.
@Suite("A frozen month, and what later loads make of it")
struct FrozenMonthTests {
    private static let today = Day(2022, 7, 4)!
    private static let march = Day(2022, 3, 31)!
    private static let rows = [
        "1,A1,2022-01-04,2022-03-08,East,W1", "2,A2,2022-01-04,2022-03-09,West,W2", "4,A4,2022-02-01,2022-04-05,East,W1",
    ]
    /// A2 was recorded wrongly and ended a day earlier.
    private static let corrected = [rows[0], "2,A2,2022-01-04,2022-03-08,West,W2", rows[2]]

    private func council() async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await council.loadAssessments(Self.rows, on: Self.today)
        return council
    }

    private func freeze(_ council: TestCouncil, _ day: Day = march) async throws -> Identifier<FrozenMonth> {
        try await FrozenMonthStore(council.store).freeze(
            monthOf: day, note: "Reported", on: Self.today, by: Changer(account: council.manager.text))
    }

    private func figure(_ month: Identifier<FrozenMonth>, _ council: TestCouncil, _ code: String = "F6b") async throws -> FrozenFigure {
        try #require(try await council.store.read { try FrozenMonthRows.figures(of: month, in: $0) }.first { $0.code == code })
    }

    private func now(_ figure: FrozenFigure, _ month: Day, _ council: TestCouncil) async throws -> FrozenFigure.Since {
        try await council.store.read { db in
            let measure = try #require(ChildMeasures.measure(number: figure.number))
            let counted = try #require(try MeasuredContributions.read(measure, in: db))
            return figure.since(
                counted.reading(of: MeasurePeriod(.month, endingInMonthOf: month)), definition: counted.measure.version)
        }
    }

    @Test func `a month is frozen by somebody, with each figure, its definition and the year to date`() async throws {
        let council = try await council()
        let id = try await freeze(council)
        let month = try #require(try await council.store.read { try FrozenMonthRows.month(id, in: $0) })
        #expect(month.author == "ada.lowe" && month.frozen == Self.today && month.dataDay == Day(2022, 6, 30) && month.load == 1)
        let march = try await figure(id, council)
        #expect(march.month == .share(1, of: 2) && march.definition == 1)
        #expect(march.yearToDate == .notKnown(numerator: nil, reason: "the data begins on 4 January 2022"))
        let may = try await figure(try await freeze(council, Day(2022, 5, 31)!), council)
        #expect(may.yearToDate == .share(1, of: 1), "April and May are the year to date")
        #expect(may.month == .notKnown(numerator: nil, reason: "there were none to count"))
    }

    @Test func `a figure with a target has a rating`() async throws {
        let council = try await council()
        let march = try await figure(try await freeze(council), council)
        #expect(march.target == 100 && march.rating == .red, "the limit applies to every child")
    }

    @Test func `nobody freezes a month twice, or one that the data does not cover`() async throws {
        let council = try await council()
        _ = try await freeze(council)
        await #expect(throws: FreezeRefusal.self) { try await freeze(council) }
        await #expect(throws: FreezeRefusal.notWhole(Day(2022, 6, 30)!)) { try await freeze(council, Day(2022, 7, 31)!) }
        await #expect(throws: (any Error).self) {
            try await council.store.slice { try $0.execute(sql: "UPDATE frozen_figure SET numerator = 9") }
        }
    }

    @Test func `a later load restates a past month, and what was frozen stays beside it`() async throws {
        let council = try await council()
        let id = try await freeze(council)
        let before = try await figure(id, council)
        #expect(try await now(before, Self.march, council) == .same)
        try await council.loadAssessments(Self.corrected, on: Self.today)
        let after = try await figure(id, council)
        #expect(after.month == .share(1, of: 2), "what was frozen is as it was")
        #expect(try await now(after, Self.march, council) == .restated(.share(2, of: 2)))
    }

    @Test func `another definition is not compared`() async throws {
        let council = try await council()
        let figure = try await figure(try await freeze(council), council)
        #expect(figure.since(.share(2, of: 2), definition: 2) == .redefined(version: 2))
        #expect(figure.since(nil, definition: nil) == .gone)
    }

    @Test func `whole months that are not frozen are offered, the newest first`() {
        let offered = FrozenMonth.offered(until: Day(2022, 6, 15)!, frozen: [Day(2022, 4, 30)!], most: 3)
        #expect(offered.map(\.words) == ["May 2022", "March 2022"])
        #expect(FrozenMonth.offered(until: Day(2022, 6, 30)!, frozen: [], most: 1).map(\.words) == ["June 2022"])
    }
}
