import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("Measures of the data on the register of measures")
struct FollowedMeasuresTests {
    private static let today = Day(2022, 7, 4)!
    private static let rows = [
        "1,A1,2022-01-04,2022-03-08,East,W1", "2,A2,2022-01-04,2022-03-09,West,W2", "4,A4,2022-02-01,2022-04-05,East,W1",
    ]
    private static let corrected = [rows[0], "2,A2,2022-01-04,2022-03-08,West,W2", rows[2]]
    private static let inTime = AssessmentsInTimeFromStart.self

    private func council() async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await council.loadAssessments(Self.rows, on: Self.today)
        return council
    }

    /// What was said of measures whose figures changed.
    private final class News: @unchecked Sendable {
        private let lock = NSLock()
        private var all: [String] = []
        var names: [String] { lock.withLock { all } }
        func add(_ name: String) { lock.withLock { all.append(name) } }
    }

    private func follow(_ council: TestCouncil, _ news: News = News()) async throws -> (FollowedMeasures, Identifier<Measure>) {
        let followed = FollowedMeasures(council.store) { one, _ in news.add(one.measure.name) }
        return (followed, try await followed.follow(Self.inTime, on: Self.today, by: .system))
    }

    private func series(_ id: Identifier<Measure>, _ council: TestCouncil) async throws -> Series {
        try await council.store.read { try MeasureRecords.series(of: id, in: $0) }
    }

    @Test func `it has a figure for every period that the data covers, by quarter where months have few cases`() async throws {
        let council = try await council()
        let (followed, id) = try await follow(council)
        let measure = try #require(try await council.store.read { try MeasureRecords.measure(id, in: $0) })
        #expect(measure.computed == Measure.Computed("F6b", by: .quarter))
        #expect(measure.source.contains("definition version 1"))
        #expect(try await series(id, council).current.map(\.day) == [Day(2022, 6, 30)!])
        #expect(try await series(id, council).current.first?.reading == .share(1, of: 1))
        #expect(try await followed.follow(Self.inTime, on: Self.today, by: .system) == id, "it is followed once")
    }

    @Test func `a load that changes a past period corrects its figure with the reason, and whoever watches hears of it`() async throws {
        let council = try await council()
        let news = News()
        let (followed, id) = try await follow(council, news)
        try await council.store.change(by: .system, .keepMeasures, on: id.text) { db in
            try db.execute(sql: "UPDATE measure SET computed_by = 'month' WHERE id = ?", arguments: [id])
        }
        try await followed.update(on: Self.today, by: .system)
        #expect(try await series(id, council).current(on: Day(2022, 3, 31)!)?.reading == .share(1, of: 2))
        let heard = news.names.count
        try await followed.update(on: Self.today, by: .system)
        #expect(news.names.count == heard, "where nothing changed nothing is said")
        try await council.loadAssessments(Self.corrected, on: Self.today)
        try await followed.update(on: Self.today, by: .system)
        let march = try #require(try await series(id, council).current(on: Day(2022, 3, 31)!))
        #expect(march.reading == .share(2, of: 2))
        #expect(march.correction?.why == "Counted again from load 2, data to 30 June 2022")
        #expect(try await series(id, council).earlier(march).map(\.reading) == [.share(1, of: 2)], "what was shown stays on record")
        #expect(news.names.count > heard)
    }

    @Test func `nobody enters a figure by hand, or another definition`() async throws {
        let council = try await council()
        let (_, id) = try await follow(council)
        let acts = MeasureStore(council.store) { _, _ in }
        await #expect(throws: MeasureRefusal.countedFromData) {
            try await acts.addValue(
                to: id, FigureDraft(day: Day(2022, 5, 31)!, figure: TypedFigure(numerator: 1, denominator: 2), source: "x"),
                on: Self.today, by: .system)
        }
        let measure = try #require(try await council.store.read { try MeasureRecords.measure(id, in: $0) })
        let draft = MeasureDraft(
            name: "In time, as we call it", counts: measure.counts, numerator: measure.numerator, denominator: measure.denominator,
            unit: measure.unit, counted: measure.counted, direction: measure.direction, target: 85, source: measure.source, owner: "Us")
        try await acts.edit(id, draft, version: measure.version, on: Self.today, by: .system)
        let other = MeasureDraft(name: "In time, as we call it", counts: "Something else", source: measure.source)
        await #expect(throws: MeasureRefusal.countedFromData) {
            try await acts.edit(id, other, version: measure.version + 1, on: Self.today, by: .system)
        }
    }

    @Test func `a change of practice on the register marks the chart of the data`() async throws {
        let council = try await council()
        let (_, id) = try await follow(council)
        try await MeasureStore(council.store) { _, _ in }.add(
            PracticeDraft(title: "Shorter form", what: "x", model: "", day: Day(2022, 5, 2)!, measures: [id]), on: Self.today, by: .system)
        let counted = try #require(try await council.store.read { try MeasuredContributions.read(Self.inTime, in: $0) })
        #expect(counted.markers.map(\.title) == ["Shorter form"])
        let chart = try #require(counted.series(by: .month).chart)
        #expect(chart.stretches.count == 2 && VerdictOfMeasure(chart).name == .tooFew)
    }
}

