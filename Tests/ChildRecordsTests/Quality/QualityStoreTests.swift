import ChildRecords
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("What the rules said, as it is kept and shown")
struct QualityStoreTests {
    private let taken = Day(2024, 3, 31)!

    /// Two children: M1 of the team East with a plan that ends before it begins, M2 of the team West with nothing wrong.
    private func checked(_ council: TestCouncil) async throws {
        let wrong: [Entry] = [
            .made(.person, nil, child: "M1", [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
            .made(.cpPlan, "2023-01-10", until: "2023-01-09", child: "M1", [.category: "NEG"]).of("E"),
        ]
        let right: [Entry] = [
            .made(.person, nil, child: "M2", [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
            .made(.cinEpisode, "2023-02-01", child: "M2").of("W"),
        ]
        let histories = [ChildHistory(LAChildID("M1")!, wrong), ChildHistory(LAChildID("M2")!, right)]
        try await QualityStore(council.store).check(
            .init(ranges: { _ in [0...0] }, each: { _, _, body in try histories.forEach(body) }), 0, teams: ["E": "East", "W": "West"],
            days: [.standardDataset: taken], on: council.today, by: .system)
    }

    private func counts(_ council: TestCouncil, team: String = "", month: String = "") async throws -> QualityCounts {
        try await council.store.read { try QualityCounts.read(team: team, month: month, in: $0) }
    }

    private func line(_ counts: QualityCounts, _ rule: any QualityRule.Type) -> QualityCounts.Line? {
        counts.lines.first { $0.rule.name == rule.name }
    }

    @Test func `every rule is counted, in each of its states`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let counts = try await counts(council)
        #expect(counts.lines.count == QualityRules.all.count)
        #expect(counts.children == 2)
        #expect(line(counts, PlanEndsBeforeStart.self)?.counts == [.failed: 1, .notApplicable: 1])
        #expect(line(counts, EthnicityMissing.self)?.counts == [.passed: 2])
        let notLoaded = try #require(line(counts, VisitOutsideNeed.self))
        #expect(notLoaded.counts == [.notChecked: 2])
        #expect(notLoaded.notLoaded == [.cinVisit])
    }

    @Test func `a team and a month narrow what is counted`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        #expect(line(try await counts(council, team: "West"), PlanEndsBeforeStart.self)?.counts == [.notApplicable: 1])
        #expect(line(try await counts(council, month: "2023-01"), PlanEndsBeforeStart.self)?.counts[.failed] == 1)
        #expect(line(try await counts(council, month: "2023-02"), PlanEndsBeforeStart.self)?.counts[.failed] == 0)
    }

    @Test func `a child whom the reader may not know of is counted nowhere, as it is listed nowhere`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        for (team, month) in [("", ""), ("East", ""), ("", "2023-01")] {
            let counts = try await council.store.read { try QualityCounts.read(team: team, month: month, hiding: ["M1"], in: $0) }
            #expect((line(counts, PlanEndsBeforeStart.self)?.counts[.failed] ?? 0) == 0, "\(team) \(month)")
        }
    }

    @Test func `a manager sees the records of their own team, and no others are there for them`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        func lines(_ scope: Scope) async throws -> [QualityFindings.Line] {
            let asker = council.asker(council.manager, Reach(ordinary: [scope], restricted: []))
            return try await council.store.read { db in
                let findings = try QualityFindings(asker, in: db)
                let lines = try findings.lines(.init(), in: db)
                #expect(try findings.count(.init(), in: db).places == lines.count)
                return lines
            }
        }
        let all = try await lines(.wholeService)
        let wrong = try #require(all.first { $0.rule == PlanEndsBeforeStart.key })
        #expect(wrong.number == "M1" && wrong.team == "East" && wrong.day == Day(2023, 1, 10))
        #expect(wrong.origin == "Standard Safeguarding Dataset, row 2")
        #expect(try await lines(.team(council.service)).count == all.count, "a service reaches its teams")
        #expect(try await lines(.team(council.west)).allSatisfy { $0.team == "West" })
        #expect(try await lines(.ownAllocation).isEmpty)
        let west = council.asker(council.manager, Reach(ordinary: [.team(council.west)], restricted: []))
        let record = try await council.store.read { db in
            try QualityFindings(west, in: db).record(wrong.record, in: db) == nil
        }
        #expect(record, "a record of another team is not there")
    }

