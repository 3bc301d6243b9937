import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// The form of a new action, or of one that is changed.
struct ActionFormPage {
    let visit: Visit
    let read: PlanRead
    /// Nil for a new action.
    let action: Action?
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var typed: Fields? { visit.form.has("text") ? visit.form : nil }

    var page: Page {
        let title = action.map { "Change \($0.ref)" } ?? "Add an action"
        return Page(
            title, breadcrumbs: action.map { PlanTrail.to($0, of: plan) } ?? PlanTrail.to(plan), problems: problems,
            "<h1>\(title)</h1>\(suggestions)\(visit.form(to: path, version: action?.version, inputs))")
    }

    private var path: String {
        action.map { ActionPlanPlaces.editAction.path(plan.id, $0.id) } ?? ActionPlanPlaces.addAction.path(plan.id)
    }

    private var chosen: Set<String> {
        if let action { return Set(action.findings.map(\.text)) }
        return visit.query["finding"].isEmpty ? [] : [visit.query["finding"]]
    }

    private var inputs: HTML {
        let fields = FormFields(typed: typed, problems: problems)
        let findings = read.toAnswer.map { (value: $0.id.text, words: "\($0.text) (\($0.kind.name.lowercasedFirst))") }
        let due: HTML? =
            action == nil
            ? fields.day("due", "Due by")
            : "<p class=\"hint\">Due by \(action?.due). <a href=\"\(ActionPlanPlaces.action.path(plan.id, action?.id ?? Identifier()))#due-days\">Move the due day</a> with a reason.</p>"
        return """
            \(fields.area("text", "What will be done?", hint: "One promise that somebody can keep and show.", value: action?.text ?? "", rows: 3))
            \(fields.choices("finding", "Which findings does it answer?", several: true, options: findings, chosen: typed == nil ? chosen : []))
            <datalist id="posts">\(read.posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>
            \(ownerField("owner", value: typed?["owner"] ?? action.flatMap { read.ownerTitle(of: $0) } ?? ""))
            \(fields.day("start", "Begins on", hint: "May be left empty.", value: action == nil ? visit.today : action?.start))\(due)
            \(fields.day("difference", "By when should a difference be seen?", hint: "The day by which children and families should notice. Until then it is too early to tell.", value: action?.differenceBy))
            <p><button class="btn">\(action == nil ? "Add the action" : "Save")</button></p>
            """
    }

    /// What the playbook has on the finding this action is for.
    private var suggestions: HTML? {
        guard action == nil, let id = Identifier<Finding>(visit.query["finding"]), let finding = read.finding(id) else { return nil }
        let offers = Playbook.shipped.suggestions(for: finding.themes).flatMap(\.suggestions)
        guard !offers.isEmpty else { return nil }
        let items = offers.map { "<li>\($0.text)<span class=\"sub\">\($0.post) · \($0.weeks) weeks</span></li>" as HTML }
        return "<details><summary>What councils usually do about this</summary><ul>\(items)</ul></details>"
    }
}