@Suite("Groups of children, and rates")
struct MeasuredGroupTests {
    private static let today = Day(2022, 7, 4)!
    private static let people = [
        "pers_person_id,pers_sex,pers_ethnicity,pers_dob,pers_expected_dob,pers_neglect_flag,pers_single_unique_id,pers_upn",
        "A1,F,WBRI,2019-03-09,,,,", "A2,M,BAFR,2010-06-01,,,,", "A4,M,,2008-01-01,,,,",
    ]
    private static let rows = [
        "1,A1,2022-01-04,2022-03-08,East,W1", "2,A2,2022-01-04,2022-03-09,West,W2", "4,A4,2022-02-01,2022-04-05,East,W1",
    ]

    private func council() async throws -> TestCouncil {
        let council = try await TestCouncil()
        try await council.load("2022-06-30 ssd_person.csv", Self.people, on: Self.today)
        try await council.loadAssessments(Self.rows, on: Self.today)
        return council
    }

    private func groups(_ cut: MeasuredCut, _ council: TestCouncil, team: String = "") async throws -> [String] {
        let period = MeasurePeriod(.month, endingInMonthOf: Day(2022, 3, 1)!)
        return try await council.store.read { db in
            let counted = try #require(try MeasuredContributions.read(AssessmentsInTimeFromStart.self, in: db))
            return try cut.groups(of: counted, over: period, team: team, in: db).map {
                "\($0.name) \($0.result.numerator)/\($0.result.counted)"
            }
        }
    }

    @Test func `each cut divides the same figure, and what is not recorded is a group`() async throws {
        let council = try await council()
        #expect(try await groups(.team, council) == ["East 1/1", "West 0/1"])
        #expect(try await groups(.sex, council) == ["Male 0/1", "Female 1/1"])
        #expect(try await groups(.age, council) == ["1 to 4 1/1", "10 to 15 0/1"])
        #expect(try await groups(.ethnicity, council) == ["White 1/1", "Black 0/1", "Not recorded 0/0"], "who waits is in a group too")
        #expect(try await groups(.disability, council) == ["Not recorded 1/2"])
        #expect(try await groups(.sex, council, team: "East") == ["Male 0/0", "Female 1/1"])
    }

    @Test func `an age is that of the day of the event`() {
        #expect(MeasuredOverview.ages[MeasuredOverview.age(Day(2019, 3, 9)!.number, on: Day(2020, 3, 8)!)].words == "Under 1")
        #expect(MeasuredOverview.ages[MeasuredOverview.age(Day(2019, 3, 9)!.number, on: Day(2020, 3, 9)!)].words == "1 to 4")
    }

    @Test func `a rate is known once the number of children is entered`() async throws {
        let result = MeasureResult(
            [Contribution(measure: ChildrenOnPlan.number, kind: .met, first: 0, last: Contribution.open)], of: ChildrenOnPlan.self,
            over: MeasurePeriod(.month, endingInMonthOf: Self.today))
        #expect(
            result.reading(of: ChildrenOnPlan.self)
                == .notKnown(numerator: 1, reason: "the number of children aged 0 to 17 in the area is not entered"))
        #expect(result.reading(of: ChildrenOnPlan.self, population: 60_000) == .share(1, of: 60_000))
    }

    @Test func `outcomes A and B count as soon as the council says what they mean`() throws {
        func found(_ meanings: [PreProceedingsOutcome: PreProceedingsMeaning]) -> [String] {
            let history = ChildHistory(
                LAChildID("M1")!,
                ["A", "B", "C"].map {
                    Entry.made(.preProceedings, "2023-01-09", until: "2023-04-03", format: .census, [.preProceedingsOutcome: $0])
                })
            var overview = LoadOverview(on: Day(2024, 3, 31)!)
            overview.meanings = PreProceedingsMeanings(meanings)
            overview.note(history)
            var run = MeasureRun(overview, measures: [DivertedFromProceedings.self])
            run.ask(history)
            return run.contributions.all.map { "\($0.kind)\($0.because.map { " \($0)" } ?? "")" }.sorted()
        }
        #expect(found([:]) == Array(repeating: "excluded codeNotExplained", count: 3))
        #expect(found([.a: .issue, .b: .stepDown]) == ["excluded codeNotExplained", "met", "missed"])
        #expect(found([.a: .issue, .b: .stepDown, .c: .other]) == ["excluded anotherOutcome", "met", "missed"])
    }

    @Test func `the form of settings is read whole or refused with every problem`() throws {
        let settings = try MeasuredSettingsPage.read(
            Fields([
                ("population", "60,400"), ("population-source", "Mid-year estimate"), ("days-oldest", "40"), ("near-target", "5"),
                ("target-F11", "95"),
            ]))
        #expect(settings.population == 60_400 && settings.daysOldest == 40 && settings.nearTarget == 5)
        #expect(settings.target(of: EthnicityRecorded.self)?.value == 95)
        #expect(settings.target(of: CareVisitsInLimit.self)?.value == 100, "what statute sets is not the council’s")
        #expect(throws: Problems.self) { try MeasuredSettingsPage.read(Fields([("population", "12")])) }
        #expect(throws: Problems.self) { try MeasuredSettingsPage.read(Fields([("population", "60400")])) }
        #expect(throws: Problems.self) { try MeasuredSettingsPage.read(Fields([("target-F11", "101")])) }
    }
}
