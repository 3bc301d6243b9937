import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showAction(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        .page(try await actionPage(visit, plan, id))
    }

    func actionPage(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: visit)
        _ = try read.action(id)
        // With everything that was ever said of it.
        guard let action = try await store.read({ try ActionPlanRecords.action(id, in: $0) }) else { throw NotFound() }
        let (changes, requests) = try await store.read {
            (try ActionPlanRecords.changes(of: id, in: $0), try DueRequests.all(of: id, in: $0))
        }
        let steps = try await thread.steps(read.plan.inspection, .actions([id.text]), at: .actions, visit)
        let besides = try await besides(action, visit)
        return ActionPage(
            visit: visit, read: read, action: action, changes: changes, requests: requests, thread: steps, besides: besides,
            problems: problems
        ).page
    }

    /// Does something to an action of this plan, and shows the action again: at a place of its page, or with what was wrong.
    func act(
        _ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>, then anchor: String, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await read(plan, for: visit).action(id)
        do {
            try await asProblems(body)
            return .seeOther(ActionPlanPlaces.action.path(plan, id) + anchor)
        } catch let problems as Problems {
            return .page(try await actionPage(visit, plan, id, problems))
        }
    }

    func newAction(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(ActionFormPage(visit: visit, read: try await read(plan, for: visit), action: nil, problems: nil).page)
    }

    func addAction(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        do {
            let draft = try ActionForm.parse(visit.form, due: nil)
            let id = try await asProblems { try await acts.addAction(to: plan, draft, on: visit.today, by: visit.changer) }
            return .seeOther(ActionPlanPlaces.action.path(plan, id))
        } catch let problems as Problems {
            return .page(ActionFormPage(visit: visit, read: read, action: nil, problems: problems).page)
        }
    }

    func showEdit(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        return .page(ActionFormPage(visit: visit, read: read, action: try read.action(id), problems: nil).page)
    }

    func editAction(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        let action = try read.action(id)
        do {
            let draft = try ActionForm.parse(visit.form, due: action.due)
            let version = FormReader(visit.form).version
            try await asProblems { try await acts.edit(id, draft, version: version, on: visit.today, by: visit.changer) }
            return .seeOther(ActionPlanPlaces.action.path(plan, id))
        } catch let problems as Problems {
            return .page(ActionFormPage(visit: visit, read: read, action: action, problems: problems).page)
        }
    }

    func postUpdate(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#updates") {
            var form = FormReader(visit.form)
            let words = form.text("words", "Say what has happened since the last update.")
            let delivery = form.choice("delivery", "Choose how far it is.", as: Delivery.self)
            let impact = form.choice("impact", "Choose what is seen of practice.", as: Impact.self)
            try form.finish()
            guard let delivery, let impact else { return }
            try await acts.addUpdate(
                to: id, UpdateDraft(words: words, delivery: delivery, impact: impact), on: visit.today, today: visit.today,
                by: visit.changer)
        }
    }

    func moveDue(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#due-days") {
            var form = FormReader(visit.form)
            let day = form.day("due", "Give the new due day.")
            let reason = form.text("reason", "Say why the due day is moved.", limit: 1000)
            let approver = form.text("approver", "Say who approved it.", limit: 200)
            try form.finish()
            guard let day else { return }
            try await acts.moveDue(
                id, to: day, reason: reason, approvedBy: approver, version: form.version, on: visit.today, by: visit.changer)
        }
    }

    func withdraw(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "") {
            var form = FormReader(visit.form)
            let reason = form.text("withdraw-reason", "Say why the action is no longer pursued.", limit: 1000)
            try form.finish()
            try await acts.withdraw(id, reason: reason, on: visit.today, by: visit.changer)
        }
    }
}

/// Reads the form of one action.
enum ActionForm {
    /// - Parameter due: the due day that stands, which only its own form moves; nil for a new action.
    static func parse(_ fields: Fields, due standing: Day?) throws(Problems) -> ActionDraft {
        var form = FormReader(fields)
        let text = form.text("text", "Say what will be done.", limit: 2000)
        let owner = form.optionalText("owner", limit: 150)
        let start = form.optionalDay("start")
        let due = standing ?? form.day("due", "Give the day by which it will be done.")
        let difference = form.optionalDay("difference")
        if let start, let due, standing == nil, due < start {
            form.note(Problem("due", "This lies before the day it begins, \(start). Change one of the two."))
        }
        if let start, let difference, difference < start {
            form.note(Problem("difference", "This lies before the day it begins, \(start). Change one of the two."))
        }
        try form.finish()
        return ActionDraft(
            text: text, findings: fields.all("finding").compactMap { Identifier<Finding>($0) },
            owner: owner.isEmpty ? .nobody : .titled(owner), start: start, due: due ?? Day(number: 0), differenceBy: difference)
    }
}
