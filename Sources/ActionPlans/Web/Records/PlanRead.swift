import ActionPlans
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
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
    /// Strengths that somebody watches.
    let watches: [Identifier<Finding>: StrengthWatch]
    /// Every change of practice, with the actions of this plan that it serves.
    let practice: [PracticeOfActions]
    /// Every measure there is, for whoever links one.
    let measures: [MeasureLine]
    /// The findings' numbers in the plan.
    let numbers: [Identifier<Finding>: Int]

    init(_ id: Identifier<Plan>, in db: Database) throws {
        guard let plan = try ActionPlanRecords.plan(id, in: db), let inspection = try AnsweredInspection(plan.inspection, in: db) else {
            throw NotFound()
        }
        self.plan = plan
        self.inspection = inspection
        actions = try ActionPlanRecords.standings(of: id, in: db)
        posts = try ActionPlanRecords.posts(in: db)
        settings = try ActionPlanRecords.settings(in: db)
        sources = try PlanSources.all(of: id, in: db)
        versions = try PlanVersions.all(of: id, in: db)
        watches = try PlanSources.watches(of: id, in: db)
        practice = try PracticeOfActions.all(in: id, db)
        measures = try MeasureRecords.lines(in: db)
        numbers = try PlanSources.numbers(in: id, db)
    }

    var standing: [Action] { actions.filter { $0.withdrawal == nil } }
    var agreed: Day? { plan.agreement?.on }
    var updateDays: Int { settings.updateDays }

    /// Every finding that the plan may answer.
    var findings: [Finding] { inspection.findings + sources.flatMap(\.findings) }

    /// Findings that a plan answers: all but strengths.
    var toAnswer: [Finding] { findings.filter { $0.kind != .strength } }

    /// Where a finding stands: in the inspection, or in the source that gave it.
    func path(of finding: Finding) -> String {
        guard let source = sources.first(where: { $0.findings.contains(finding) }) else {
            return InspectionPlaces.finding.path(plan.inspection, finding.id)
        }
        return ActionPlanPlaces.source.path(plan.id, source.id) + "#f\(finding.id)"
    }

    func gaps(on today: Day) -> PlanGaps {
        PlanGaps(actions, findings: findings, watched: Set(watches.keys), agreed: agreed, on: today, settings: settings)
    }

    /// Both ratings of an action, by its owner and by rule.
    func ratings(of action: Action, on today: Day) -> TwoRatings {
        TwoRatings(action, agreed: agreed, on: today, settings: settings, lateBefore: lateBefore(action, on: today))
    }

    /// The actions that this one waits for and that are past their due day.
    func lateBefore(_ action: Action, on today: Day) -> [LateBefore] {
        let waited = Set(action.waitsFor + action.steps.filter { $0.done == nil }.flatMap(\.waitsFor))
        return waited.isEmpty
            ? []
            : standing.filter { waited.contains($0.id) }.compactMap { action in
                PastDue.days(action, on: today).map { LateBefore(ref: action.ref, days: $0) }
            }
    }

    /// The action of this plan; an action of another plan is not here.
    func action(_ id: Identifier<Action>) throws -> Action {
        guard let action = actions.first(where: { $0.id == id }) else { throw NotFound() }
        return action
    }

    func finding(_ id: Identifier<Finding>) -> Finding? { findings.first { $0.id == id } }

    /// Findings that no standing action answers.
    var unanswered: [Finding] {
        let answered = Set(standing.flatMap(\.findings))
        return toAnswer.filter { !answered.contains($0.id) }
    }

    func context(on today: Day) -> ActionFilter.Context {
        ActionFilter.Context(
            today: today, agreed: agreed, settings: settings, findings: findings,
            late: Dictionary(standing.map { ($0.id, lateBefore($0, on: today)) }) { first, _ in first })
    }

    /// How the plan stands against what was sent.
    func comparison(with sent: PlanSnapshot) -> PlanComparison {
        PlanComparison(
            sent: sent.actions, now: PlanSnapshot.items(actions, posts: posts, findings: FindingTexts(findings)))
    }

    func holder(of action: Action, on day: Day) -> Post.Holder? { posts.holder(of: action.owner, on: day) }
    func ownerTitle(of action: Action) -> String? { action.owner.flatMap { posts.title(of: $0) } }
}

extension ActionPlanRecords {
    /// What a plan left open on a day, of its actions as they stood then. Its findings, who watches them and its settings are today’s.
    package static func gaps(of plan: Identifier<Plan>, _ actions: [Action], on day: Day, in db: Database) throws -> PlanGaps {
        let read = try PlanRead(plan, in: db)
        return PlanGaps(
            actions, findings: read.findings, watched: Set(read.watches.keys), agreed: read.agreed, on: day, settings: read.settings)
    }
}
