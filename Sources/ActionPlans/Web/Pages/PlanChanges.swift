import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// What changes about the selected actions. What is nil or empty stays as it is.
struct PlanChange: Sendable, Hashable {
    var owner: String
    var due: Day?
    var reason: String
    var delivery: Delivery?
    var words: String

    /// - Parameter actions: the actions as shown, so that a value that is sent unchanged changes nothing.
    init(_ request: PageRequest, of actions: [Action], in read: PlanRead) throws(Problems) {
        var form = FormReader(request.form)
        owner = request.may(.editPlan) ? form.optionalText("new-owner", limit: 150) : ""
        due = request.may(.approveDue) ? form.optionalDay("new-due") : nil
        reason = form.optionalText("new-reason", limit: 1000)
        words = form.optionalText("new-words")
        let status = request.form["new-status"]
        delivery = Delivery(rawValue: status)
        if !status.isEmpty, delivery == nil { form.note(Problem("new-status", "Choose a status from the list.")) }
        if actions.isEmpty { form.note(Problem("new-owner", "Select at least one action.")) }
        if let only = actions.first, actions.count == 1 {
            if owner == read.ownerTitle(of: only) ?? "" { owner = "" }
            if due == only.due { due = nil }
            if delivery == only.delivery, words.isEmpty { delivery = nil }
        }
        if due != nil, reason.isEmpty { form.note(Problem("new-reason", "Enter why the due date changes.")) }
        if delivery != nil, words.isEmpty { form.note(Problem("new-words", "Enter an update that explains the new status.")) }
        if delivery == nil, !words.isEmpty { form.note(Problem("new-status", "Choose the status that the update gives.")) }
        if !actions.isEmpty, owner.isEmpty, due == nil, delivery == nil, words.isEmpty {
            form.note(Problem("new-owner", "Change the owner, the due date or the status."))
        }
        try form.finish()
    }
}

extension PlanChange {
    /// For the confirmation: “the due date of A1.2 and A1.3 is 3 March 2027”.
    func words(for actions: [Action]) -> [String] {
        let refs = actions.map(\.ref.description).inWords
        return [
            owner.isEmpty ? nil : "the owner of \(refs) is \(owner)", due.map { "the due date of \(refs) is \($0)" },
            delivery.map { "the delivery of \(refs) is “\($0.words)”" },
        ].compactMap(\.self)
    }
}

extension Action {
    /// What a form changed, for the confirmation: “the due date of A1.2 is 3 March 2027”.
    func changes(since before: Action, owner post: String?) -> [String] {
        var said: [String] = []
        func note(_ changed: Bool, _ words: @autoclosure () -> String) { if changed { said.append(words()) } }
        note(withdrawal != nil && before.withdrawal == nil, "\(ref) is withdrawn")
        note(closing != nil && before.closing == nil, "\(ref) is closed")
        note(closing == nil && before.closing != nil, "\(ref) is open again")
        note(title != before.title || text != before.text, "the wording of \(ref)")
        note(findings != before.findings, "the findings that \(ref) answers")
        note(owner != before.owner, post.map { "the owner of \(ref) is \($0)" } ?? "\(ref) has no owner")
        note(start != before.start, start.map { "the start date of \(ref) is \($0)" } ?? "\(ref) has no start date")
        note(due != before.due, "the due date of \(ref) is \(due)")
        note(
            differenceBy != before.differenceBy,
            differenceBy.map { "impact of \(ref) is expected by \($0)" } ?? "\(ref) has no date by which impact is expected")
        note(updates != before.updates, "an update on \(ref)")
        note(delivery != before.delivery, "the delivery of \(ref) is “\(delivery.words)”")
        note(impact != before.impact, "the impact of \(ref) is “\(impact.words)”")
        note(evidence != before.evidence, "the evidence of \(ref)")
        note(measures.map(\.id) != before.measures.map(\.id), "the measures of \(ref)")
        note(audits != before.audits, "an audit result of \(ref)")
        note(steps != before.steps, "the steps of \(ref)")
        note(waitsFor != before.waitsFor, "what \(ref) depends on")
        note(regressions != before.regressions && closing == before.closing, "the response on \(ref)")
        return said
    }
}

