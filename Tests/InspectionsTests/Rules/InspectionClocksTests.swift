import Law
import Testing
import Vocabulary

@testable import Inspections

@Suite("Clocks of an inspection")
struct InspectionClocksTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test func `a report is published by the council in 30 and answered in 70 working days`() throws {
        let clocks = InspectionClocks(framework: .ilacs2018, received: try day("2022-03-25"), published: nil, hasPriorityAction: false)
            .clocks
        #expect(clocks.map(\.timescale) == [.publishReport, .actionStatement])
        #expect(clocks.map(\.due.iso) == ["2022-05-11", "2022-07-08"])
    }

    @Test func `without a day of receipt they run from publication and say so`() throws {
        let clocks = InspectionClocks(framework: .ilacs2018, received: nil, published: try day("2023-05-09"), hasPriorityAction: false)
            .clocks
        #expect(clocks.last?.due.iso == "2023-08-16")
        #expect(clocks.last?.start.words.contains("receipt is not recorded") == true)
    }

    @Test func `without either day no clock runs`() {
        #expect(InspectionClocks(framework: .ilacs2023, received: nil, published: nil, hasPriorityAction: true).clocks.isEmpty)
    }

    @Test func `a letter with a priority action asks for a draft plan in 20 and the statement in 70, and for nothing without one`() throws {
        let received = try day("2024-01-12")
        let with = InspectionClocks(framework: .focusedVisit, received: received, published: nil, hasPriorityAction: true).clocks
        #expect(with.map(\.timescale) == [.draftAfterPriorityAction, .actionStatement])
        #expect(with.map(\.due.iso) == ["2024-02-09", "2024-04-23"])
        #expect(InspectionClocks(framework: .focusedVisit, received: received, published: nil, hasPriorityAction: false).clocks.isEmpty)
    }

    @Test func `the due day is in time and the day after is late`() throws {
        let clock = try #require(
            InspectionClocks(framework: .ilacs2018, received: try day("2022-03-25"), published: nil, hasPriorityAction: false).clocks.last)
        #expect(clock.status(on: try day("2022-06-29"), met: nil) == .running(daysLeft: 7))
        #expect(clock.status(on: try day("2022-07-08"), met: nil) == .running(daysLeft: 0))
        #expect(clock.status(on: try day("2022-07-09"), met: nil) == .late(by: 0))
        #expect(clock.status(on: try day("2022-07-11"), met: nil) == .late(by: 1))
    }

    @Test func `a clock that was met says whether in time`() throws {
        let clock = try #require(
            InspectionClocks(framework: .ilacs2018, received: try day("2022-03-25"), published: nil, hasPriorityAction: false).clocks.last)
        let (inTime, late) = (try day("2022-07-08"), try day("2022-07-12"))
        #expect(clock.status(on: try day("2022-12-01"), met: inTime) == .metInTime(on: inTime))
        #expect(clock.status(on: try day("2022-12-01"), met: late) == .metLate(on: late, by: 2))
    }
}
