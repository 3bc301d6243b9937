import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// The plan by finding: what answers each, how it stands by both ratings, and which are closed.
struct FindingsPage {
    let visit: Visit
    let read: PlanRead
    let closings: [Identifier<Finding>: Closing]
    let thread: [ThreadStep]
    let problems: Problems?

    private let columns = [
        Table.Column("No"), Table.Column("Finding"), Table.Column("Actions"), Table.Column("Impact by rule"), Table.Column("Standing"),
    ]

    private var numbered: [Finding] {
        read.findings.filter { $0.kind != .strength }.sorted { (read.numbers[$0.id] ?? .max) < (read.numbers[$1.id] ?? .max) }
    }

    var page: Page {
        let rows = numbered.map(row)
        let closed = numbered.count { closings[$0.id] != nil }
        return Page(
            "Findings", thread: thread, breadcrumbs: PlanTrail.to(read.plan), problems: problems,
            """
            <h1>Findings and what became of them</h1>
            <p>\(closed) of \(numbered.count) findings are closed. A finding is closed when every action that answers it is closed and practice is seen to be better.</p>
            \(Table("\(numbered.count) findings", columns, rows: rows).html())
            """)
    }

    private func answers(_ finding: Finding) -> [Action] { read.standing.filter { $0.findings.contains(finding.id) } }

    private func row(_ finding: Finding) -> HTML {
        let actions = answers(finding)
        let links = actions.map {
            "<li><a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a> \($0.closing == nil ? $0.delivery.words.lowercasedFirst : "closed")</li>"
                as HTML
        }
        let impacts = actions.map {
            "<li>\($0.ref.description): \(read.ratings(of: $0, on: visit.today).impact.impact.words.lowercasedFirst)</li>" as HTML
        }
        return Table.row(
            columns,
            [
                "\(read.numbers[finding.id].map { String($0) } ?? "")",
                "<a href=\"\(read.path(of: finding))\">\(finding.text)</a><span class=\"sub\">\(finding.kind.name)</span>",
                links.isEmpty ? "<span class=\"hint\">none yet</span>" : "<ul>\(links)</ul>",
                impacts.isEmpty ? "<span class=\"hint\">not measured</span>" : "<ul>\(impacts)</ul>", standing(finding, actions),
            ])
    }

    private func standing(_ finding: Finding, _ actions: [Action]) -> HTML {
        if let closing = closings[finding.id] {
            let slipped: HTML? = actions.contains { !$0.openSlips.isEmpty } ? Tag("Slipped back", .square).html : nil
            return "\(slipped)Closed on \(closing.day)<span class=\"sub\">\(closing.by): \(closing.words)</span>"
        }
        guard visit.may(.closeAction), !actions.isEmpty, actions.allSatisfy({ $0.closing != nil }) else { return "Open" }
        let name = "words-\(finding.id)"
        let fields = FormFields(typed: visit.form.has(name) ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == name } == true
        let form = visit.form(
            to: ActionPlanPlaces.closeFinding.path(read.plan.id, finding.id),
            "\(fields.area(name, "What shows that it is answered?", rows: 2))<p><button class=\"btn quiet\">Close the finding</button></p>")
        return
            "Open<details\(" open", when: isOpen)><summary>Close<span class=\"unseen\"> the finding \(finding.text)</span></summary>\(form)</details>"
    }
}
