import ChildRecords
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
            .made(.protectionPlan, "2023-01-10", until: "2023-01-09", child: "M1", [.category: "NEG"]).of("E"),
        ]
        let right: [Entry] = [
            .made(.person, nil, child: "M2", [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
            .made(.inNeed, "2023-02-01", child: "M2").of("W"),
        ]
        let histories = [ChildHistory(CouncilNumber("M1")!, wrong), ChildHistory(CouncilNumber("M2")!, right)]
        try await QualityStore(council.store).check(
            { _, body in try histories.forEach(body) }, teams: ["E": "East", "W": "West"], taken: taken, on: council.today, by: .system)
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
        #expect(line(counts, PlanEndsBeforeStart.self)?.counts == [.fired: 1, .notApplicable: 1])
        #expect(line(counts, EthnicityMissing.self)?.counts == [.passed: 2])
        let wanting = try #require(line(counts, VisitOutsideNeed.self))
        #expect(wanting.counts == [.notRun: 2])
        #expect(wanting.wanting == [.needVisit])
    }

    @Test func `a team and a month narrow what is counted`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        #expect(line(try await counts(council, team: "West"), PlanEndsBeforeStart.self)?.counts == [.notApplicable: 1])
        #expect(line(try await counts(council, month: "2023-01"), PlanEndsBeforeStart.self)?.counts[.fired] == 1)
        #expect(line(try await counts(council, month: "2023-02"), PlanEndsBeforeStart.self)?.counts[.fired] == 0)
    }

    @Test func `a manager sees the records of their own team, and no others are there for them`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        func lines(_ scope: Scope) async throws -> [QualityFindings.Line] {
            let asker = council.asker(council.manager, Reach(ordinary: [scope], restricted: []))
            return try await council.store.read { db in
                try QualityFindings(asker, try Teams.tree(in: db)).lines(rule: "", team: "", month: "", in: db)
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
            try QualityFindings(west, try Teams.tree(in: db)).record(wrong.record, in: db) == nil
        }
        #expect(record, "a record of another team is not there")
    }

    @Test func `one record shows what every rule says of it`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        let asker = council.asker(council.lead, Reach(ordinary: [.wholeService], restricted: []))
        let (states, words) = try await council.store.read { db -> ([String: RuleState.Kind], [String]) in
            let findings = QualityFindings(asker, try Teams.tree(in: db))
            let id = try #require(try findings.lines(rule: PlanEndsBeforeStart.key, team: "", month: "", in: db).first?.record)
            let found = try #require(try findings.record(id, in: db))
            return (Dictionary(found.states.map { ($0.0.name, $0.1) }) { first, _ in first }, found.lines.map(\.words))
        }
        #expect(states.count == QualityRules.all.count)
        #expect(states["PlanEndsBeforeStart"] == .fired && states["SexMissing"] == .passed)
        #expect(states["PlacementsOverlap"] == .notRun)
        #expect(words.contains("Child protection plan: begins 10 January 2023, ends 9 January 2023"))
    }

    @Test func `checking again takes the place of what was said before`() async throws {
        let council = try await TestCouncil()
        try await checked(council)
        try await checked(council)
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
