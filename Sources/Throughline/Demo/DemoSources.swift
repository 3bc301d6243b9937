import ActionPlans
import ActionPlansWeb
import Indicators
import Inspections
import SiteKit
import Vocabulary

/// What the plan answers besides the inspection, what waits for what, strengths that are watched, and due days asked for.
struct DemoSources {
    let store: Store
    let staff: DemoStaff
    let measures: DemoMeasures
    private var plans: ActionPlanStore { ActionPlanStore(store) }

    init(store: Store, staff: DemoStaff, measures: DemoMeasures) {
        self.store = store
        self.staff = staff
        self.measures = measures
    }

    func found(
        _ entry: PlanFile, as plan: Identifier<Plan>, _ ids: [String: Identifier<Action>], by drafter: String, on drafted: Day
    ) async throws {
        for source in entry.sources { try await add(source, to: plan, ids, on: max(source.day, drafted)) }
        for (ref, action) in entry.actions {
            guard let id = ids[ref] else { continue }
            for other in (action.waitsFor ?? []).compactMap({ ids[$0] }) {
                try await plans.setWaiting(id, for: other, true, by: staff.changer(drafter))
            }
        }
        for request in entry.requests {
            guard let id = ids[request.ref] else { continue }
            try await plans.askForDue(id, request.wanted, reason: request.reason, on: request.on, by: staff.changer(request.by))
        }
        try await watch(entry, plan)
        for change in measures.file.practiceChanges {
            guard let id = try await measures.practiceChange(change.title) else { continue }
            for action in change.actions.compactMap({ ids[$0] }) {
                try await plans.setPractice(id, of: action, true, by: staff.changer(change.by))
            }
        }
    }

    private func add(
        _ source: PlanFile.SourceEntry, to plan: Identifier<Plan>, _ ids: [String: Identifier<Action>], on entered: Day
    ) async throws {
        guard let kind = PlanSource.Kind(rawValue: source.kind) else {
            throw CommandRefusal("plan.json: “\(source.kind)” is no kind of source.")
        }
        let changer = staff.changer(source.by)
        let id = try await plans.addSource(to: plan, kind, title: source.title, day: source.day, on: entered, by: changer)
        for finding in source.findings {
            let kept = try await plans.addFinding(
                to: id, of: plan, FindingKind(rawValue: finding.kind) ?? .internalFinding, finding.text, on: entered, by: changer)
            for action in finding.answeredBy.compactMap({ ids[$0] }) {
                guard let standing = try await store.read({ try ActionPlanRecords.action(action, in: $0) }) else { continue }
                let draft = ActionDraft(
                    title: standing.title, text: standing.text, findings: standing.findings + [kept],
                    owner: standing.owner.map(OwnerChoice.post) ?? .nobody,
                    start: standing.start, due: standing.due, differenceBy: standing.differenceBy)
                try await plans.edit(action, draft, version: standing.version, on: entered, by: changer)
            }
        }
    }

    private func watch(_ entry: PlanFile, _ plan: Identifier<Plan>) async throws {
        let strengths = try await store.read { try ActionPlanRecords.findings(of: plan, in: $0) }.filter { $0.kind == .strength }
        for watch in entry.watches where strengths.indices.contains(watch.strength) {
            var measure: Identifier<Measure>?
            if let name = watch.measure { measure = try await measures.measure(name, on: watch.on) }
            try await plans.watch(
                strengths[watch.strength].id, of: plan, by: watch.watcher, sign: watch.sign, measure: measure, on: watch.on,
                changer: staff.changer(watch.by))
        }
    }
}
