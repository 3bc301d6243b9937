import ActionPlans
import SiteKit
import Vocabulary

/// Every due date of the action, who requested and approved each change, and the forms for both.
struct DueSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let requests: [DueRequest]
    let problems: Problems?

    static let fields = ["due", "reason", "approver", "answer-words", "approve"]
    private var open: DueRequest? { requests.first { $0.answer == nil } }
    private var hasProblem: Bool { problems?.all.contains { DueSection.fields.contains($0.place) } == true }
    private var fields: FormFields {
        FormFields(typed: request.form.has("reason") || request.form.has("answer-words") ? request.form : nil, problems: problems)
    }

    var html: HTML { "<section id=\"due-dates\"><h2>Due date</h2>\(asked)\(list)\(refused)\(form)</section>" }

    /// The history: the first date, each change with who approved it and why, and the current date.
    private var list: HTML {
        if action.moves.isEmpty { return "<p>\(action.due), as first set.</p>" }
        let columns = ["Changed on", "From", "To", "Reason", "Approved by"].map { Table.Column($0) }
        let rows = action.moves.reversed().map {
            Table.row(columns, ["\($0.day)", "\($0.was)", "\($0.became)", "\($0.reason)", "\($0.approvedBy)"])
        }
        let days = action.due - action.firstDue
        let difference: HTML =
            days > 0
            ? "\(days) day\("s", when: days != 1) later than first set"
            : days < 0 ? "\(-days) day\("s", when: days != -1) earlier than first set" : "as first set"
        return """
            <p>First due \(action.firstDue); now \(action.due), \(difference).</p>
            \(Table("Changed \(action.moves.count) time\("s", when: action.moves.count != 1), latest first", columns, rows: rows).html())
            """
    }

    private var refused: HTML? {
        let answered = requests.compactMap { moved -> HTML? in
            guard let answer = moved.answer, !answer.isApproved else { return nil }
            return
                "<li>\(moved.wanted), requested by \(moved.by) on \(moved.asked): \(moved.reason)<span class=\"sub\">not approved by \(answer.by), \(answer.day): \(answer.words)</span></li>"
        }
        return answered.isEmpty
            ? nil : "<details><summary>Requests not approved (\(answered.count))</summary><ul>\(answered)</ul></details>"
    }

    private var asked: HTML? {
        guard let open else { return nil }
        let mayAnswer = request.may(.approveDue) && open.account != request.person.id.text
        let answer: HTML =
            mayAnswer
            ? request.form(
                to: ActionPlanPlaces.answerDue.path(read.plan.id, action.id),
                """
                \(fields.choices("approve", "Do you approve this?", options: [("yes", "Yes, change the due date to \(open.wanted)"), ("no", "No, keep \(action.due)")]))
                \(fields.area("answer-words", "Reason", rows: 2))<p><button class="btn">Save the decision</button></p>
                """) : ""
        return """
            <div class="note"><p><strong>\(open.by) requests \(open.wanted)</strong> instead of \(action.due) (requested on \(open.asked)): \(open.reason)</p>\(answer)</div>
            """
    }

    private var form: HTML? {
        guard action.isOpen, open == nil else { return nil }
        if request.may(.approveDue) {
            let body: HTML = """
                \(fields.day("due", "New due date"))\(fields.area("reason", "Reason for the change", rows: 2))
                \(fields.text("approver", "Approved by", hint: "You, or the meeting that decided it.", value: request.person.name))<p><button class="btn">Change the due date</button></p>
                """
            let form = request.form(to: ActionPlanPlaces.moveDue.path(read.plan.id, action.id), version: action.version, body)
            return "<details\(" open", when: hasProblem)><summary>Change the due date</summary>\(form)</details>"
        }
        guard request.may(.updateAction) else { return nil }
        let body: HTML = """
            \(fields.day("due", "Requested due date"))\(fields.area("reason", "Reason", rows: 2))
            <p><button class="btn">Request a change</button></p>
            """
        let form = request.form(to: ActionPlanPlaces.askForDue.path(read.plan.id, action.id), body)
        return
            "<details\(" open", when: hasProblem)><summary>Request a change of due date</summary><p class=\"hint\">A leader decides. Until then the due date does not change.</p>\(form)</details>"
    }
}

