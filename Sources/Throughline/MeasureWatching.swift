import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// What rests on measures and changes of practice: told when a series changes, and shown on their pages.
enum MeasureWatching {
    static let watch: MeasureWatch = SlipWatch.watch

    static func links(_ store: Store, _ line: WholeThread) -> MeasureLinks {
        let measures = Uses<Measure>(store: store, line: line, place: .measures) { try ActionPlanRecords.uses(of: $0, in: $1) }
        let changes = Uses<PracticeChange>(store: store, line: line, place: .practice) { try ActionPlanRecords.uses(of: $0, in: $1) }
        return MeasureLinks(
            uses: measures.shown, thread: measures.thread,
            link: { measure, action, visit in
                try await link(action, visit, store, "#measures") {
                    try await ActionPlanStore(store).link(measure, to: $0, on: visit.today, by: visit.changer)
                }
            },
            pin: { value, visit in visit.may(.keepEvidence) ? EvidencePlaces.pin(value) : nil },
            pinned: { measure, visit in try await pinned(measure, visit, store) },
            practiceUses: changes.shown, practiceThread: changes.thread,
            linkPractice: { change, action, visit in
                try await link(action, visit, store, "#practice") {
                    try await ActionPlanStore(store).setPractice(change, of: $0, true, by: visit.changer)
                }
            })
    }

    /// The evidence that pins a figure of a measure, as far as this person may know of it.
    @Sendable private static func pinned(_ measure: Identifier<Measure>, _ visit: Visit, _ store: Store) async throws -> [MeasureUse] {
        guard visit.may(.readEvidence) else { return [] }
        return try await store.read { db in
            let sight = try EvidenceSight(visit.person, visit.site.policy, in: db)
            return try PinRows.evidence(of: measure, in: db).compactMap { id, day in
                guard sight.sees(id), let item = try EvidenceRecords.item(id, in: db) else { return nil }
                return MeasureUse(title: item.evidence.title, note: "the figure of \(day)", path: EvidencePlaces.item.path(id))
            }
        }
    }

    /// Links something new to the action it was made for, when that is there for this person; answers where it stands.
    private static func link(
        _ text: String, _ visit: Visit, _ store: Store, _ anchor: String, _ body: (Identifier<Action>) async throws -> Void
    ) async throws -> String? {
        guard let id = Identifier<Action>(text), visit.may(.updateAction) else { return nil }
        let plan = try await store.read { db -> Identifier<Plan>? in
            guard let action = try ActionPlanRecords.action(id, in: db), let plan = try ActionPlanRecords.plan(action.plan, in: db),
                let inspection = try InspectionRecords.inspection(plan.inspection, in: db),
                inspection.isOpen(to: visit.person, by: visit.site.policy)
            else { return nil }
            return plan.id
        }
        guard let plan else { return nil }
        try await body(id)
        return ActionPlanPlaces.action.path(plan, id) + anchor
    }
}

/// The actions that rest on something, as far as the person who looks may see them, and the thread that runs through the first.
private struct Uses<Subject>: Sendable {
    let store: Store
    let line: WholeThread
    let place: ThreadPlace
    let find: @Sendable (Identifier<Subject>, Database) throws -> [ActionPlanRecords.Use]

    private func open(_ id: Identifier<Subject>, _ visit: Visit) async throws -> [ActionPlanRecords.Use] {
        guard visit.may(.readPlan) else { return [] }
        return try await store.read { [find] db in
            try find(id, db).filter { use in
                try InspectionRecords.inspection(use.inspection, in: db)?.isOpen(to: visit.person, by: visit.site.policy) == true
            }
        }
    }

    var shown: @Sendable (Identifier<Subject>, Visit) async throws -> [MeasureUse] {
        { id, visit in
            try await open(id, visit).map {
                MeasureUse(title: "\($0.ref) \($0.text)", note: $0.planTitle, path: ActionPlanPlaces.action.path($0.plan, $0.action))
            }
        }
    }

    var thread: @Sendable (Identifier<Subject>, Visit) async throws -> [ThreadStep] {
        { id, visit in
            let uses = try await open(id, visit)
            guard let first = uses.first else {
                let here = place == .measures ? "Measure" : "Practice"
                return InspectionsWeb.Thread.loose("Actions", "none that you can see rests on it", here: here)
            }
            let actions = Set(uses.filter { $0.inspection == first.inspection }.map(\.action.text))
            return try await line.thread.steps(first.inspection, .actions(actions), at: place, visit)
        }
    }
}
