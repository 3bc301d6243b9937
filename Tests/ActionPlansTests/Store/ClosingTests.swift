import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("Closing, and what is not sustained")
struct ClosingTests {
    private let auditor = Changer(account: "auditor")

    /// A closed action with a measure of fourteen steady months before it became better.
    private func closed() async throws -> (
        council: Marlshire, plan: Identifier<Plan>, action: Identifier<Action>, measure: Identifier<Measure>
    ) {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first).id
        let measure = try await watched(council).add(
            MeasureDraft(name: "Letters in time", unit: .percent, direction: .higher, source: "Tracker"), on: day(1, 1), by: council.changer
        )
        for month in 0..<12 { try await figure(council, measure, day(2, 1, 2021).adding(months: month), [48, 52, 50][month % 3]) }
        for month in [2, 3, 4] { try await figure(council, measure, day(month, 1), 80) }
        try await council.acts.link(measure, to: action, on: day(4, 10), by: council.changer)
        try await council.acts.confirm(measure, of: action, by: auditor)
        try await council.acts.addEvidence(
            to: action, EvidenceDraft(title: "Letter", content: .link("https://intranet.example/l")), on: day(5, 1), by: council.changer)
        try await council.acts.addUpdate(
            to: action, UpdateDraft(words: "Done", delivery: .doneAndEvidenced, impact: .improved), on: day(5, 10), today: council.today,
            by: council.changer)
        try await council.acts.close(action, words: "Read ten letters", on: day(5, 20), by: auditor)
        return (council, plan, action, measure)
    }

    private func watched(_ council: Marlshire) -> MeasureStore { MeasureStore(council.store, watch: RegressionNews.watch) }

    private func figure(_ council: Marlshire, _ measure: Identifier<Measure>, _ day: Day, _ met: Int) async throws {
        try await watched(council).addValue(
            to: measure, FigureDraft(day: day, figure: TypedFigure(numerator: met, denominator: 100), source: "Tracker"),
            on: council.today, by: council.changer)
    }

    private func action(_ council: Marlshire, _ id: Identifier<Action>) async throws -> Action {
        try #require(try await council.store.read { try ActionPlanRecords.action(id, in: $0) })
    }

    @Test func `whoever called it done cannot close it`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let id = try #require(try await council.actions(plan).first).id
        try await council.acts.addEvidence(
            to: id, EvidenceDraft(title: "Letter", content: .link("https://intranet.example/l")), on: day(5, 1), by: council.changer)
        try await council.acts.addUpdate(
            to: id, UpdateDraft(words: "Done", delivery: .doneAndEvidenced, impact: .improved), on: day(5, 10), today: council.today,
            by: council.changer)
        await #expect(throws: ClosingRefusal.needsSecondPerson) {
            try await council.acts.close(id, words: "Fine", on: day(5, 11), by: council.changer)
        }
        #expect(try await council.count("SELECT count(*) FROM action_closing") == 0)
    }

    @Test func `a figure that is worse by a special cause regressions the action back in its own transaction`() async throws {
        let (council, plan, id, measure) = try await closed()
        #expect(CalculatedImpact(try await action(council, id), on: council.today).impact == .improvedAndSustained)
        try await figure(council, measure, day(6, 1), 30)
        let slipped = try await action(council, id)
        #expect(CalculatedImpact(slipped, on: council.today).impact == .notSustained)
        #expect(slipped.openRegressions.map(\.answerBy) == [council.today + 14])
        let events = try await council.store.read { try PlanEvents.all(of: plan, in: $0) }
        #expect(events.map(\.kind) == [.closed, .notSustained])
        #expect(try await council.count("SELECT count(*) FROM audit WHERE act = 'measures.figures' AND subject = ?", [measure]) == 16)
    }

    @Test func `a figure marked as a data fault or a late load does not`() async throws {
        for kind in [Mark.Kind.dataFault, .lateLoad] {
            let (council, _, id, measure) = try await closed()
            try await watched(council).mark(
                measure, kind, on: day(6, 1), words: "Half was loaded", today: council.today, by: council.changer)
            try await figure(council, measure, day(6, 1), 30)
            #expect(try await action(council, id).openRegressions == [])
        }
    }

    @Test func `a changed definition does not`() async throws {
        let (council, _, id, measure) = try await closed()
        try await watched(council).mark(
            measure, .definition, on: day(5, 25), words: "Counted anew", today: council.today, by: council.changer)
        try await figure(council, measure, day(6, 1), 30)
        #expect(try await action(council, id).openRegressions == [])
    }

    @Test func `a re-audit that fails regressions it back, one that holds does not`() async throws {
        let (council, _, id, _) = try await closed()
        func audit(_ met: Int, _ on: Day) async throws {
            try await council.acts.addAudit(
                to: id, AuditDraft(question: "Plain?", day: on, sample: 10, met: met, source: "Lot"), on: council.today, by: auditor)
        }
        try await audit(9, day(6, 1))
        #expect(try await action(council, id).openRegressions == [])
        try await audit(6, day(6, 10))
        #expect(try await action(council, id).openRegressions.count == 1)
    }

    @Test func `a person opens it again, and then it is open and late like any other`() async throws {
        let (council, plan, id, measure) = try await closed()
        try await figure(council, measure, day(6, 1), 30)
        let regression = try #require(try await action(council, id).openRegressions.first)
        try await council.acts.answer(regression.id, reopening: true, why: "Two managers left", on: council.today, by: auditor)
        let opened = try await action(council, id)
        #expect(opened.isOpen && opened.closing == nil && opened.openRegressions == [])
        await #expect(throws: ClosingRefusal.answeredAlready) {
            try await council.acts.answer(regression.id, reopening: false, why: "x", on: council.today, by: auditor)
        }
        #expect(try await council.store.read { try PlanEvents.all(of: plan, in: $0) }.map(\.kind) == [.closed, .notSustained, .reopened])
    }

    @Test func `or records why not, and the same cause is not told again`() async throws {
        let (council, _, id, measure) = try await closed()
        try await figure(council, measure, day(6, 1), 30)
        let regression = try #require(try await action(council, id).openRegressions.first)
        try await council.acts.answer(regression.id, reopening: false, why: "A strike", on: council.today, by: auditor)
        #expect(try await action(council, id).closing != nil)
        try await watched(council).mark(measure, .lateLoad, on: day(4, 1), words: "x", today: council.today, by: council.changer)
        #expect(try await action(council, id).openRegressions == [])
    }

    @Test func `a finding is closed on top of its actions, and is opened with them`() async throws {
        let (council, plan, id, _) = try await closed()
        try await council.acts.close(
            finding: council.letters, of: plan, words: "Letters are plain and in time", on: council.today, by: auditor)
        #expect(try await council.store.read { try ActionPlanRecords.findingClosings(of: plan, in: $0) }.count == 1)
        try await council.acts.reopen(id, why: "Not yet", on: council.today, by: auditor)
        #expect(try await council.store.read { try ActionPlanRecords.findingClosings(of: plan, in: $0) }.isEmpty)
    }

    @Test func `a finding of another source is closed and opened like one of the inspection`() async throws {
        let (council, plan, id, _) = try await closed()
        let source = try await council.acts.addSource(
            to: plan, .peerReview, title: "Peer review", day: day(5, 1), on: day(5, 2), by: council.changer)
        let finding = try await council.acts.addFinding(
            to: source, of: plan, .recommendation, "Write plainly", on: day(5, 2), by: council.changer)
        try await council.store.change(by: .system, .editPlan, on: plan.text) { db in
            try db.execute(sql: "INSERT INTO action_source_finding (action, finding) VALUES (?, ?)", arguments: [id, finding])
        }
        func closings() async throws -> [Identifier<Finding>: Closing] {
            try await council.store.read { try ActionPlanRecords.findingClosings(of: plan, in: $0) }
        }
        try await council.acts.close(finding: finding, of: plan, words: "Letters are plain", on: council.today, by: auditor)
        #expect(try await closings().keys.map(\.self) == [finding])
        let events = try await council.store.read { try PlanEvents.all(of: plan, in: $0) }
        #expect(events.last?.finding == finding && events.last?.kind == .findingClosed)
        await #expect(throws: ClosingRefusal.closedAlready(on: council.today)) {
            try await council.acts.close(finding: finding, of: plan, words: "Again", on: council.today, by: auditor)
        }
        try await council.acts.reopen(id, why: "Not yet", on: council.today, by: auditor)
        #expect(try await closings().isEmpty)
    }

    @Test func `a closed action takes no update that says it is not done`() async throws {
        let (council, _, id, _) = try await closed()
        await #expect(throws: ActionRefusal.closed(on: day(5, 20))) {
            try await council.acts.addUpdate(
                to: id, UpdateDraft(words: "Not so", delivery: .offTrack, impact: .noChangeSeen), on: council.today, today: council.today,
                by: council.changer)
        }
    }

    @Test func `who must answer is asked by a day, and so is who closes`() async throws {
        let (council, _, id, measure) = try await closed()
        try await figure(council, measure, day(6, 1), 30)
        let policy = Policy(TestPageRequest.all.map { ($0, [.director]) })
        let director = Person(id: Identifier(), name: "Verity", roles: [.director])
        let seen = try await ActionPlanDeadlines(council.store).source(director, policy, council.today)
        let asked = try #require(seen.first { $0.id.hasSuffix("-slip") })
        #expect(asked.due == council.today + 14 && asked.step == "Reopen it or keep it closed")
        #expect(asked.path.contains(id.text))
    }
}