/// The steps of an action, what it depends on, and what it delays.
struct StepSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["step", "step-due", "step-waits", "waits"]
    private var isOpen: Bool { problems?.all.contains { StepSection.fields.contains($0.place) } == true }
    private var path: String { ActionPlanPlaces.steps.path(read.plan.id, action.id) }
    private var mayStep: Bool { request.may(.updateAction) && action.isOpen }

    var html: HTML {
        "<section id=\"steps\"><h2>Steps</h2>\(delays)\(waits)\(list)\(form)\(waitForm)</section>"
    }

    /// What an overdue action or step delays.
    private var delays: HTML? {
        let waiting = DelaysOthers.find(action, among: read.current, on: request.today)
        guard !waiting.isEmpty else { return nil }
        let items = waiting.map { "<li>\(link($0)) is due \($0.due)\(owner($0))</li>" as HTML }
        return "<div class=\"note doubt\"><p>This action is late and delays the actions that depend on it:</p><ul>\(items)</ul></div>"
    }

    private var waits: HTML? {
        let waited = action.waitsFor.compactMap { id in read.actions.first { $0.id == id } }
        guard !waited.isEmpty else { return nil }
        let items = waited.map { other -> HTML in
            let late = DelaysOthers.isLate(other, on: request.today) ? " <strong>(late)</strong>" as HTML : ""
            let remove: HTML =
                request.may(.editPlan) ? request.button("Remove dependency", to: path, fields: [("no-longer", other.id.text)]) : ""
            return "<li><span>\(link(other)), due \(other.due)\(late)</span>\(remove)</li>"
        }
        return "<h3>Depends on</h3><ul class=\"tasks\">\(items)</ul>"
    }

    private func link(_ other: Action) -> HTML {
        "<a href=\"\(ActionPlanPlaces.action.path(read.plan.id, other.id))\">\(other.ref.description) \(other.title)</a>"
    }

    private func owner(_ other: Action) -> HTML { read.ownerTitle(of: other).map { ", \($0)" } ?? "" }

    private let columns = ["No", "Step", "Due", "Done", ""].map { Table.Column($0) }

    private var list: HTML {
        if action.steps.isEmpty { return "<p class=\"hint\">This action has no steps.</p>" }
        let rows = action.steps.map { step -> HTML in
            let isLate = step.done == nil && request.today > step.due && action.isOpen
            let waited = step.waitsFor.compactMap { id in read.actions.first { $0.id == id } }
            let waits: HTML = waited.isEmpty ? "" : "<span class=\"sub\">depends on \(waited.map(link).joined(", "))</span>"
            let late: HTML =
                isLate
                ? "<span class=\"sub\"><strong>\(request.today - step.due) day\("s", when: request.today - step.due != 1) late</strong></span>"
                : ""
            let button: HTML =
                mayStep
                ? request.button(
                    step.done == nil ? "Done today" : "Not done after all", to: path,
                    fields: [(step.done == nil ? "done" : "undone", step.id.text)]) : ""
            return Table.row(
                columns,
                [
                    "\(step.number)", "\(step.text)\(waits)", "\(step.due)\(late)",
                    step.done.map { "\($0)" } ?? "<span class=\"hint\">not yet</span>", button,
                ],
                late: isLate)
        }
        let done = action.steps.count { $0.done != nil }
        return Table("\(done) of \(action.steps.count) steps are done", columns, rows: rows).html()
    }

    private var form: HTML? {
        guard mayStep else { return nil }
        let fields = FormFields(typed: request.form.has("step") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("step", "What will be done?"))\(fields.day("step-due", "Due date"))
            \(fields.text("step-waits", "Depends on action (optional)", hint: "Its number, for example A4.1.", width: 8))
            <p><button class="btn quiet">Add the step</button></p>
            """
        return
            "<details\(" open", when: isOpen && request.form.has("step"))><summary>Add a step</summary>\(request.form(to: path, body))</details>"
    }

    private var waitForm: HTML? {
        guard request.may(.editPlan), action.isOpen else { return nil }
        let fields = FormFields(typed: request.form.has("waits") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("waits", "Which action must be finished first?", hint: "Its number, for example A4.1.", width: 8))
            <p><button class="btn quiet">Save</button></p>
            """
        return
            "<details\(" open", when: isOpen && request.form.has("waits"))><summary>Add a dependency on another action</summary>\(request.form(to: path, body))</details>"
    }
}
