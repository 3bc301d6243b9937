import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Three children whose assessments were counted by hand. From Tuesday 4 January 2022 the 45th working day is 8 March; from Friday 1 April, over
/// Easter, the May bank holiday and the Jubilee, it is 10 June.
@Suite("What children contribute to measures, as it is kept and shown")
struct MeasuredStoreTests {
    private static let first = [
        "1,A1,2022-01-04,2022-03-08,East,W1", "2,A2,2022-01-04,2022-03-09,West,W2", "3,A3,2022-04-01,,East,W1",
    ]
    /// A row before the others, so that each is on another line; the third is finished.
    private static let second = ["9,A9,2022-05-30,,East,W1"] + first.prefix(2) + ["3,A3,2022-04-01,2022-06-10,East,W1"]
    private static let today = Day(2022, 7, 4)!

    private func load(_ rows: [String], into council: TestCouncil) async throws {
        try await council.loadAssessments(rows, on: Self.today)
    }

    private func figure(_ council: TestCouncil, team: String = "") async throws -> MeasuredFigure? {
        try await council.store.read { db in
            let run = try #require(try MeasuredRun.shown(in: db))
            return try MeasuredFigure.all(team: team, run, in: db).first { $0.measure.code == "F6b" }
        }
    }

    private func count(_ sql: String, in council: TestCouncil) async throws -> Int {
        try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contribution WHERE \(sql)") ?? -1 }
    }

