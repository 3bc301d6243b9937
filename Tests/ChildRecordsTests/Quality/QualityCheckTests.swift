import ChildRecords
import Testing
import Vocabulary

@Suite("The five states of a rule")
struct QualityCheckTests {
    private let day = Day(2024, 3, 31)!
    private let number = LAChildID("M1")!

    private func state(_ rule: any QualityRule.Type, _ entries: [Entry], loaded: [EntryKind]) -> RuleState? {
        var overview = LoadOverview(on: day)
        overview.note(ChildHistory(LAChildID("M9")!, loaded.map { .made($0, "2023-01-01", child: "M9") }))
        return QualityCheck(overview, rules: [rule]).states(of: ChildHistory(number, entries)).first?.state
    }

    @Test func `a rule whose data was not loaded is not run, and says for want of what`() {
        let plan = Entry.made(.cpPlan, "2023-01-10")
        #expect(
            state(PlanWithoutConference.self, [plan], loaded: [.cpPlan]) == .notChecked(notLoaded: [.conference]))
    }

    @Test func `a rule is not applicable to a child who has nothing that it looks at`() {
        #expect(state(PlanEndsBeforeStart.self, [.made(.contact, "2023-01-10")], loaded: [.cpPlan]) == .notApplicable)
    }

    @Test func `a record of more rows than a rule looks through fails and is not passed over`() {
        let many = (0...QualityCheck.mostEntries).map { Entry.made(.contact, "2023-01-10", reference: "\($0)") }
        #expect(state(ContactTwice.self, many, loaded: [.contact]) == .incomplete(.tooManyEntries(QualityCheck.mostEntries + 1)))
    }

    @Test func `a rule that fires says on which day, in which words, from which row`() throws {
        let plan = Entry.made(.cpPlan, "2023-01-10", until: "2023-01-09")
        let state = state(PlanEndsBeforeStart.self, [plan], loaded: [.cpPlan])
        guard case .failed(let failures) = state else { Issue.record("did not fire"); return }
        #expect(failures == [QualityFailure(plan, "Child protection (CP) plan: begins 10 January 2023, ends 9 January 2023")])
        #expect(failures.first?.origin == plan.origin)
    }

    @Test func `there are at least forty rules, each with a key of its own and the measures it decides about`() {
        #expect(QualityRules.all.count >= 40)
        #expect(Set(QualityRules.all.map { $0.key }).count == QualityRules.all.count)
        for rule in QualityRules.all { #expect(!rule.measures.isEmpty && rule.sentence.hasSuffix("."), "\(rule.name)") }
        #expect(QualityRules.rule("plan-ends-before-start")?.name == "PlanEndsBeforeStart")
    }

    @Test func `an unborn child stays unborn though Annex A writes the expected day as a day of birth`() {
        let child = ChildHistory(
            number, [.made(.person, nil, format: .annexA, [.born: "2024-06-01"]), .made(.person, nil, [.expected: "2024-06-01"])])
        #expect(child.child.birth == .expected(Day(2024, 6, 1)!))
    }

    @Test func `a form whose newest day is more than 120 days old is last year's file`() {
        var overview = LoadOverview(on: day)
        overview.note(ChildHistory(number, [.made(.contact, "2024-03-20"), .made(.person, "2023-03-31", format: .census)]))
        #expect(StaleForms.found(in: overview, on: day).map(\.format) == [.census])
    }
}

@Suite("Days, wherever and whenever the rules are run")
struct QualityDaysTests {
    /// Twelve days that trip arithmetic up: leap days, ends of months and years, changes of the clock, bank holidays.
    static let days = [
        "2020-02-29", "2021-03-28", "2021-03-31", "2021-10-31", "2021-12-31", "2022-01-01", "2022-06-06", "2022-09-19", "2023-02-28",
        "2023-10-29", "2024-02-29", "2028-02-29",
    ]

    @Test("a rule counts calendar days from its own argument, on each of twelve days", arguments: days)
    func daysPastExpected(iso: String) throws {
        let today = try #require(Day(iso: iso))
        var overview = LoadOverview(on: today)
        let number = try #require(LAChildID("M1"))
        func state(expected: Day) -> RuleState.Kind? {
            let history = ChildHistory(number, [.made(.person, nil, [.expected: expected.iso])])
            overview.note(history)
            return QualityCheck(overview, rules: [UnbornPastExpectedDay.self]).states(of: history).first?.state.kind
        }
        #expect(state(expected: today - 28) == .passed)
        #expect(state(expected: today - 29) == .failed)
    }
}
