import ActionPlans
import ActionPlansWeb
import Foundation
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Drafts, agrees and lives the plan, day by day.
struct DemoPlan {
    let store: Store
    let staff: DemoStaff
    let measures: DemoMeasures
    private let life: PlanFile
    private var plans: ActionPlanStore { ActionPlanStore(store) }

    init(store: Store, staff: DemoStaff, measures: DemoMeasures) throws {
        self.store = store
        self.staff = staff
        self.measures = measures
        life = try PlanFile.shipped()
    }

    func found(_ file: CouncilFile, _ inspections: [String: Identifier<Inspection>]) async throws {
        let entry = file.plan
        guard let inspection = inspections[entry.inspection] else {
            throw CommandRefusal("council.json: the plan’s inspection is not among its inspections.")
        }
        let findings = try await store.read { try InspectionRecords.findings(of: inspection, in: $0) }
        let drafts = try entry.actions.map { try draft($0, findings) }
        let id = try await plans.createPlan(
            PlanDraft(inspection: inspection, title: entry.title, start: entry.draftedOn, actions: drafts), on: entry.draftedOn,
            by: staff.changer(entry.draftedBy))
        let kept = try await store.read { try ActionPlanRecords.summaries(of: inspection, on: file.today, in: $0) }
        let ids = Dictionary(
            entry.actions.compactMap { action in kept.first { $0.text == action.text }.map { (action.ref, $0.id) } }
        ) { first, _ in first }
        for action in entry.actions {
            guard let id = ids[action.ref] else { continue }
            try await begin(action, as: id, today: file.today)
            try await live(action, as: id, until: file.today) { $0 <= entry.agreed.on }
        }
        try await plans.agree(
            id, by: staff.name(entry.agreed.by), at: entry.agreed.meeting, on: entry.agreed.on, today: file.today,
            changer: staff.changer(entry.agreed.by))
        for version in life.versions { try await plans.freeze(id, name: version.name, on: version.on, by: staff.changer(version.by)) }
        for action in entry.actions {
            guard let id = ids[action.ref] else { continue }
            try await live(action, as: id, until: file.today) { $0 > entry.agreed.on }
        }
        try await DemoSources(store: store, staff: staff, measures: measures).found(
            life, as: id, ids, by: entry.draftedBy, on: entry.draftedOn)
    }

    private func draft(_ action: CouncilFile.ActionEntry, _ findings: [Finding]) throws -> ActionDraft {
        guard let finding = findings.first(where: { answers(action.finding, $0) }) else {
            throw CommandRefusal("council.json: no finding of the report fits the action \(action.ref).")
        }
        return ActionDraft(
            title: action.title, text: action.text, findings: [finding.id],
            owner: staff.posts[action.owner].map(OwnerChoice.post) ?? .nobody,
            start: action.start,
            due: action.movedDueDates.first?.from ?? action.due, differenceBy: action.differenceBy)
    }

    private func answers(_ key: CouncilFile.FindingKey, _ finding: Finding) -> Bool {
        if let theme = key.theme { return finding.kind.needsAnswer && finding.themes.contains(theme) }
        return !finding.kind.needsAnswer && !Set(key.paragraphs ?? []).isDisjoint(with: finding.paragraphs)
    }

    /// The steps of an action, and the measure that would show a difference.
    private func begin(_ action: CouncilFile.ActionEntry, as id: Identifier<Action>, today: Day) async throws {
        for step in life.actions[action.ref]?.steps ?? [] {
            let kept = try await plans.addStep(to: id, step.text, due: step.due, by: staff.changer(step.by))
            if let done = step.done { try await plans.setStep(kept, of: id, doneOn: done, today: today, by: staff.changer(step.by)) }
        }
        if let measure = action.measure, let first = action.updates.first(where: { $0.impact != "notMeasured" }) {
            try await plans.link(try await measures.measure(measure, on: first.on), to: id, on: first.on, by: staff.changer(first.by))
        }
    }

    /// Lives the days of one part of the year. Evidence first on a day, so that what is done can be said to be evidenced.
    private func live(
        _ action: CouncilFile.ActionEntry, as id: Identifier<Action>, until today: Day, in part: (Day) -> Bool
    ) async throws {
        let more = life.actions[action.ref]
        let audits = more?.audits ?? []
        let days = Set(
            action.evidence.map(\.on) + action.movedDueDates.map(\.on) + action.updates.map(\.on) + audits.map(\.on)
                + [more?.closed?.on].compactMap(\.self)
        ).filter(part).sorted()
        for day in days {
            for item in action.evidence where item.on == day {
                try await DemoEvidence(store: store, staff: staff).add(item, to: id, on: day)
            }
            for move in action.movedDueDates where move.on == day {
                try await plans.moveDue(
                    id, to: move.to, reason: move.reason, approvedBy: staff.name(move.by), on: day, by: staff.changer(move.by))
            }
            for update in action.updates where update.on == day {
                try await plans.addUpdate(to: id, try words(update), on: day, today: today, by: staff.changer(update.by))
            }
            for audit in audits where audit.on == day {
                try await plans.addAudit(
                    to: id,
                    AuditDraft(question: audit.question, day: day, sample: audit.sample, met: audit.met, source: audit.source), on: day,
                    by: staff.changer(audit.by))
            }
            if let closed = more?.closed, closed.on == day {
                try await plans.close(id, words: closed.words, on: day, by: staff.changer(closed.by))
            }
        }
    }

    private func words(_ update: CouncilFile.UpdateEntry) throws -> UpdateDraft {
        let delivery = Delivery.allCases.first { "\($0)" == update.delivery }
        guard let delivery, let impact = Impact.allCases.first(where: { "\($0)" == update.impact }) else {
            throw CommandRefusal("council.json: “\(update.delivery)” or “\(update.impact)” is no status.")
        }
        return UpdateDraft(words: update.words, delivery: delivery, impact: impact)
    }
}
