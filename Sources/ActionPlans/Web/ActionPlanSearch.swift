import ActionPlans
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

package enum ActionPlanSearch {
    private static let ref: SQL = """
        iif(ref_series > 26, char(64 + (ref_series - 1) / 26), '') || char(65 + (max(ref_series, 1) - 1) % 26) || ref_group || '.' || ref_number
        """

    package static let sources = [
        SearchSource(
            "actions", "Actions", .readPlan,
            SearchedTable(
                "action", title: "\(literal: ref) || ' ' || source.title", text: "source.text", day: "source.due", parent: "source.plan",
                inspection: "(SELECT inspection FROM plan WHERE plan.id = source.plan)", condition: "source.withdrawn_on IS NULL",
                visibility: .searchedOfInspection,
                path: { action, plan in path(plan, action) })),
        SearchSource(
            "updates", "Updates", .readPlan,
            SearchedTable(
                "action_update", title: "'Update of ' || (SELECT \(literal: ref) FROM action WHERE action.id = source.action)",
                text: "source.words",
                day: "source.day", parent: "(SELECT plan || ' ' || id FROM action WHERE action.id = source.action)",
                inspection: """
                    (SELECT plan.inspection FROM action JOIN plan ON plan.id = action.plan WHERE action.id = source.action)
                    """,
                condition: "1", visibility: .searchedOfInspection,
                path: { _, parent in
                    let parts = parent.split(separator: " ").map(String.init)
                    return path(parts.first ?? "", parts.last ?? "") + "#updates"
                })),
    ]

    private static func path(_ plan: String, _ action: String) -> String {
        guard let plan = Identifier<Plan>(plan), let action = Identifier<Action>(action) else { return ActionPlanPlaces.list.path }
        return ActionPlanPlaces.action.path(plan, action)
    }
}
