import ActionPlans
import SiteKit
import Vocabulary

/// The plan's title and first day.
struct PlanFactsPage {
    let visit: Visit
    let plan: Plan
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("title", "Title of the plan", value: plan.title))
            \(fields.day("start", "The plan begins on", hint: "Actions keep their days when this changes.", value: plan.start))
            <p><button class="btn">Save</button></p>
            """
        return Page(
            "Change the plan’s title", breadcrumbs: PlanTrail.to(plan), problems: problems,
            "<h1>Change the plan’s title or first day</h1>\(visit.form(to: ActionPlanPlaces.planFacts.path(plan.id), version: plan.version, body))"
        )
    }
}

/// The way back to a plan.
enum PlanTrail {
    static func to(_ plan: Plan) -> [(title: String, path: String)] {
        [("Action plans", ActionPlanPlaces.list.path), (plan.title, ActionPlanPlaces.plan.path(plan.id))]
    }

    static func to(_ action: Action, of plan: Plan) -> [(title: String, path: String)] {
        to(plan) + [("\(action.ref)", ActionPlanPlaces.action.path(plan.id, action.id))]
    }
}
