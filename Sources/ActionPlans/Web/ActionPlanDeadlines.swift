import ActionPlans
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// Deadlines from plans: updates by the holders of posts, decisions and closures by the people who can make them, and the deadlines that a plan meets.
package struct ActionPlanDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, today in
            guard policy.allows(.readPlan, to: person) else { return [] }
            return try await store.read { db in
                try ActionPlanRecords.plans(in: db).flatMap { plan -> [Deadline] in
                    let read = try PlanRead(plan.id, in: db)
                    guard read.inspection.record.isOpen(to: person, by: policy) else { return [] }
                    return updates(of: read, today) + requests(try DueRequests.open(in: plan.id, db), of: read)
                        + closing(read, today) + clocks(of: read)
                }
            }
        }
    }

    /// One line for an action: overdue, with an overdue update, or due. Where its post is vacant, somebody names an owner.
    private func updates(of read: PlanRead, _ today: Day) -> [Deadline] {
        read.current.filter(\.isOpen).map { action in
            let late = Overdue.days(action, on: today)
            let silent = LateUpdate(action, agreed: read.agreed, on: today, after: read.updateDays).flatMap { $0.isLate ? $0 : nil }
            let silence = silent.map { "No update for \($0.daysWithout) days" }
            let post = read.ownerTitle(of: action) ?? "no owner"
            let reason: String =
                if late != nil { [Optional("Overdue"), silence, post].compactMap(\.self).joined(separator: "; ") } else {
                    [silence ?? "Action of the plan", post].joined(separator: "; ")
                }
            let holder = read.posts.holder(of: action.owner, on: today)?.account
            let (step, place): (String, PlaceIn<Plan, Action>) =
                holder == nil ? ("Name an owner", ActionPlanPlaces.editAction) : ("Post an update", ActionPlanPlaces.action)
            return Deadline(
                id: "\(action.id)-action", due: late != nil ? action.due : silent?.expectedBy ?? action.due,
                title: "\(action.ref) \(action.title)", reason: reason, step: step,
                path: place.path(read.plan.id, action.id) + (holder == nil ? "" : "#updates"),
                next: .holder(holder, may: .updateAction, otherwise: .editPlan))
        }
    }

    /// Requested changes of due date, for the people who can approve them; nobody decides their own request.
    private func requests(_ asked: [DueRequest], of read: PlanRead) -> [Deadline] {
        asked.compactMap { request in
            guard let action = read.current.first(where: { $0.id == request.action }) else { return nil }
            return Deadline(
                id: "\(request.id)-due", due: request.asked + 7, title: "\(action.ref) \(action.title)",
                reason: "\(request.by) requests \(request.wanted) instead of \(action.due)", step: "Approve or refuse the request",
                path: ActionPlanPlaces.action.path(read.plan.id, action.id) + "#due-dates",
                next: .whoever(may: .approveDue, besides: [request.account]))
        }
    }

    /// Improvements that were not sustained and need a response, and actions that a second person can close.
    private func closing(_ read: PlanRead, _ today: Day) -> [Deadline] {
        read.current.flatMap { action -> [Deadline] in
            let path = ActionPlanPlaces.action.path(read.plan.id, action.id)
            let answers = action.openRegressions.prefix(1).map {
                Deadline(
                    id: "\($0.id)-slip", due: $0.answerBy, title: "\(action.ref) \(action.title)",
                    reason: "Improvement not sustained since \($0.day)", step: "Reopen it or keep it closed", path: path + "#not-sustained",
                    next: .whoever(may: .closeAction))
            }
            guard action.isCalledDone, action.closing == nil, DoneNeedsEvidence.allows(action), let said = action.latestUpdate else {
                return answers
            }
            let done = Set([said.account, read.posts.holder(of: action.owner, on: today)?.account].compactMap(\.self))
            return answers + [
                Deadline(
                    id: "\(action.id)-closing", due: said.day + read.settings[.slipDays], title: "\(action.ref) \(action.title)",
                    reason: "Marked as done on \(said.day), with evidence", step: "Close it or ask for more",
                    path: path + "#closing",
                    next: .whoever(may: .closeAction, besides: done))
            ]
        }
    }

    /// The clocks that the plan meets, with the step of the plan that comes next. They carry the same name as the inspection’s own clock,
    /// so that one of the two is shown.
    private func clocks(of read: PlanRead) -> [Deadline] {
        let (step, act): (String, Act) =
            switch read.plan.state {
            case .draft: ("Record agreement", .agreePlan)
            case .agreed: ("Record submission to Ofsted", .sendPlan)
            default: ("Record publication", .sendPlan)
            }
        return read.inspection.planClocks.filter { $0.met == nil }.map { kept in
            Deadline(
                id: "\(read.plan.inspection)-\(kept.clock.id)", due: kept.clock.due, title: kept.clock.timescale.title,
                reason: "\(read.plan.title): \(kept.clock.timescale.span), \(kept.clock.start.words). \(read.plan.state.words) so far.",
                step: step, path: ActionPlanPlaces.plan.path(read.plan.id) + "#submission", next: .whoever(may: act), isClock: true)
        }
    }
}
