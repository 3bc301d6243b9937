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

    /// The Department’s codes that analysts asked for by name.
    private static let asked = """
        8867 8868 1103 1104 1105 2889 4015 8831 8832 4000 2990 8825Q 8873Q 2884 8897Q 8614 8898 8945Q 8950Q 8730 8840 8841 8566 8567 8568
        8569Q 8585Q 8535Q 8810 8640 9007 9009 9010 9011 9013 9015Q 148 149 388 143 434 435 436 431 432 380 381 383 365 367 375 376 379 225
        226 233 1009 213 526 529 1015 358 371 372 373 374 157 185 186 187 188 189 190 191 197B 575 576 577 578 579 580 581 205A 205B 205C
        205D 303 304 344 345 391 1000 1007 SW06STG2 SW07STG2 SW08STG2 SW09STG2 SW10STG2 SW11STG2 SW12STG2 SW13STG1 SW14STG2 SW15STG2
        SW16aSTG2 SW16bSTG2 SW16cSTG2
        """

    @Test func `each of the Department's codes that was asked for has a rule, or waits and says for what`() {
        let ruled = Set(QualityRules.all.flatMap { $0.codes })
        let waiting = Set(WaitingCodes.all.map(\.code))
        let asked = QualityCheckTests.asked.split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(asked.filter { !ruled.contains($0) && !waiting.contains($0) }.isEmpty)
        #expect(ruled.isDisjoint(with: waiting), "what waits is not claimed")
        #expect(WaitingCodes.all.allSatisfy { $0.why.hasSuffix(".") })
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
