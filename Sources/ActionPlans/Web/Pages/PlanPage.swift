import ActionPlans
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// One plan: where it stands in a sentence and a few figures, its actions as list, by owner or over time, and its way to the public.
struct PlanPage {
    let visit: Visit
    let read: PlanRead
    let thread: [ThreadStep]
    let hasChangedSinceSent: Bool

    private var plan: Plan { read.plan }
    private var query: PlanQuery { PlanQuery(visit) }

    var page: Page {
        let actions = query.actions(of: read, on: visit.today)
        return Page(
            plan.title, thread: thread, breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)],
            """
            <h1>\(plan.title)</h1>\(PlanHead(visit: visit, read: read, hasChangedSinceSent: hasChangedSinceSent).html)
            \(read.standing.isEmpty ? nothing : actionSection(actions))
            \(PlanWay(visit: visit, read: read).html)\(unanswered)\(withdrawn)
            """)
    }

    private var nothing: HTML {
        let findings = read.inspection.toAnswer.count
        return """
            <p class="note">The plan has no actions yet, so none of the \(findings) finding\("s", when: findings != 1) is answered.
            \(visit.may(.editPlan) ? "Add the first action above." : "Those who keep the plan add them.")</p>
            """
    }

    private func actionSection(_ actions: [Action]) -> HTML {
        let all = read.standing.count
        let caption: HTML = actions.count == all ? "\(all) action\("s", when: all != 1)" : "\(actions.count) of \(all) actions"
        let paging = Paging(visit: visit, total: actions.count)
        let actions = paging.shown(actions)
        let unseen: HTML = "<span class=\"unseen\">\(caption)</span>"
        let list: HTML =
            switch query.view {
            case .list: PlanTable(visit: visit, read: read).html(actions, caption: unseen)
            case .owner: OwnerView(visit: visit, read: read).html(actions)
            case .timeline: TimelineView(visit: visit, read: read).html(actions, caption: unseen)
            }
        return """
            <h2 id="actions">\(caption)</h2>\(views)\(PlanFilters(read: read).bar.folded(visit, "Filter the actions"))
            \(actions.isEmpty ? "<p class=\"note\">No action fits these filters. Take one away to see more.</p>" : list)\(paging.html)
            <p class="small"><a href="\(listPath(ActionPlanPlaces.spreadsheet))">This list as CSV</a> · <a href="\(listPath(ActionPlanPlaces.workbook))">as a workbook</a></p>
            """
    }

    private var views: HTML {
        let items = [(PlanQuery.View.list, "List"), (.owner, "By owner"), (.timeline, "Timeline")].map { view, words -> HTML in
            let path = visit.path(with: "view", view == .list ? nil : view.rawValue)
            return "<li><a href=\"\(path)\"\(" aria-current=\"page\"", when: view == query.view)>\(words)</a></li>"
        }
        return "<nav aria-label=\"Views of the plan\"><ul class=\"views\">\(items)</ul></nav>"
    }

    /// The list as a file, filtered and ordered as it is shown.
    private func listPath(_ place: PlaceOf<Plan>) -> String {
        let pairs = visit.query.pairs.filter { !$0.value.isEmpty && !["view", "page"].contains($0.name) }
        let asked = pairs.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
        return place.path(plan.id) + (asked.isEmpty ? "" : "?" + asked)
    }

    private var unanswered: HTML? {
        guard !read.unanswered.isEmpty else { return nil }
        let items = read.unanswered.map { finding -> HTML in
            let add: HTML? =
                visit.may(.editPlan)
                ? "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
                : nil
            return """
                <li><span><a href="\(read.path(of: finding))">\(finding.text)</a><span class="sub">\(finding.kind.name)</span></span>\(add)</li>
                """
        }
        return "<h2>Findings without an action</h2><ul class=\"tasks\">\(items)</ul>"
    }

    private var withdrawn: HTML? {
        let actions = read.actions.filter { $0.withdrawal != nil }
        guard !actions.isEmpty else { return nil }
        let items = actions.map { action -> HTML in
            """
            <li><a href="\(ActionPlanPlaces.action.path(plan.id, action.id))">\(action.ref.description) \(action.text)</a>
            <span class="sub">Withdrawn \(action.withdrawal.map { "\($0.day): \($0.reason)" })</span></li>
            """
        }
        return "<details><summary>\(actions.count) withdrawn action\("s", when: actions.count != 1)</summary><ul>\(items)</ul></details>"
    }
}