/// The form around the list of actions: it changes the selected ones, or one in its own row. It works without a script.
struct PlanChangeForm {
    let request: PageRequest
    let read: PlanRead
    let problems: Problems?

    /// The list sends its own filters along, so that the same list is shown afterwards.
    private var path: String { ActionPlanPlaces.changeActions.path(read.plan.id) + PlanChangeForm.query(of: request) }

    static func query(of request: PageRequest) -> String {
        let pairs = request.query.pairs.filter { !$0.value.isEmpty && $0.name != "edit" }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
    }

    func html(around list: HTML, edited: EditedRow?) -> HTML {
        let posts: HTML = "<datalist id=\"posts\">\(read.posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>"
        return request.form(to: path, "\(edited?.hidden)\(list)\(posts)\(edited == nil ? fields : nil)")
    }

    private var fields: HTML {
        let fields = FormFields(typed: request.form.has("new-words") ? request.form : nil, problems: problems)
        return """
            <details class="unprinted"\(" open", when: problems != nil)><summary>Change the selected actions</summary>
            <p class="hint">Select actions in the list above. What you leave blank does not change. Each change is recorded on each action.</p>
            <div class="row">\(PlanChangeForm.inputs(request, fields, nil, read))</div>
            <p><button class="btn">Change the selected actions</button></p></details>
            """
    }

    /// - Parameter action: the only action, whose values are shown; nil for several.
    static func inputs(_ request: PageRequest, _ fields: FormFields, _ action: Action?, _ read: PlanRead) -> HTML {
        let owner: HTML? =
            request.may(.editPlan)
            ? fields.text(
                "new-owner", "Owner", hint: "A post, not a person.", value: action.flatMap { read.ownerTitle(of: $0) } ?? "", width: 28,
                list: "posts")
            : nil
        let due: HTML? =
            request.may(.approveDue)
            ? "\(fields.day("new-due", "Due date", value: action?.due))\(fields.text("new-reason", "Reason for the new date", width: 28))"
            : nil
        let statuses = [(value: "", words: "Do not change")] + Delivery.allCases.map { (value: $0.rawValue, words: $0.words) }
        return """
            \(owner)\(due)\(fields.select("new-status", "Status", options: statuses))
            \(fields.area("new-words", "Update that explains the status", hint: "Do not name children.", rows: 2))
            """
    }
}

/// The inputs of one action in its row of the list.
struct EditedRow {
    let request: PageRequest
    let read: PlanRead
    let problems: Problems?
    private let edited: Action

    /// Nil when the address asks for no action of this list.
    init?(_ request: PageRequest, _ read: PlanRead, _ actions: [Action], _ problems: Problems?) {
        guard request.may(.updateAction), let id = Identifier<Action>(request.query["edit"]),
            let action = actions.first(where: { $0.id == id && $0.withdrawal == nil && $0.closing == nil })
        else { return nil }
        (self.request, self.read, self.problems, edited) = (request, read, problems, action)
    }

    var action: Identifier<Action> { edited.id }
    var hidden: HTML { "<input type=\"hidden\" name=\"chosen\" value=\"\(ChosenAction(edited).value)\">" }
    private var fields: FormFields {
        FormFields(typed: request.form.has("new-words") ? request.form : nil, problems: problems)
    }

    var buttons: HTML {
        let cancel = request.path(with: "edit", nil)
        return "<p class=\"row small\"><button class=\"btn\">Save</button> <a class=\"btn quiet\" href=\"\(cancel)\">Cancel</a></p>"
    }

    var owner: HTML? {
        request.may(.editPlan)
            ? fields.text("new-owner", "Owner", value: read.ownerTitle(of: edited) ?? "", width: 18, list: "posts") : nil
    }

    var due: HTML? {
        request.may(.approveDue)
            ? "\(fields.day("new-due", "Due date", value: edited.due))\(fields.text("new-reason", "Reason for a new date", width: 18))"
            : nil
    }

