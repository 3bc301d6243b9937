import ActionPlans
import SiteKit
import Vocabulary

/// Every due day the action has had, and the form that moves it.
struct DueSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["due", "reason", "approver"]

    var html: HTML { "<section id=\"due-days\"><h2>Due day</h2>\(list)\(form)</section>" }

    private var list: HTML {
        if action.moves.isEmpty { return "<p>\(action.due), as first set.</p>" }
        let columns = ["Moved on", "From", "To", "Why", "Approved by"].map { Table.Column($0) }
        let rows = action.moves.reversed().map {
            Table.row(columns, ["\($0.day)", "\($0.was)", "\($0.became)", "\($0.reason)", "\($0.approvedBy)"])
        }
        return Table("Moved \(action.moves.count) time\("s", when: action.moves.count != 1), latest first", columns, rows: rows).html()
    }

    private var form: HTML? {
        guard visit.may(.editPlan), action.isOpen else { return nil }
        let fields = FormFields(typed: visit.form.has("approver") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { DueSection.fields.contains($0.place) } == true
        let body: HTML = """
            \(fields.day("due", "New due day"))\(fields.area("reason", "Why is it moved?", rows: 2))
            \(fields.text("approver", "Who approved it?", hint: "A person, a post or a meeting."))<p><button class="btn">Move the due day</button></p>
            """
        let form = visit.form(to: ActionPlanPlaces.moveDue.path(read.plan.id, action.id), version: action.version, body)
        return "<details\(" open", when: isOpen)><summary>Move the due day</summary>\(form)</details>"
    }
}
