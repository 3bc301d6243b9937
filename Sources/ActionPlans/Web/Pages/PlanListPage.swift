import ActionPlans
import InspectionsWeb
import SiteKit
import Vocabulary

/// Every plan with where it stands; inspections that wait for one are named.
struct PlanListPage {
    let visit: Visit
    let plans: [PlanRead]
    /// Confirmed inspections without a plan.
    let waiting: [AnsweredInspection]
    let updateDays: Int

    private let columns = [
        Table.Column("Plan"), Table.Column("State"), Table.Column("Actions", isNumber: true), Table.Column("Done", isNumber: true),
        Table.Column("Late", isNumber: true), Table.Column("Off track", isNumber: true),
    ]

    var page: Page {
        Page(
            "Action plans",
            "<h1>Action plans</h1>\(list)\(waitingList)<p><a href=\"\(ActionPlanPlaces.posts.path)\">Posts and who holds them</a> · <a href=\"\(ActionPlanPlaces.rules.path)\">How the two ratings are reckoned, and when an update is asked for</a></p>"
        )
    }

    private var list: HTML {
        if plans.isEmpty {
            return waiting.isEmpty
                ? "<p class=\"note\">There is no action plan yet, and no confirmed inspection to answer. Upload a report and confirm what was read; then draft the plan from its findings.</p>"
                : "<p class=\"note\">There is no action plan yet. Draft one from the findings below.</p>"
        }
        let rows = plans.map { read -> HTML in
            let standing = PlanStanding(read.actions, agreed: read.agreed, on: visit.today, updateDays: read.updateDays)
            let link: HTML = """
                <a href="\(ActionPlanPlaces.plan.path(read.plan.id))">\(read.plan.title)</a><span class="sub">\(standing.sentence)</span>
                """
            return Table.row(
                columns,
                [
                    link, "\(read.plan.state.words)", "\(standing.actions)", "\(standing.count(.doneAndEvidenced))", "\(standing.late)",
                    "\(standing.count(.offTrack))",
                ], late: standing.late > 0)
        }
        return Table("\(plans.count) plan\("s", when: plans.count != 1)", columns, rows: rows).html()
    }

    private var waitingList: HTML? {
        guard visit.may(.editPlan), !waiting.isEmpty else { return nil }
        let items = waiting.map { inspection -> HTML in
            """
            <li><span>\(inspection.record.title)<span class="sub">\(inspection.toAnswer.count) findings to answer</span></span>
            <a class="btn quiet" href="\(ActionPlanPlaces.draft.path)?inspection=\(inspection.id)">Draft the plan</a></li>
            """
        }
        return "<h2>Inspections without a plan</h2><ul class=\"tasks\">\(items)</ul>"
    }
}