    @Test func `a child whose record is restricted to others is in no list, no count and no choice, and is no record`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let asker = council.asker(council.manager, Reach(ordinary: [.wholeService]))
        func found() async throws -> (lines: [QualityFindings.Line], places: Int, teams: [String]) {
            try await council.store.read { db in
                let findings = try QualityFindings(asker, in: db)
                return (
                    try findings.lines(.init(), in: db), try findings.count(.init(), in: db).places, try findings.choices(in: db).teams
                )
            }
        }
        let wrong = try #require(try await found().lines.first { $0.number == "M1" })
        let child = council.inEast
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: "INSERT INTO child_number (child, number) VALUES (?, 'M1')", arguments: [child])
        }
        try await council.children.restrict(
            child, Restriction(ground: .adoption, reviewBy: council.today + 30, readers: [council.lead.worker]), by: council.founding)
        let after = try await found()
        #expect(after.lines.allSatisfy { $0.number != "M1" } && after.places == after.lines.count)
        #expect(!after.teams.contains("East"))
        let isRecord = try await council.store.read { try QualityFindings(asker, in: $0).record(wrong.record, in: $0) != nil }
        #expect(!isRecord)
    }

    @Test func `one record shows what every rule says of it`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let asker = council.asker(council.lead, Reach(ordinary: [.wholeService], restricted: []))
        let (states, words) = try await council.store.read { db -> ([String: RuleState.Kind], [String]) in
            let findings = try QualityFindings(asker, in: db)
            let id = try #require(try findings.lines(.init(rule: PlanEndsBeforeStart.key), in: db).first?.record)
            let found = try #require(try findings.record(id, in: db))
            return (Dictionary(found.states.map { ($0.0.name, $0.1) }) { first, _ in first }, found.lines.map(\.words))
        }
        #expect(states.count == QualityRules.all.count)
        #expect(states["PlanEndsBeforeStart"] == .failed && states["SexMissing"] == .passed)
        #expect(states["PlacementsOverlap"] == .notChecked)
        #expect(words.contains("Child protection (CP) plan: begins 10 January 2023, ends 9 January 2023"))
    }

    @Test func `checking again takes the place of what was said before`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        try await checked(council)
        #expect(try await counts(council).children == 2)
        #expect(try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM quality_record") } == 2)
    }

    @Test func `a record keeps its reference, and a value confirmed as right stays so over checks`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let asker = council.asker(council.lead, Reach(ordinary: [.wholeService], restricted: []))
        func line(confirmed: Bool) async throws -> QualityFindings.Line? {
            try await council.store.read { db in
                try QualityFindings(asker, in: db).lines(.init(rule: PlanEndsBeforeStart.key, isConfirmed: confirmed), in: db).first
            }
        }
        let before = try #require(try await line(confirmed: false))
        try council.store.stage {
            try QualityConfirmed.confirm(before, "The court moved the day", by: council.lead.text, on: council.today, in: $0)
        }
        try await checked(council)
        let after = try #require(try await line(confirmed: true))
        #expect(after.reference == before.reference && after.reason == "The court moved the day")
        #expect(try await line(confirmed: false) == nil)
        let counts = try await counts(council)
        #expect(self.line(counts, PlanEndsBeforeStart.self)?.counts[.failed] == 0)
        #expect(counts.confirmed[PlanEndsBeforeStart.key] == 1)
        try council.store.stage { try QualityConfirmed.withdraw(after, in: $0) }
        #expect(try await line(confirmed: false)?.reference == before.reference)
    }

    @Test func `places are found by the Department's code and by form`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let asker = council.asker(council.lead, Reach(ordinary: [.wholeService], restricted: []))
        func rules(code: String = "", form: String = "") async throws -> Set<String> {
            try await council.store.read { db in
                Set(try QualityFindings(asker, in: db).lines(.init(form: form, code: code), in: db).map(\.rule))
            }
        }
        #expect(try await rules(code: "8925") == [PlanEndsBeforeStart.key])
        #expect(try await rules(form: "census").isEmpty)
        #expect(try await rules(form: "standard_dataset").contains(PlanEndsBeforeStart.key))
    }

    @Test func `each check is counted for the trend, and its data days are kept`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let (trend, days) = try await council.store.read { db in
            (try QualityTrend.read(team: "East", in: db), try QualityRun.days(in: db))
        }
        #expect(trend.records[PlanEndsBeforeStart.key]?.values.first == 1)
        #expect(days.map(\.day) == [taken])
    }

    @Test func `the spans are settings, and one that cannot be read is an error`() async throws {
        var spans = QualitySpans()
        spans.daysAssessmentOpen = 90
        #expect(QualitySpans(stored: spans.stored) == spans)
        #expect(QualitySpans(stored: "assessment=0") == nil && QualitySpans(stored: "soon") == nil)
        let council = try await TestCouncil()
        #expect(try await council.store.read { try QualitySpans.current(in: $0) } == QualitySpans())
        try await Settings(council.store).set(QualitySpans.setting, spans.stored, by: .system)
        #expect(try await council.store.read { try QualitySpans.current(in: $0) } == spans)
        try await Settings(council.store).set(QualitySpans.setting, "soon", by: .system)
        await #expect(throws: UnreadableValue.self) { try await council.store.read { try QualitySpans.current(in: $0) } }
    }

    @Test func `a check that was broken off is shown by no page, and the one before is`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        struct Stopped: Error {}
        let history = ChildHistory(LAChildID("M3")!, [.made(.cinEpisode, "2023-02-01", child: "M3")])
        await #expect(throws: Stopped.self) {
            try await QualityStore(council.store).check(
                .init(
                    ranges: { _ in [0...0, 1...1] },
                    each: { db, range, body in
                        // The overview reads both ranges; the second is broken off when its results are to be written.
                        let isBegun = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM quality_check WHERE is_finished = 0)")
                        if range.lowerBound == 1, isBegun == true { throw Stopped() }
                        try body(history)
                    }), 0, days: [.standardDataset: taken], on: council.today, by: .system)
        }
        let counts = try await counts(council)
        #expect(counts.children == 2 && counts.run?.isOfCurrentData == true)
    }

    @Test func `results of data that is no longer current are shown as those of their load`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        try council.store.stage { try DataVersion.advance(in: $0) }
        #expect(try await counts(council).run?.isOfCurrentData == false)
        #expect(try await council.store.read { try DataVersion.unchecked(in: $0) } == 1)
        try await QualityStore(council.store).checkCurrent(on: council.today, by: .system)
        let counts = try await counts(council)
        #expect(counts.children == 0 && counts.run?.isOfCurrentData == true, "nothing is loaded")
    }

    @Test func `a check whose data changes meanwhile is thrown away, and the new data is checked`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        await #expect(throws: (any Error).self) {
            try await QualityStore(council.store).check(
                .init(ranges: { _ in [] }, each: { _, _, _ in }), 7, days: [.standardDataset: taken], on: council.today, by: .system)
        }
        #expect(try await counts(council).children == 2)
    }
}

extension Entry {
    fileprivate func of(_ team: String) -> Entry {
        var entry = self
        entry.team = team
        return entry
    }
}
