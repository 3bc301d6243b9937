import ActionPlans
import SiteKit
import Vocabulary

/// The steps of an action, what it waits for, and what it makes late.
struct StepSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["step", "step-due", "step-waits", "waits"]
    private var isOpen: Bool { problems?.all.contains { StepSection.fields.contains($0.place) } == true }
    private var path: String { ActionPlanPlaces.steps.path(read.plan.id, action.id) }
    private var mayStep: Bool { visit.may(.updateAction) && action.isOpen }

    var html: HTML {
        "<section id=\"steps\"><h2>Steps</h2>\(makesLate)\(waits)\(list)\(form)\(waitForm)</section>"
    }

    /// What a late step or a passed due day holds up.
    private var makesLate: HTML? {
        let waiting = MakesLate.find(action, among: read.standing, on: visit.today)
        guard !waiting.isEmpty else { return nil }
        let items = waiting.map { "<li>\(link($0)) is due \($0.due)\(owner($0))</li>" as HTML }
        return "<div class=\"note doubt\"><p>This action is late, and makes late what waits for it:</p><ul>\(items)</ul></div>"
    }

    private var waits: HTML? {
        let waited = action.waitsFor.compactMap { id in read.actions.first { $0.id == id } }
        guard !waited.isEmpty else { return nil }
        let items = waited.map { other -> HTML in
            let late = MakesLate.isLate(other, on: visit.today) ? " <strong>(late)</strong>" as HTML : ""
            let remove: HTML = visit.may(.editPlan) ? visit.button("No longer waits", to: path, fields: [("no-longer", other.id.text)]) : ""
            return "<li><span>\(link(other)), due \(other.due)\(late)</span>\(remove)</li>"
        }
        return "<h3>Waits for</h3><ul class=\"tasks\">\(items)</ul>"
    }

    private func link(_ other: Action) -> HTML {
        "<a href=\"\(ActionPlanPlaces.action.path(read.plan.id, other.id))\">\(other.ref.description) \(other.text.shortened(to: 80))</a>"
    }

    private func owner(_ other: Action) -> HTML { read.ownerTitle(of: other).map { ", \($0)" } ?? "" }

    private let columns = ["No", "Step", "Due", "Done", ""].map { Table.Column($0) }

    private var list: HTML {
        if action.steps.isEmpty { return "<p class=\"hint\">No steps are kept for this action.</p>" }
        let rows = action.steps.map { step -> HTML in
            let isLate = step.done == nil && visit.today > step.due && action.isOpen
            let waited = step.waitsFor.compactMap { id in read.actions.first { $0.id == id } }
            let waits: HTML = waited.isEmpty ? "" : "<span class=\"sub\">waits for \(waited.map(link).joined(", "))</span>"
            let late: HTML =
                isLate
                ? "<span class=\"sub\"><strong>\(visit.today - step.due) day\("s", when: visit.today - step.due != 1) late</strong></span>"
                : ""
            let button: HTML =
                mayStep
                ? visit.button(
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
        let fields = FormFields(typed: visit.form.has("step") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("step", "What is to be done?"))\(fields.day("step-due", "Due by"))
            \(fields.text("step-waits", "Can it begin only after another action?", hint: "Its number, as in A4.1. May be left empty.", width: 8))
            <p><button class="btn quiet">Add the step</button></p>
            """
        return
            "<details\(" open", when: isOpen && visit.form.has("step"))><summary>Add a step</summary>\(visit.form(to: path, body))</details>"
    }

    private var waitForm: HTML? {
        guard visit.may(.editPlan), action.isOpen else { return nil }
        let fields = FormFields(typed: visit.form.has("waits") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("waits", "Which action has to be finished first?", hint: "Its number, as in A4.1.", width: 8))
            <p><button class="btn quiet">Save</button></p>
            """
        return
            "<details\(" open", when: isOpen && visit.form.has("waits"))><summary>It waits for another action</summary>\(visit.form(to: path, body))</details>"
    }
}
