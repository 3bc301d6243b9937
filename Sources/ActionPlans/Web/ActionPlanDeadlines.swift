import ActionPlans
import GRDB
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// What plans ask of a person: the actions of their posts, for leaders every late one, and the clocks that a plan stops.
package struct ActionPlanDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        { [store] person, policy, today in
            guard policy.allows(.readPlan, to: person) else { return [] }
            return try await store.read { db in
                try ActionPlanRecords.plans(in: db).flatMap { plan -> [Deadline] in
                    let read = try PlanRead(plan.id, in: db)
                    guard read.inspection.record.isOpen(to: person, by: policy) else { return [] }
                    let asked = policy.allows(.approveDue, to: person) ? try DueRequests.open(in: plan.id, db) : []
                    return ActionPlanDeadlines.of(read, for: person, policy, today)
                        + ActionPlanDeadlines.requests(asked, of: read, for: person)
                }
            }
        }
    }

    /// Other due days that owners ask for, for whoever may approve them; nobody is asked about their own.
    private static func requests(_ asked: [DueRequest], of read: PlanRead, for person: Person) -> [Deadline] {
        asked.filter { $0.account != person.id.text }.compactMap { request in
            guard let action = read.standing.first(where: { $0.id == request.action }) else { return nil }
            return Deadline(
                id: "\(request.id)-due", due: request.asked + 7, title: "\(action.ref) \(action.text)",
                reason: "\(request.by) asks for \(request.wanted) in place of \(action.due)", step: "Approve it, or say why not",
                path: ActionPlanPlaces.action.path(read.plan.id, action.id) + "#due-days")
        }
    }

    static func of(_ read: PlanRead, for person: Person, _ policy: Policy, _ today: Day) -> [Deadline] {
        let own = read.posts.held(by: person.id.text, on: today)
        let leads = !person.roles.isDisjoint(with: [.director, .serviceManager])
        let actions = read.standing.filter(\.isOpen).compactMap { action -> Deadline? in
            let isOwn = action.owner.map { own.contains($0) } == true
            return deadline(action, of: read, isOwn: isOwn, leads: leads, mayUpdate: policy.allows(.updateAction, to: person), today)
        }
        return actions + closing(read, for: person, own, leads: leads, mayClose: policy.allows(.closeAction, to: person), today)
            + way(of: read, policy, person)
    }

    /// One line for an action, whatever is due about it: a due day that has passed, an update that is late, or the day to come.
    private static func deadline(_ action: Action, of read: PlanRead, isOwn: Bool, leads: Bool, mayUpdate: Bool, _ today: Day) -> Deadline?
    {
        guard isOwn || leads else { return nil }
        let late = PastDue.days(action, on: today)
        let silent = LateUpdate(action, agreed: read.agreed, on: today, after: read.updateDays).flatMap { $0.isLate ? $0 : nil }
        guard isOwn || late != nil || silent != nil else { return nil }
        let post = read.ownerTitle(of: action) ?? "no owner"
        let silence = silent.map { "No update for \($0.daysWithout) days" }
        let reason: String =
            if late != nil { [Optional("Due day passed"), silence, post].compactMap(\.self).joined(separator: "; ") } else {
                [silence ?? "Action of the plan", post].joined(separator: "; ")
            }
        let step = action.owner == nil ? "Give it an owner" : isOwn && mayUpdate ? "Post an update" : "Ask for an update"
        let day = late != nil ? action.due : silent?.expectedBy ?? action.due
        return Deadline(
            id: "\(action.id)-action", due: day, title: "\(action.ref) \(action.text)", reason: reason, step: step,
            path: ActionPlanPlaces.action.path(read.plan.id, action.id) + (isOwn ? "#updates" : ""))
    }

    /// What slipped back and waits for an answer, and what waits for a second person to close it.
    private static func closing(
        _ read: PlanRead, for person: Person, _ own: Set<Identifier<Post>>, leads: Bool, mayClose: Bool, _ today: Day
    ) -> [Deadline] {
        read.standing.flatMap { action -> [Deadline] in
            let path = ActionPlanPlaces.action.path(read.plan.id, action.id)
            let isOwn = action.owner.map { own.contains($0) } == true
            let slips = (isOwn || leads) ? action.openSlips.prefix(1) : []
            let answers = slips.map {
                Deadline(
                    id: "\($0.id)-slip", due: $0.answerBy, title: "\(action.ref) \(action.text)", reason: "Slipped back on \($0.day)",
                    step: mayClose ? "Open it again, or record why not" : "See what slipped back", path: path + "#slipped")
            }
            guard mayClose, leads, !isOwn, action.isCalledDone, action.closing == nil, DoneNeedsEvidence.allows(action),
                let said = action.latestUpdate, said.account != person.id.text
            else { return answers }
            return answers + [
                Deadline(
                    id: "\(action.id)-closing", due: said.day + read.settings[.slipDays], title: "\(action.ref) \(action.text)",
                    reason: "Called done on \(said.day), with evidence", step: "Close it, or say what is missing", path: path + "#closing")
            ]
        }
    }

    /// The clocks that the plan stops, with the step of the plan that comes next. They carry the same name as the inspection's own
    /// clock, so that whoever puts both together shows one of them.
    private static func way(of read: PlanRead, _ policy: Policy, _ person: Person) -> [Deadline] {
        let (step, act): (String, Act) =
            switch read.plan.state {
            case .draft: ("Record the agreement", .agreePlan)
            case .agreed: ("Record the sending", .sendPlan)
            default: ("Record the publication", .sendPlan)
            }
        guard policy.allows(act, to: person) else { return [] }
        return read.inspection.planClocks.filter { $0.met == nil }.map { kept in
            Deadline(
                id: "\(read.plan.inspection)-\(kept.clock.id)", due: kept.clock.due, title: kept.clock.timescale.title,
                reason: "\(read.plan.title): \(kept.clock.timescale.span), \(kept.clock.start.words). \(read.plan.state.words) so far.",
                step: step, path: ActionPlanPlaces.plan.path(read.plan.id) + "#way")
        }
    }
}
