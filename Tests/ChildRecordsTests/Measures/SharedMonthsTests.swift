import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Assessments finished in April, May and June 2022: in the East 7 in time each month, in the West 8, 2 and 8.
@Suite("Months of the measures that leave the council")
struct SharedMonthsTests {
    private static let today = Day(2022, 7, 4)!
    private static let heads =
        "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id"

    private func rows() -> [String] {
        let months = [("2022-04", 7, 8), ("2022-05", 7, 2), ("2022-06", 7, 8)]
        let all = months.flatMap { month, east, west in
            Array(repeating: (month, "East"), count: east) + Array(repeating: (month, "West"), count: west)
        }
        return ["0,C0,2022-01-04,2022-01-05,East,W1"]
            + all.enumerated().map { "\($0 + 1),C\($0 + 1),\($1.0)-01,\($1.0)-11,\($1.1),W1" }
    }

    private func council(_ rows: [String]) async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await load(rows, into: council)
        return council
    }

    private func load(_ rows: [String], into council: TestCouncil) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data((([Self.heads] + rows).joined(separator: "\n") + "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let runner = LoadRunner(council.store, reading: LoadedCouncil.readHere)
        let id = try await runner.begin(on: Self.today, by: .system)
        try await runner.read(
            [DroppedReturn(path: file.path, name: "2022-06-30 ssd_cin_assessments.csv")], into: id, on: Self.today, by: .system)
        try await LoadStore(council.store).acceptFounded(id, on: Self.today, by: .system)
    }

    private func publish(_ month: Day, in council: TestCouncil) async throws {
        try await council.store.change(by: .system, .shareMonth, on: month.iso) { db in
            let run = try #require(try MeasuredRun.shown(in: db))
            try SharedMonths.publish(MeasurePeriod(.month, endingInMonthOf: month), run, by: .system, on: Self.today, in: db)
        }
    }

    private func shared(_ code: String, in council: TestCouncil) async throws -> SharedMeasure {
        let measure = try #require(ChildMeasures.measure(code))
        let read = try await council.store.read { try SharedMeasure.read(measure, year: 2022, in: $0) }
        return try #require(read)
    }

    @Test func `a small month of a team hides another beside it, and the rest is shown`() async throws {
        let council = try await council(rows())
        for month in [4, 5, 6] { try await publish(Day(2022, month, 1)!, in: council) }
        let year = try await shared("F6b", in: council)
        #expect(year.teams == ["East", "West"])
        func words(_ place: SharedYear.Place, _ month: Int) -> String? { year.figure(place, until: year.months[month - 1])?.words }
        #expect(words(.month(1, of: 1), 1) == "100% (7 of 7)" && words(.month(1, of: 2), 1) == "100% (8 of 8)")
        #expect(words(.month(2, of: 2), 2) == SmallNumbers.words)
        #expect(words(.month(2, of: 1), 2) == SmallNumbers.words, "9 of 9 for the council, less 7 of 7, would show the 2")
        #expect(words(.month(2, of: 0), 2) == SmallNumbers.words, "100% would say of each of the 2 that they were in time")
        #expect(words(.month(3, of: 2), 3) == "100% (8 of 8)")
        #expect(year.figure(.toDate(3, of: 1), until: year.months[2]) == nil, "a team’s year is in no paper before its end")
    }

    @Test func `a published month stays as it was, whatever is loaded later`() async throws {
        let council = try await council(rows())
        try await publish(Day(2022, 4, 1)!, in: council)
        try await load(rows() + ["99,C99,2022-04-02,2022-04-12,West,W1"], into: council)
        try await publish(Day(2022, 5, 1)!, in: council)
        let year = try await shared("F6b", in: council)
        #expect(year.figure(.month(1, of: 2), until: year.months[0])?.words == "100% (8 of 8)")
        #expect(year.figure(.month(1, of: 0), until: year.months[0])?.words == "100% (15 of 15)")
    }

    @Test func `a share hides what a count of the same children hides`() async throws {
        let heads = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa,cine_referral_team"
        // In the East 3, in the West 8 that all went on, in the North 30 of which half did.
        let teams = [("East", 3, 3), ("West", 8, 0), ("North", 30, 15)].flatMap { team, all, ended in
            (0..<all).map { "\(team)\($0),\(team)\($0),2022-04-04,,\($0 < ended ? "Y" : "N"),\(team)" }
        }
        let council = try await TestCouncil()
        try await council.load(
            "2022-06-30 ssd_cin_episodes.csv", [heads, "0,C0,2022-01-04,,N,East"] + teams + ["9,C9,2022-06-30,,N,East"], on: Self.today)
        try await SharedMonthStore(council.store).publish(monthOf: Day(2022, 4, 1)!, isFirst: true, on: Self.today, by: .system)
        let (referrals, ended) = (try await shared("F3", in: council), try await shared("F5", in: council))
        #expect(referrals.teams == ["East", "North", "West"] && ended.teams == referrals.teams)
        #expect(referrals.mark(.month(1, of: 1)) == .small)
        for row in 0...3 where referrals.mark(.month(1, of: row)) != .shown {
            #expect(ended.mark(.month(1, of: row)) != .shown, "its share would say of how many in row \(row)")
        }
    }

    @Test func `a paper says of a measure on the register what was published, whatever the month would show now`() async throws {
        let council = try await council(rows())
        let measure = try #require(ChildMeasures.measure("F6b"))
        let followed = FollowedMeasures(council.store) { _, _ in }
        let id = try await followed.follow(measure, on: Self.today, by: .system)
        func said() async throws -> String? { try await council.store.read { try MeasureRecords.outwardLatest(of: id, in: $0) } }
        #expect(try await said() == OutwardFigures.notPublished)
        let store = SharedMonthStore(council.store)
        try await store.publish(monthOf: Day(2022, 4, 1)!, isFirst: true, on: Self.today, by: .system)
        #expect(try await said() == "100% (15 of 15), 30 April 2022")
        try await load(rows() + ["99,C99,2022-04-02,2022-04-12,West,W1"], into: council)
        try await followed.update(on: Self.today, by: .system)
        #expect(try await said() == "100% (15 of 15), 30 April 2022", "16 less 15 would be one child")
        try await store.publish(monthOf: Day(2022, 5, 1)!, on: Self.today, by: .system)
        #expect(try await said() == "\(SmallNumbers.words), 31 May 2022", "the council’s total is hidden to protect a team")
        await #expect(throws: Problems.self) { try await store.publish(monthOf: Day(2022, 5, 1)!, on: Self.today, by: .system) }
        let outward = try await council.store.read { db in
            let kept = try #require(try MeasureRecords.measure(id, in: db))
            return try OutwardFigures(of: kept, MeasureRecords.series(of: id, in: db), in: db).drawing(
                MeasureRecords.chart(of: kept, in: db), name: "m")
        }
        #expect(outward == nil, "a chart would show what the tables hide")
    }

    @Test func `the next month is the one after the last, as far as the data reaches`() async throws {
        let council = try await council(rows())
        func next() async throws -> String? { try await council.store.read { try SharedMonths.read(in: $0).next?.words } }
        #expect(try await next() == "June 2022", "the first is the newest whole month")
        try await publish(Day(2022, 5, 1)!, in: council)
        #expect(try await next() == "June 2022")
        try await publish(Day(2022, 6, 1)!, in: council)
        #expect(try await next() == nil)
    }

    @Test func `a safety count that is nought says up to when, and how many are not known`() {
        let measure = ChildMeasures.all.first { $0.isSafetyCount }!
        func words(_ number: Int, _ mark: ProtectedTable.Mark, unknown: Int) -> String {
            SharedFigure(
                measure, SharedUnit(.count(number), of: .children), mark,
                unknown: (SharedUnit(.count(unknown), of: .children), (1...5).contains(unknown) ? .small : .shown), last: Day(2022, 5, 31)!
            ).words
        }
        #expect(words(0, .shown, unknown: 0) == "none found in data to 31 May 2022")
        #expect(words(0, .shown, unknown: 3) == "none found in data to 31 May 2022; not known: fewer than 6")
        #expect(words(0, .shown, unknown: 12) == "none found in data to 31 May 2022; not known: 12")
        #expect(words(2, .small, unknown: 0) == "fewer than 6")
    }
}
