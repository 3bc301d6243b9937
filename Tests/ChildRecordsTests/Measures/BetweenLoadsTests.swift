import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Assessments as they were known on 31 May 2022, and a month later with what came since, what was recorded late and what was corrected.
@Suite("What changed in a figure between two loads, child by child")
struct BetweenLoadsTests {
    private static let today = Day(2022, 7, 4)!
    private static let heads =
        "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id"
    private static let may = [
        "1,A1,2022-04-04,2022-05-09,East,W1", "2,A2,2022-04-04,2022-05-10,West,W2", "3,A3,2022-03-01,2022-05-30,East,W1",
        "4,A4,2022-04-01,2022-05-12,East,W1", "5,A5,2022-04-20,,East,W1",
    ]
    /// A3 finished three weeks earlier than was said, A4 belongs to the West, A2 is gone; B1 and B2 were recorded late; C1 to C4 are new.
    private static let june =
        [
            may[0], "3,A3,2022-03-01,2022-05-04,East,W1", "4,A4,2022-04-01,2022-05-12,West,W2", "5,A5,2022-04-20,,East,W9",
            "6,B1,2022-05-03,2022-05-20,East,W1", "7,B2,2022-05-03,2022-05-31,West,W2",
        ] + (1...4).map { "\(7 + $0),C\($0),2022-05-30,2022-06-1\($0),East,W1" }

    private func council() async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await council.load("2022-05-31 ssd_cin_assessments.csv", [Self.heads] + Self.may, on: Self.today)
        try await council.load("2022-06-30 ssd_cin_assessments.csv", [Self.heads] + Self.june, on: Self.today)
        return council
    }

    private func changes(_ council: TestCouncil, _ code: String = "F6b") async throws -> MeasuredChanges {
        let measure = try #require(ChildMeasures.measure(code))
        return try await council.store.read { db in
            let run = try #require(try MeasuredRun.shown(in: db))
            return try #require(try MeasuredChanges.read(measure, run, in: db))
        }
    }

    private func period(_ length: MeasurePeriod.Length, _ month: Int) -> MeasurePeriod {
        MeasurePeriod(length, endingInMonthOf: Day(2022, month, 1)!)
    }

    @Test func `what happened after the earlier data day is new, what is older was recorded late or corrected`() async throws {
        let changes = try await changes(try await council())
        #expect(changes.earlier.load == 1 && changes.earlier.known == Day(2022, 5, 31))
        #expect(changes.over(period(.quarter, 6)).words == "4 new, 2 recorded late, 1 corrected, 1 in another team, 1 no longer counted")
        #expect(changes.over(period(.month, 5)).words == "2 recorded late, 1 corrected, 1 in another team, 1 no longer counted")
        #expect(changes.over(period(.month, 6)).words == "4 new")
        #expect(changes.over(period(.month, 3)).words == nil)
    }

    @Test func `a team reads what has to do with it`() async throws {
        let changes = try await changes(try await council())
        #expect(changes.over(period(.month, 5), team: "West").words == "1 recorded late, 1 in another team, 1 no longer counted")
        #expect(changes.over(period(.month, 5), team: "East").words == "1 recorded late, 1 corrected, 1 in another team")
    }

    @Test func `the children are those of one’s teams, and each line says how they counted then and now`() async throws {
        let council = try await council()
        let (all, east) = (try await lines(council, .wholeService), try await lines(council, .team(council.east)))
        #expect(Set(all.map(\.number)) == ["A2", "A3", "A4", "B1", "B2"])
        #expect(Set(east.map(\.number)) == ["A3", "B1"], "A4 is in the West now")
        let corrected = try #require(all.first { $0.number == "A3" })
        #expect(corrected.change.change == .corrected)
        #expect(corrected.change.then?.kind == .missed && corrected.change.now?.kind == .met)
        #expect(all.first { $0.number == "A2" }?.change.now == nil)
    }

    private func lines(_ council: TestCouncil, _ scope: Scope) async throws -> [ChangedChildren.Line] {
        let between = try await changes(council).over(period(.month, 5))
        let asker = council.asker(council.manager, Reach(ordinary: [scope], restricted: []))
        return try await council.store.read { try ChangedChildren.read(between, asker, opener: asker, in: $0) }
    }

    @Test func `with one load there is nothing to compare`() async throws {
        let council = try await TestCouncil()
        try await council.load("2022-05-31 ssd_cin_assessments.csv", [Self.heads] + Self.may, on: Self.today)
        let measure = try #require(ChildMeasures.measure("F6b"))
        let first = try await council.store.read { db in
            let run = try #require(try MeasuredRun.shown(in: db))
            return try MeasuredChanges.read(measure, run, in: db)
        }
        #expect(first == nil)
    }

    // MARK: On a day

    private func on(_ day: Int, _ held: [BetweenLoads.Held]) -> [BetweenLoads.Change] {
        BetweenLoads(
            held, figure: .count, timing: .snapshot, over: MeasurePeriod(.month, endingInMonthOf: Day(2022, 5, 1)!),
            since: Day(number: day)
        ).lines.map(\.change)
    }

    @Test func `on a day, what ended since has ended, what began late was recorded late`() {
        let may = (Day(2022, 5, 1)!.number, Day(2022, 5, 31)!.number)
        func stretch(_ first: Int, _ last: Int? = nil, _ kind: Contribution.Kind = .met) -> Contribution {
            Contribution(measure: 1, kind: kind, first: Int32(first), last: last.map { Int32($0) } ?? Contribution.open)
        }
        let known = may.1 - 10
        #expect(on(known, [.init(child: 1, stretch(may.0), isNow: true)]) == [.late])
        #expect(on(known, [.init(child: 1, stretch(known + 1), isNow: true)]) == [.new])
        #expect(
            on(known, [.init(child: 1, stretch(may.0), isNow: false), .init(child: 1, stretch(may.0, known + 3), isNow: true)]) == [.ended])
        #expect(
            on(known, [.init(child: 1, stretch(may.0), isNow: false), .init(child: 1, stretch(may.0, known - 3), isNow: true)]) == [.gone],
            "an end before the earlier data day was not known then")
        #expect(
            on(known, [.init(child: 1, stretch(may.0, nil, .missed), isNow: false), .init(child: 1, stretch(known + 2), isNow: true)])
                == [.since])
        #expect(on(known, [.init(child: 1, stretch(may.0), isNow: false), .init(child: 1, stretch(may.0 + 1), isNow: true)]) == [])
    }
}
