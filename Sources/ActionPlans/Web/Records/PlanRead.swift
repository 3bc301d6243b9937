import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// A plan with everything its pages draw on, read in one transaction.
struct PlanRead: Sendable {
    let plan: Plan
    /// Every action, also withdrawn ones, in the order of their numbers, each with its latest update only.
    let actions: [Action]
    let posts: PostBook
    let inspection: AnsweredInspection
    let settings: PlanSettings
    /// What it answers besides the inspection.
    let sources: [PlanSource]
    let versions: [PlanVersion]
    /// Monitored strengths.
    let watches: [Identifier<Finding>: StrengthWatch]
    /// Every change of practice, with the actions of this plan that it is linked to.
    let practice: [PracticeOfActions]
    /// Every measure, for linking.
    let measures: [MeasureLine]
    /// The findings' numbers in the plan.
    let numbers: [Identifier<Finding>: Int]

    init(_ id: Identifier<Plan>, in db: Database) throws {
        guard let plan = try ActionPlanRecords.plan(id, in: db), let inspection = try AnsweredInspection(plan.inspection, in: db) else {
            throw NotFound()
        }
        self.plan = plan
        self.inspection = inspection
        actions = try ActionPlanRecords.withLatestUpdate(of: id, in: db)
        posts = try ActionPlanRecords.posts(in: db)
        settings = try ActionPlanRecords.settings(in: db)
        sources = try PlanSources.all(of: id, in: db)
        versions = try PlanVersions.all(of: id, in: db)
        watches = try PlanSources.watches(of: id, in: db)
        practice = try PracticeOfActions.all(in: id, db)
        measures = try MeasureRecords.lines(in: db)
        numbers = try PlanSources.numbers(in: id, db)
    }

    var current: [Action] { actions.filter { $0.withdrawal == nil } }
    var agreed: Day? { plan.agreement?.on }
    var updateDays: Int { settings.updateDays }

    /// Every finding that the plan may answer.
    var findings: [Finding] { inspection.findings + sources.flatMap(\.findings) }

    /// Findings that a plan answers: all but strengths.
    var toAnswer: [Finding] { findings.filter { $0.kind != .strength } }

    /// What an action may be linked to, as its form offers it.
    var findingChoices: [(value: String, words: String)] {
        toAnswer.map { ($0.id.text, "\($0.text) (\($0.kind.name.lowercasedFirst))") }
    }

    /// The page of a finding: in the inspection, or in the source that gave it.
    func path(of finding: Finding) -> String {
        guard let source = sources.first(where: { $0.findings.contains(finding) }) else {
            return InspectionPlaces.finding.path(plan.inspection, finding.id)
        }
        return ActionPlanPlaces.source.path(plan.id, source.id) + "#f\(finding.id)"
    }

    func gaps(on today: Day) -> PlanGaps {
        PlanGaps(actions, findings: findings, watched: Set(watches.keys), agreed: agreed, on: today, settings: settings)
    }

    /// Both ratings of an action, by its owner and as calculated.
    func ratings(of action: Action, on today: Day) -> TwoRatings {
        TwoRatings(action, agreed: agreed, on: today, settings: settings, lateBefore: lateBefore(action, on: today))
    }

    /// The overdue actions that this one depends on.
    func lateBefore(_ action: Action, on today: Day) -> [LateBefore] {
        let waited = Set(action.waitsFor + action.steps.filter { $0.done == nil }.flatMap(\.waitsFor))
        return waited.isEmpty
            ? []
            : current.filter { waited.contains($0.id) }.compactMap { action in
                Overdue.days(action, on: today).map { LateBefore(ref: action.ref, days: $0) }
            }
    }

    /// The action of this plan; an action of another plan is not here.
    func action(_ id: Identifier<Action>) throws -> Action {
        guard let action = actions.first(where: { $0.id == id }) else { throw NotFound() }
        return action
    }

    func finding(_ id: Identifier<Finding>) -> Finding? { findings.first { $0.id == id } }