    @Test func `the newest figure is that of the year to the last whole month, for the council and each team`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let all = try #require(try await figure(council))
        #expect(all.known.last == Day(2022, 6, 30))
        #expect(all.period?.words == "12 months to June 2022")
        #expect(all.reading == .share(1, of: 2))
        #expect(all.waiting == 1 && all.over == 1 && all.since == Day(2022, 4, 1))
        #expect(try await figure(council, team: "East")?.reading == .share(1, of: 1))
        #expect(try await figure(council, team: "West")?.reading == .share(0, of: 1))
        #expect(try await figure(council, team: "West")?.waiting == 0)
    }

    @Test func `what no form holds is not known, and says what is not loaded`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let figures = try await council.store.read { db in
            try MeasuredFigure.all(team: "", try #require(try MeasuredRun.shown(in: db)), in: db)
        }
        #expect(figures.count == ChildMeasures.all.count)
        let care = try #require(figures.first { $0.measure.code == "L1" })
        #expect(care.gap?.hasPrefix("not loaded: ") == true)
        guard case .notKnown = care.reading else { return #expect(Bool(false), "\(care.reading)") }
    }

    @Test func `by month, by quarter and by year a figure is made of the same contributions`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let measure = try #require(ChildMeasures.measure("F6b"))
        func series(_ length: MeasurePeriod.Length, _ team: String = "") async throws -> MeasuredSeries {
            try await council.store.read {
                try #require(try MeasuredContributions.read(measure, in: $0)).series(by: length, team: team)
            }
        }
        let months = try await series(.month)
        #expect(months.periods.first { $0.period.words == "March 2022" }?.result.reading(of: measure) == .share(1, of: 2))
        #expect(months.periods.last?.period.words == "June 2022")
        #expect(months.periods.first { $0.period.words == "May 2022" }?.result.waiting.over == 0)
        #expect(months.periods.last?.result.waiting.over == 1)
        let quarters = try await series(.quarter).periods
        #expect(quarters.map(\.period.words) == ["April to June 2022"], "the first quarter began before the data")
        #expect(quarters.last?.result.waiting.over == 1)
        #expect(try await series(.month, "West").periods.first { $0.period.words == "March 2022" }?.result.counted == 1)
        let counted = try await council.store.read { try #require(try MeasuredContributions.read(measure, in: $0)) }
        #expect(counted.byTeam(over: try #require(months.periods.last).period).map(\.name) == ["East", "West"])
    }

    @Test func `a new load writes only what changed, though every row moved`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let before = try await count("1", in: council)
        try await load(Self.second, into: council)
        let runs = try await council.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM measure_run ORDER BY id") }
        #expect(runs.count == 2)
        let changed = try await council.store.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT DISTINCT loaded_child.number FROM loaded_child JOIN contribution ON child = loaded_child.id
                    WHERE since = ? ORDER BY 1
                    """,
                arguments: [runs[1]])
        }
        #expect(changed == ["A3", "A9"], "the children of whom nothing changed are left as they are")
        #expect(try await count("until IS NOT NULL", in: council) > 0)
        #expect(try await count("since = \(runs[0])", in: council) == before)
        #expect(try await figure(council)?.reading == .share(2, of: 3))
        let rows = try await behind(council, .wholeService).lines
        #expect(rows.first { $0.number == "A1" }?.place?.hasSuffix("row 3") == true, "the row is that of the new file")
    }

    @Test func `a load that is undone gives the figures of before`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        try await load(Self.second, into: council)
        let load = try await council.store.read { db in
            let last = try #require(try LoadRows.last(in: db))
            return try #require(try LoadRows.load(last, in: db))
        }
        try await LoadStore(council.store).undo(load.id, version: load.version, on: Self.today, by: .system)
        #expect(try await figure(council)?.reading == .share(1, of: 2))
        #expect(try await behind(council, .wholeService).lines.map(\.number) == ["A1", "A2"])
    }

    @Test func `nothing is counted twice, and a count that was broken off leaves nothing`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let before = try await count("1", in: council)
        try await MeasuredStore(council.store).computeCurrent(on: Self.today, by: .system)
        #expect(try await count("1", in: council) == before)
        try council.store.stage { db in
            try db.execute(
                sql: """
                    INSERT INTO measure_run (data_version, taken_on, computed_on) VALUES (99, '2022-06-30', '2022-07-04');
                    UPDATE contribution SET until = last_insert_rowid();
                    """)
        }
        #expect(try await figure(council)?.reading == .share(1, of: 2), "what nobody finished is seen by nobody")
        try council.store.stage { try DataVersion.advance(in: $0) }
        try await MeasuredStore(council.store).computeCurrent(on: Self.today, by: .system)
        #expect(try await count("until IS NULL", in: council) == before)
    }

    @Test func `a reason why something is late is kept over loads, until it is done`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        func clocks() async throws -> [DueClock] {
            try await council.store.read { db in
                try Identifier<DueClock>.fetchAll(db, sql: "SELECT id FROM due_clock WHERE until IS NULL ORDER BY due")
                    .compactMap { try DueClock.load($0, in: db) }
            }
        }
        let first = try await clocks()
        #expect(first.map(\.kind.words) == ["Assessment, from its start"], "the other two are finished")
        #expect(first.map(\.due) == [Day(2022, 6, 10)!] && first.map(\.known) == [Day(2022, 6, 30)!])
        try council.store.stage { db in
            try db.execute(
                sql: """
                    INSERT INTO late_reason (child, measure, began, kind, words, author, day)
                    SELECT child, measure, began, 'partner', '', 'A', '2022-07-01' FROM due_clock
                    """)
        }
        try await load(Self.first.prefix(2) + ["3,A3,2022-04-01,,West,W2", "4,A4,2022-06-20,,East,W1"], into: council)
        let second = try await clocks()
        #expect(second.map(\.reasons.count) == [1, 0] && second[0].id != first[0].id, "another team, the same clock")
        try await load(Self.second, into: council)
        #expect(try await clocks().allSatisfy { $0.reasons.isEmpty && $0.began != Day(2022, 4, 1)! }, "it is done")
        let rows = try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM due_clock") }
        #expect(rows == 1, "what no page can show is deleted")
    }

    // MARK: Who sees whom

    private func behind(
        _ council: TestCouncil, _ scope: Scope, _ part: CountedChildren.Part? = nil, as account: Identifier<Person>? = nil,
        opening: Scope? = nil
    ) async throws -> (lines: [CountedChildren.Line], shown: Int, all: Int) {
        let asker = council.asker(account ?? council.manager, Reach(ordinary: [scope], restricted: []))
        let opener = council.asker(account ?? council.manager, Reach(ordinary: [opening ?? scope], restricted: []))
        return try await council.store.read { db in
            let run = try #require(try MeasuredRun.shown(in: db))
            let asked = CountedChildren(
                measure: try #require(ChildMeasures.measure("F6b")), period: MeasurePeriod(.month, endingInMonthOf: Day(2022, 3, 1)!),
                part: part, team: "")
            return try asked.read(run, asker, opener: opener, nil, in: db)
        }
    }

    @Test func `somebody sees the children of their teams, with file and row, and how many there are besides`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        let all = try await behind(council, .wholeService)
        #expect(all.lines.map(\.number) == ["A1", "A2"])
        #expect(all.lines.map(\.team) == ["East", "West"])
        #expect(all.lines.first?.place == "2022-06-30 ssd_cin_assessments.csv, row 2")
        #expect(try await behind(council, .wholeService, .missed).lines.map(\.number) == ["A2"])
        let west = try await behind(council, .team(council.west))
        #expect(west.lines.map(\.number) == ["A2"])
        #expect(west.shown == 1 && west.all == 2)
        #expect(try await behind(council, .team(council.service)).shown == 2, "a service reaches its teams")
        #expect(try await behind(council, .ownAllocation).lines.isEmpty)
    }

    @Test func `where there is a record it decides, and its own worker sees it`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        try council.store.stage { try ChildNumbers.tie(LAChildID("A2"), to: council.inEast, in: $0) }
        #expect(try await behind(council, .team(council.west)).lines.isEmpty, "the record is one of the team East")
        #expect(try await behind(council, .team(council.east)).lines.map(\.number) == ["A1", "A2"])
        try council.store.stage { db in
            try db.execute(
                sql: "INSERT INTO child_allocation (id, child, account, from_day) VALUES (?, ?, ?, ?)",
                arguments: [Identifier<Allocation>(), council.inEast, council.worker.worker, council.today - 1])
        }
        let own = try await behind(council, .ownAllocation, as: council.worker)
        #expect(own.lines.map(\.number) == ["A2"])
        #expect(own.lines.first?.record == council.inEast)
        #expect(own.lines.first?.subject == council.inEast.text)
        #expect(try await behind(council, .ownAllocation, as: council.manager).lines.isEmpty)
    }

    @Test func `a link leads to a record only for those who may open it, and the trail names it all the same`() async throws {
        let council = try await TestCouncil()
        try await load(Self.first, into: council)
        try council.store.stage { try ChildNumbers.tie(LAChildID("A2"), to: council.inEast, in: $0) }
        let opened = try await behind(council, .wholeService, .missed)
        #expect(opened.lines.map(\.record) == [council.inEast])
        let closed = try await behind(council, .wholeService, .missed, opening: .team(council.west))
        #expect(closed.lines.map(\.number) == ["A2"], "an analyst sees who is counted")
        #expect(closed.lines.map(\.record) == [nil], "and no door that is closed")
        #expect(closed.lines.map(\.subject) == [council.inEast.text])
    }

    // MARK: Periods and words

    @Test func `a safety count is of the data day, not of the last whole month`() {
        let day = Day(2022, 5, 23)!
        #expect(MeasuredPeriods.newest(of: UnderSixteenInOtherArrangements.self, until: day).last == day)
        #expect(MeasuredPeriods.newest(of: ChildrenInNeed.self, until: day).last == Day(2022, 4, 30)!)
    }

    @Test func `a month counts only when the data reaches its end`() {
        func last(_ length: MeasurePeriod.Length, _ day: Day) -> Day? { MeasuredPeriods.all(length, from: nil, until: day).last?.last }
        #expect(last(.month, Day(2022, 6, 30)!) == Day(2022, 6, 30))
        #expect(last(.month, Day(2022, 6, 29)!) == Day(2022, 5, 31))
        #expect(last(.quarter, Day(2022, 6, 29)!) == Day(2022, 3, 31))
        #expect(last(.year, Day(2022, 6, 29)!) == Day(2022, 5, 31))
        let months = MeasuredPeriods.all(.month, from: Day(2022, 4, 15), until: Day(2022, 6, 30)!)
        #expect(months.map(\.last) == [Day(2022, 5, 31), Day(2022, 6, 30)])
    }

    @Test func `a safety count is never a bare 0, and not known once the data is old`() {
        func words(_ count: Double, _ reasons: [(ContributionReason, Int)] = [], today: Day = Day(2022, 6, 10)!) -> String {
            MeasuredWords.figure(
                .amount(count, over: nil), UnderEighteenUnregistered.self, leftOut: reasons.map { (reason: $0.0, count: $0.1) },
                until: Day(2022, 5, 31)!, on: today)
        }
        #expect(words(0) == "none found in data to 31 May 2022")
        #expect(words(0, [(.noPlacementType, 3)]) == "none found in data to 31 May 2022; not counted: 3 type of placement not recorded")
        #expect(words(2) == "2 found in data to 31 May 2022")
        #expect(words(0, today: Day(2022, 9, 1)!).hasPrefix("not known: the data ends on 31 May 2022"))
    }
}
