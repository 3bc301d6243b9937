import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import Indicators
import IndicatorsWeb
import InspectionsWeb
import SiteKit
import Vocabulary

/// What is based on measures and changes of practice: it is updated when a series changes, and shown on their pages.
enum MeasureWatching {
    static let watch: MeasureWatch = RegressionNews.watch

    static func links(_ store: Store, _ line: WholeThread) -> MeasureLinks {
        let measures = Uses<Measure>(store: store, line: line, place: .measures) { try ActionPlanRecords.uses(of: $0, in: $1) }
        let changes = Uses<PracticeChange>(store: store, line: line, place: .practice) { try ActionPlanRecords.uses(of: $0, in: $1) }
        return MeasureLinks(
            uses: measures.shown, thread: measures.thread,
            link: { measure, action, request in
                try await link(action, request, store, "#measures") {
                    try await ActionPlanStore(store).link(measure, to: $0, on: request.today, by: request.changer)
                }
            },
            saveAsEvidence: { value, request in request.may(.keepEvidence) ? EvidencePlaces.save(value) : nil },
            evidence: evidence,
            practiceUses: changes.shown, practiceThread: changes.thread,
            linkPractice: { change, action, request in
                try await link(action, request, store, "#practice") {
                    try await ActionPlanStore(store).setPractice(change, of: $0, true, by: request.changer)
                }
            })
    }

    /// The evidence that was saved from figures of a measure, as far as this person may know of it.
    @Sendable private static func evidence(_ measure: Identifier<Measure>, _ request: PageRequest, _ db: Database) throws -> [MeasureUse] {
        guard request.may(.readEvidence) else { return [] }
        let sight = try EvidenceSight(request.person, request.site.policy, in: db)
        return try OriginRows.evidence(of: measure, in: db).compactMap { id, day in
            guard sight.sees(id), let item = try EvidenceRecords.item(id, in: db) else { return nil }
            return MeasureUse(title: item.evidence.title, note: "Figure for \(day)", path: EvidencePlaces.item.path(id))
        }
    }

    /// Links something new to the action it was made for, when this person may see that action; answers with its address.
    private static func link(
        _ text: String, _ request: PageRequest, _ store: Store, _ anchor: String, _ body: (Identifier<Action>) async throws -> Void
    ) async throws -> String? {
        guard let id = Identifier<Action>(text), request.may(.updateAction) else { return nil }
        let plan = try await store.read { db -> Identifier<Plan>? in
            guard let action = try ActionPlanRecords.action(id, in: db), let plan = try ActionPlanRecords.plan(action.plan, in: db),
                let inspection = try InspectionRecords.inspection(plan.inspection, in: db),
                inspection.isOpen(to: request.person, by: request.site.policy)
            else { return nil }
            return plan.id
        }
        guard let plan else { return nil }
        try await body(id)
        return ActionPlanPlaces.action.path(plan, id) + anchor
    }
}

/// The actions that something is linked to, as far as this person may see them, and the thread that runs through the first.
private struct Uses<Subject>: Sendable {
    let store: Store
    let line: WholeThread
    let place: ThreadPlace
    let find: @Sendable (Identifier<Subject>, Database) throws -> [ActionPlanRecords.Use]

    private func open(_ id: Identifier<Subject>, _ request: PageRequest, _ db: Database) throws -> [ActionPlanRecords.Use] {
        guard request.may(.readPlan) else { return [] }
        return try find(id, db).filter { use in
            try InspectionRecords.inspection(use.inspection, in: db)?.isOpen(to: request.person, by: request.site.policy) == true
        }
    }

    var shown: @Sendable (Identifier<Subject>, PageRequest, Database) throws -> [MeasureUse] {
        { id, request, db in
            try open(id, request, db).map {
                MeasureUse(title: "\($0.ref) \($0.text)", note: $0.planTitle, path: ActionPlanPlaces.action.path($0.plan, $0.action))
            }
        }
    }

    var thread: @Sendable (Identifier<Subject>, PageRequest) async throws -> [ThreadStep] {
        { id, request in
            let uses = try await store.read { try open(id, request, $0) }
            guard let first = uses.first else {
                let here = place == .measures ? "Measure" : "Practice"
                return InspectionsWeb.Thread.loose("Actions", "none that you can see is linked to it", here: here)
            }
            let actions = Set(uses.filter { $0.inspection == first.inspection }.map(\.action.text))
            return try await line.thread.steps(first.inspection, .actions(actions), at: place, request)
        }
    }
}