    /// Findings that no current action answers.
    var unanswered: [Finding] {
        let answered = Set(current.flatMap(\.findings))
        return toAnswer.filter { !answered.contains($0.id) }
    }

    func context(on today: Day) -> ActionFilter.Context {
        ActionFilter.Context(
            today: today, agreed: agreed, settings: settings, findings: findings,
            late: Dictionary(current.map { ($0.id, lateBefore($0, on: today)) }) { first, _ in first })
    }

    /// How these actions of the plan would be frozen on this day.
    func items(_ actions: [Action], on day: Day) -> [PlanSnapshot.Item] {
        PlanSnapshot.items(actions, posts: posts, findings: FindingTexts(findings), on: day, settings: settings)
    }

    /// The plan compared with what was submitted.
    func comparison(with sent: PlanSnapshot, on today: Day) -> PlanComparison {
        PlanComparison(sent: sent.actions, now: items(actions, on: today))
    }

    func holder(of action: Action, on day: Day) -> Post.Holder? { posts.holder(of: action.owner, on: day) }
    func ownerTitle(of action: Action) -> String? { action.owner.flatMap { posts.title(of: $0) } }
}

extension ActionPlanRecords {
    /// The gaps of a plan on a day, from its actions as they were then. Its findings, monitoring and settings are today’s.
    package static func gaps(of plan: Identifier<Plan>, _ actions: [Action], on day: Day, in db: Database) throws -> PlanGaps {
        let read = try PlanRead(plan, in: db)
        return PlanGaps(
            actions, findings: read.findings, watched: Set(read.watches.keys), agreed: read.agreed, on: day, settings: read.settings)
    }
}

/// The inspection that a plan answers: its record, its confirmed findings and its clocks.
struct AnsweredInspection: Sendable {
    let record: InspectionRecord
    /// In the order of their kinds: what needs an answer first.
    let findings: [Finding]
    let clocks: [KeptClock]

    init?(_ id: Identifier<Inspection>, in db: Database) throws {
        guard let record = try InspectionRecords.inspection(id, in: db) else { return nil }
        self.record = record
        findings = try InspectionRecords.findings(of: id, in: db)
        clocks = try InspectionRecords.clocks(of: record, in: db)
    }

    var id: Identifier<Inspection> { record.id }

    /// Findings that a plan answers: all but strengths.
    var toAnswer: [Finding] { findings.filter { $0.kind != .strength } }
    var hasPriorityAction: Bool { findings.contains { $0.kind == .priorityAction } }

    /// The deadlines that a plan meets.
    var planClocks: [KeptClock] {
        let ours = [Timescale.actionStatement.id, Timescale.draftAfterPriorityAction.id]
        return clocks.filter { ours.contains($0.clock.id) }
    }

    /// A title to begin with: `Action plan after the inspection of 7 to 11 February 2022`.
    var planTitle: String {
        let kind = record.framework.isLetter ? "visit" : "inspection"
        guard let from = record.dates.fieldworkFrom, let to = record.dates.fieldworkTo else { return "Action plan after the \(kind)" }
        return "Action plan after the \(kind) of \(InspectionRecord.span(from, to))"
    }

    /// Under embargo it is there only for its named readers.
    func isOpen(to request: PageRequest) -> Bool { record.isOpen(to: request.person, by: request.site.policy) }
}

/// A change of practice and the actions of a plan that it is linked to.
struct PracticeOfActions: Sendable {
    let change: PracticeLine
    let actions: Set<Identifier<Action>>

    func isLinked(to action: Identifier<Action>) -> Bool { actions.contains(action) }

    static func all(in plan: Identifier<Plan>, _ db: Database) throws -> [PracticeOfActions] {
        let sql = """
            SELECT action_practice.action, action_practice.change FROM action_practice JOIN action ON action.id = action_practice.action
            WHERE action.plan = ?
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        let linked = Dictionary(grouping: rows) { $0["change"] as Identifier<PracticeChange> }
        return try PracticeRecords.lines(in: db).map { line in
            PracticeOfActions(change: line, actions: Set((linked[line.id] ?? []).map { $0["action"] }))
        }
    }
}
