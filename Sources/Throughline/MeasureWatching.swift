import ActionPlans
import ActionPlansWeb
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// What rests on measures: told when a series changes, and shown on the pages of measures.
enum MeasureWatching {
    static let watch: MeasureWatch = { _, _ in }

    static func links(_ store: Store) -> MeasureLinks {
        MeasureLinks(
            uses: { id, visit in
                guard visit.may(.readPlan) else { return [] }
                return try await store.read { db in
                    try ActionPlanRecords.actions(of: id, in: db).filter { use in
                        try InspectionRecords.inspection(use.inspection, in: db)?.isOpen(to: visit.person, by: visit.site.policy) == true
                    }.map {
                        MeasureUse(
                            title: "\($0.ref) \($0.text)", note: $0.planTitle, path: ActionPlanPlaces.action.path($0.plan, $0.action))
                    }
                }
            },
            thread: { _, _ in [] },
            link: { measure, action, visit in
                guard let action = Identifier<Action>(action), visit.may(.updateAction) else { return nil }
                let plan = try await store.read { db in
                    try ActionPlanRecords.action(action, in: db).flatMap { action in
                        let inspection = try ActionPlanRecords.plan(action.plan, in: db).flatMap {
                            try InspectionRecords.inspection($0.inspection, in: db)
                        }
                        return inspection?.isOpen(to: visit.person, by: visit.site.policy) == true ? action.plan : nil
                    }
                }
                guard let plan else { return nil }
                try await ActionPlanStore(store).link(measure, to: action, on: visit.today, by: visit.changer)
                return ActionPlanPlaces.action.path(plan, action) + "#measures"
            })
    }
}
