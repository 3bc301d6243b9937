import ActionPlans
import GRDB
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// A plan with everything its pages draw on, read in one transaction.
struct PlanRead: Sendable {
    let plan: Plan
    /// Every action, also withdrawn ones, in the order of their numbers.
    let actions: [Action]
    let posts: PostBook
    let inspection: AnsweredInspection
    let updateDays: Int
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
        actions = try ActionPlanRecords.actions(of: id, in: db)
        posts = try ActionPlanRecords.posts(in: db)
        updateDays = try ActionPlanRecords.updateDays(in: db)
        measures = try MeasureRecords.lines(in: db)
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT finding, number FROM plan_finding WHERE plan = ?"), arguments: [id])
        numbers = Dictionary(rows.map { ($0["finding"] as Identifier<Finding>, $0["number"] as Int) }) { first, _ in first }
    }

    var standing: [Action] { actions.filter { $0.withdrawal == nil } }
    var agreed: Day? { plan.agreement?.on }

    /// The action of this plan; an action of another plan is not here.
    func action(_ id: Identifier<Action>) throws -> Action {
        guard let action = actions.first(where: { $0.id == id }) else { throw NotFound() }
        return action
    }

    func finding(_ id: Identifier<Finding>) -> Finding? { inspection.findings.first { $0.id == id } }

    /// Findings that no standing action answers.
    var unanswered: [Finding] {
        let answered = Set(standing.flatMap(\.findings))
        return inspection.toAnswer.filter { !answered.contains($0.id) }
    }

    func context(on today: Day) -> ActionFilter.Context {
        ActionFilter.Context(today: today, agreed: agreed, updateDays: updateDays, findings: inspection.findings)
    }

    /// How the plan stands against what was sent.
    func comparison(with sent: PlanSnapshot) -> PlanComparison {
        PlanComparison(
            sent: sent.actions, now: PlanSnapshot.items(actions, posts: posts, findings: FindingTexts(inspection.findings)))
    }

    func holder(of action: Action, on day: Day) -> Post.Holder? { posts.holder(of: action.owner, on: day) }
    func ownerTitle(of action: Action) -> String? { action.owner.flatMap { posts.title(of: $0) } }
}
