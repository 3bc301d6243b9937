import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// What audits found about an action, entered by hand with their day, and the form for another.
struct AuditSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["question", "audited", "sample", "met", "audit-source"]

    var html: HTML { "<h2 id=\"audits\">Audits</h2>\(list)\(form)" }

    private var suggestions: [String] {
        let themes = action.findings.compactMap { read.finding($0) }.flatMap(\.themes)
        return Playbook.shipped.suggestions(for: themes).flatMap(\.auditQuestions)
    }

    private var list: HTML {
        if action.audits.isEmpty {
            let hint = suggestions.first.map { " The playbook would ask: \($0)" } ?? ""
            return "<p class=\"note\">No audit linked yet.\(hint)</p>"
        }
        let items = action.audits.sorted { $0.day > $1.day }.map { result -> HTML in
            let meets = AuditMeetsStandard.holds(result)
            return """
                <li>\(result.question)<span class="sub">\(result.day): \(result.words), so \(meets ? "met" : "not met")</span>
                <span class="sub">\(result.source) · entered by \(result.author)</span>\(pin(result))</li>
                """
        }
        return "<ul>\(items)</ul>"
    }

    private func pin(_ result: AuditResult) -> HTML? {
        guard visit.may(.updateAction), action.withdrawal == nil else { return nil }
        let path = ActionPlanPlaces.newEvidence.path + "?result=\(result.id)&action=\(action.id)"
        return
            "<span class=\"sub\"><a href=\"\(path)\">Pin as evidence<span class=\"unseen\">, the result of \(result.day)</span></a></span>"
    }

    private var form: HTML? {
        guard visit.may(.updateAction), action.withdrawal == nil else { return nil }
        let fields = FormFields(typed: visit.form.has("question") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { AuditSection.fields.contains($0.place) } == true
        let asked = action.audits.last?.question ?? suggestions.first ?? ""
        let body: HTML = """
            \(fields.text("question", "What was asked of each record?", hint: "The same words as before make it a re-audit.", value: asked))
            \(fields.day("audited", "On which day?"))
            \(fields.text("sample", "How many records were looked at?", width: 5))\(fields.text("met", "How many of them met it?", width: 5))
            \(fields.text("audit-source", "Who looked, and at which records?", hint: "As in: three moderated auditors, letters of May drawn by lot. Name no child."))
            <p><button class="btn">Add the result</button></p>
            """
        let form = visit.form(to: ActionPlanPlaces.addAudit.path(read.plan.id, action.id), body)
        return "<details\(" open", when: isOpen)><summary>Add an audit result</summary>\(form)</details>"
    }
}
