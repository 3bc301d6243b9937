import ChildRecords
import Indicators
import Testing
import Vocabulary

/// What is due, from small histories: with the same limits as the measures, and only for what still runs on the data day.
@Suite("What is due for a child")
struct DueClocksTests {
    private func run(_ entries: [Entry]) -> MeasureRun {
        let history = ChildHistory(LAChildID("M1")!, entries)
        var overview = LoadOverview(on: Day(2024, 3, 31)!)
        overview.note(WorkedExample.everything(of: entries.map(\.origin.format)))
        overview.note(history)
        var run = MeasureRun(overview)
        run.ask(history)
        return run
    }

    private func due(_ entries: [Entry]) -> [String] {
        DueClocks.once(run(entries).contributions.clocks).map { clock in
            "\(DueClocks.kind(number: clock.measure)?.words ?? "?") \(clock.began.iso) \(clock.due.iso)"
        }.sorted()
    }

    @Test func `a visit is due ten working days after the last one at which the child was seen, over Easter`() {
        let plan = Entry.made(.cpPlan, "2024-01-08")
        // Good Friday was 29 March 2024, Easter Monday 1 April.
        #expect(
            due([plan, .made(.cpVisit, "2024-03-20", [.seen: "Y"]), .made(.cpVisit, "2024-03-22", [.seen: "N"])])
                == ["CP visit 2024-03-20 2024-04-05", "Review conference 2024-01-08 2024-04-08"])
        #expect(due([plan]).first == "CP visit 2024-01-08 2024-01-22", "before the first visit the plan’s own day counts")
    }

    @Test func `what has ended, and who has died, has nothing due`() {
        #expect(due([.made(.cpPlan, "2024-01-08", until: "2024-02-01"), .made(.cpVisit, "2024-01-10", [.seen: "Y"])]) == [])
        #expect(due([.made(.person, nil, [.died: "2024-02-01"]), .made(.cpPlan, "2024-01-08")]) == [])
    }

    @Test func `an assessment that is open is due from its start and from the referral`() {
        #expect(
            due([.made(.referral, "2024-02-01"), .made(.assessment, "2024-02-05")])
                == ["Assessment, from its start 2024-02-05 2024-04-10", "Assessment, from the referral 2024-02-01 2024-04-08"])
        #expect(due([.made(.referral, "2024-02-01"), .made(.assessment, "2024-02-05", until: "2024-03-01")]) == [])
    }

    @Test func `the first health assessment stands in the list once`() {
        let lines = due([.made(.careEpisode, "2024-03-01", [.legalStatus: "C2"])])
        #expect(lines.filter { $0.contains("ealth assessment") } == ["First health assessment 2024-03-01 2024-04-02"])
        #expect(lines.contains("CLA review 2024-03-01 2024-04-02"))
    }

    @Test func `the plan that asks most, the legal status and short breaks are those of the data day`() {
        func situation(_ entries: [Entry]) -> ChildSituation { run(entries).situation }
        let protected = Entry.made(.cpPlan, "2024-01-08")
        #expect(situation([protected, .made(.cinEpisode, "2023-12-01")]).plan == .protection)
        #expect(
            situation([protected, .made(.careEpisode, "2024-03-01", [.legalStatus: "C2"])])
                == ChildSituation(plan: .care, legalStatus: .fullCareOrder))
        let breaks = situation([.made(.careEpisode, "2024-03-01", [.legalStatus: "V4"])])
        #expect(breaks.hasShortBreaks && breaks.plan == .need)
        #expect(situation([.made(.cinEpisode, "2023-12-01", until: "2024-01-01")]).plan == .none)
    }

    @Test func `a day that came after the data day is not said to be late`() throws {
        let (known, today) = (Day(2024, 3, 31)!, Day(2024, 4, 8)!)
        #expect(DueClock.standing(due: Day(2024, 3, 29)!, known: known, on: today) == .late)
        #expect(DueClock.standing(due: known, known: known, on: today) == .notKnown)
        #expect(DueClock.standing(due: Day(2024, 4, 5)!, known: known, on: today) == .notKnown)
        #expect(DueClock.standing(due: today, known: known, on: today) == .next)
    }

    @Test func `a reason is given for what is late, and never taken away`() throws {
        let kind = try #require(DueClocks.all.first)
        var clock = DueClock(
            id: Identifier(), kind, began: Day(2024, 3, 1)!, due: Day(2024, 3, 15)!, known: Day(2024, 3, 31)!, reasons: [], version: 1)
        #expect(throws: DueRefusal.notLate(Day(2024, 3, 15)!)) {
            try clock.explain(LateReason(.partner, "", by: "A", on: Day(2024, 3, 15)!))
        }
        try clock.explain(LateReason(.partner, "", by: "A", on: Day(2024, 3, 18)!))
        try clock.explain(LateReason(.booked, "", by: "B", on: Day(2024, 3, 19)!))
        #expect(clock.reasons.map(\.kind) == [.partner, .booked])
    }
}