    var delivery: HTML? {
        let statuses = Delivery.allCases.map { (value: $0.rawValue, words: $0.words) }
        return """
            \(fields.select("new-status", "Status", options: statuses, value: edited.delivery.rawValue))
            \(fields.area("new-words", "Update", hint: "Needed for a new status.", rows: 2))
            """
    }
}

extension ActionPlanPages {
    /// Changes the selected actions of a plan, all or none, and shows the same list or the action again.
    func changeActions(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        let read = try await read(plan, for: request)
        let chosen = request.form.all("chosen").filter { !$0.isEmpty }.map { ChosenAction($0) }
        let known = Dictionary(uniqueKeysWithValues: read.current.map { ($0.id, $0) })
        let actions = try chosen.map { chosen -> Action in
            guard let chosen, let action = known[chosen.id] else { throw NotFound() }
            return action
        }
        let isOfAction = request.form["from"] == "action"
        do {
            let change = try PlanChange(request, of: actions, in: read)
            try await acts.change(chosen.compactMap(\.self), of: plan, change, on: request.today, by: request.changer)
            let said = Confirmation.saved(change.words(for: actions))
            if isOfAction, let action = actions.first { return .seeOther(ActionPlanPlaces.action.path(plan, action.id), saying: said) }
            return .seeOther(ActionPlanPlaces.plan.path(plan) + PlanChangeForm.query(of: request) + "#actions", saying: said)
        } catch let problems as Problems {
            if isOfAction, let action = actions.first { return .page(try await actionPage(request, plan, action.id, problems)) }
            return .page(try await planPage(request, plan, problems))
        }
    }
}

extension ActionPlanStore {
    /// Changes several actions in one transaction, each with its own audit rows and in its own history. A change to one that somebody else
    /// changed meanwhile is refused, and then none is changed.
    func change(
        _ chosen: [ChosenAction], of plan: Identifier<Plan>, _ change: PlanChange, on today: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .updateAction, on: plan.text, note: "\(chosen.count) actions changed") { [self] db in
            var problems: [Problem] = []
            for chosen in chosen {
                let action = try self.action(chosen.id, in: db)
                guard action.plan == plan else { throw NotFound() }
                guard action.version == chosen.version else {
                    problems.append(
                        Problem(
                            "new-owner",
                            "Somebody else changed \(action.ref) after you opened this page. Check its values and send the form again."))
                    continue
                }
                do {
                    try self.apply(change, to: action, on: today, by: changer, in: db)
                } catch let refusal as ActionRefusal {
                    let place = ["delivery": "new-status", "impact": "new-status", "due": "new-due"][refusal.field] ?? "new-owner"
                    problems.append(Problem(place, "\(action.ref): \(refusal.words)"))
                }
            }
            if !problems.isEmpty { throw Problems(problems) }
        }
    }

    private func apply(_ change: PlanChange, to action: Action, on today: Day, by changer: Changer, in db: Database) throws {
        if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
        let name = try changer.name(in: db)
        if !change.owner.isEmpty {
            let owner = try ActionPlanStore.owner(.titled(change.owner), in: db)
            try db.execute(sql: "UPDATE action SET owner = ?, version = version + 1 WHERE id = ?", arguments: [owner, action.id])
            try ActionPlanStore.note(action, try self.action(action.id, in: db), in: db, on: today, by: changer)
            try store.note(.editPlan, on: action.id.text, by: changer, in: db)
        }
        if let due = change.due {
            try ActionPlanStore.move(action, to: due, reason: change.reason, approvedBy: name, on: today, in: db)
            try store.note(.approveDue, on: action.id.text, by: changer, in: db)
        }
        if let delivery = change.delivery {
            try post(
                UpdateDraft(words: change.words, delivery: delivery, impact: action.impact), to: action, on: today, today: today,
                by: changer,
                in: db)
            try store.note(.updateAction, on: action.id.text, by: changer, in: db)
        }
    }
}
