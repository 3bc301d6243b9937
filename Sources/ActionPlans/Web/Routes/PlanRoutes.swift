import Foundation
import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func list(_ visit: Visit) async throws -> Answer {
        let (plans, waiting, days) = try await store.read { db in
            let plans = try ActionPlanRecords.plans(in: db).map { try PlanRead($0.id, in: db) }
            let answered = Set(plans.map(\.plan.inspection))
            let waiting = try InspectionRecords.all(in: db).filter { $0.stage == .confirmed && !answered.contains($0.id) }
                .compactMap { try AnsweredInspection($0.id, in: db) }.filter { !$0.toAnswer.isEmpty }
            return (plans, waiting, try ActionPlanRecords.updateDays(in: db))
        }
        let page = PlanListPage(
            visit: visit, plans: plans.filter { $0.inspection.isOpen(to: visit) }, waiting: waiting.filter { $0.isOpen(to: visit) },
            updateDays: days
        ).page
        return .page(page)
    }

    func draft(_ visit: Visit) async throws -> Answer {
        guard let id = Identifier<Inspection>(visit.query["inspection"]) else { return .seeOther(ActionPlanPlaces.list.path) }
        if let plan = try await store.read({ try ActionPlanRecords.plan(of: id, in: $0) }) {
            return .seeOther(ActionPlanPlaces.plan.path(plan.id))
        }
        return .page(try await draftPage(visit, id))
    }

    func makePlan(_ visit: Visit) async throws -> Answer {
        guard let id = Identifier<Inspection>(visit.form["inspection"]) else { throw NotFound() }
        _ = try await answered(id, for: visit)
        var form = DraftForm(visit.form)
        do {
            let plan = try await acts.createPlan(form.parse(for: id), on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.plan.path(plan))
        } catch let problems as Problems {
            return .page(try await draftPage(visit, id, problems))
        }
    }

    private func draftPage(_ visit: Visit, _ id: Identifier<Inspection>, _ problems: Problems? = nil) async throws -> Page {
        let inspection = try await answered(id, for: visit)
        guard inspection.record.stage == .confirmed else { throw PlanRefusal.inspectionNotConfirmed }
        let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
        return DraftPage(
            visit: visit, inspection: inspection, suggestions: DraftSuggestions(inspection.toAnswer), posts: posts, problems: problems
        ).page
    }

    private func answered(_ id: Identifier<Inspection>, for visit: Visit) async throws -> AnsweredInspection {
        let inspection = try await store.read { try AnsweredInspection(id, in: $0) }
        guard let inspection, inspection.isOpen(to: visit) else { throw NotFound() }
        return inspection
    }

    func show(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: visit)
        let steps = try await thread.steps(read.plan.inspection, at: .actions, visit)
        let hasChanged = try await store.read { try FrozenPlan(id, in: $0).map { !read.comparison(with: $0.snapshot).isEmpty } ?? false }
        return .page(PlanPage(visit: visit, read: read, thread: steps, hasChangedSinceSent: hasChanged).page)
    }

    func spreadsheet(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: visit)
        return .file(PlanSpreadsheet(read: read, actions: PlanQuery(visit).actions(of: read, on: visit.today), today: visit.today).download)
    }

    func workbook(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: visit)
        let file = PlanSpreadsheet(read: read, actions: PlanQuery(visit).actions(of: read, on: visit.today), today: visit.today)
        return .file(try file.workbook(in: store.directory.appending(path: "outgoing")))
    }

    func showFacts(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        .page(PlanFactsPage(visit: visit, plan: try await read(id, for: visit).plan, problems: nil).page)
    }

    func setFacts(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        let plan = try await read(id, for: visit).plan
        var form = FormReader(visit.form)
        let title = form.text("title", "Give the plan a title.", limit: 200)
        let start = form.day("start", "Give the day on which the plan begins.")
        do {
            try form.finish()
            try await acts.editPlan(id, title: title, start: start ?? plan.start, version: form.version, by: visit.changer)
            return .seeOther(ActionPlanPlaces.plan.path(id))
        } catch let problems as Problems {
            return .page(PlanFactsPage(visit: visit, plan: plan, problems: problems).page)
        }
    }

    /// The plan, unless it is not there or its inspection is under embargo for this person: both answer alike.
    func read(_ id: Identifier<Plan>, for visit: Visit) async throws -> PlanRead {
        let read = try await store.read { try PlanRead(id, in: $0) }
        guard read.inspection.isOpen(to: visit) else { throw NotFound() }
        return read
    }
}
