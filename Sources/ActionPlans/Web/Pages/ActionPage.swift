import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// One promise: what it is, how it stands, what was said of it, what shows it, and which findings it answers.
struct ActionPage {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let changes: [ActionChange]
    let requests: [DueRequest]
    let thread: [ThreadStep]
    let besides: HTML?
    let problems: Problems?

    private var plan: Plan { read.plan }

    var page: Page {
        Page(
            "\(action.ref) \(action.text.shortened(to: 80))", thread: thread, breadcrumbs: PlanTrail.to(plan), problems: problems,
            """
            <h1>\(action.ref.description) \(action.text)</h1>\(closing.slips)\(notes)\(summary)
            \(RatingsSection(visit: visit, read: read, action: action).html)
            <div class="split"><div>\(UpdateSection(visit: visit, read: read, action: action, problems: problems).html)</div>
            <aside aria-label="Besides">\(findings)\(EvidenceSection(visit: visit, read: read, action: action).html)\
            \(MeasureSection(visit: visit, read: read, action: action, problems: problems).html)\
            \(PracticeSection(visit: visit, read: read, action: action, problems: problems).html)\
            \(AuditSection(visit: visit, read: read, action: action, problems: problems).html)</aside></div>
            \(StepSection(visit: visit, read: read, action: action, problems: problems).html)\(closing.html)\(DueSection(visit: visit, read: read, action: action, requests: requests, problems: problems).html)\(besides)\(history)\(withdrawForm)
            """)
    }

    private var closing: ClosingSection { ClosingSection(visit: visit, read: read, action: action, problems: problems) }

    private var notes: HTML {
        var notes: [HTML] = []
        if let withdrawal = action.withdrawal {
            notes.append("<p class=\"note\"><strong>Withdrawn on \(withdrawal.day).</strong> \(withdrawal.reason)</p>")
        }
        if DoneNeedsEvidence.isContradicted(action) {
            notes.append(
                "<p class=\"note doubt\">The owner calls this done and evidenced, and no evidence stands beside it any more. Add evidence or post an update.</p>"
            )
        }
        if let late = LateUpdate(action, agreed: read.agreed, on: visit.today, after: read.updateDays), late.isLate {
            notes.append(
                "<p class=\"note doubt\">No update for \(late.daysWithout) days. One is asked for every \(read.updateDays) days (a local setting).</p>"
            )
        }
        if TooEarlyToTell.needsJudgement(action, on: visit.today) {
            notes.append(
                "<p class=\"note doubt\">A difference should have been seen by \(action.differenceBy). Say what the measures and audits show.</p>"
            )
        }
        return "\(notes)"
    }

    private var summary: HTML {
        let late = PastDue.days(action, on: visit.today).map { " <strong>(\($0) day\("s", when: $0 != 1) late)</strong>" as HTML }
        let moved: HTML? =
            action.moves.isEmpty
            ? nil
            : "<span class=\"sub\">first due \(action.firstDue); <a href=\"#due-days\">moved \(action.moves.count) time\("s", when: action.moves.count != 1)</a></span>"
        let edit: HTML? =
            visit.may(.editPlan) && action.withdrawal == nil
            ? "<a href=\"\(ActionPlanPlaces.editAction.path(plan.id, action.id))\">Change<span class=\"unseen\"> the action</span></a>"
            : nil
        return """
            <dl class="summary">
            <div><dt>Delivery</dt><dd>\(action.deliveryTag.html)</dd></div>
            <div><dt>Practice changed</dt><dd>\(action.impact.words)</dd></div>
            <div><dt>Owner</dt><dd>\(owner) \(edit)</dd></div>
            <div><dt>Begins</dt><dd>\(action.start?.description ?? "not set")</dd></div>
            <div><dt>Due</dt><dd>\(action.due)\(late)\(moved)</dd></div>
            <div><dt>Difference seen by</dt><dd>\(action.differenceBy?.description ?? "not set: say by when practice should show it")</dd></div></dl>
            """
    }

    private var owner: HTML {
        guard let owner = action.owner, let post = read.posts.post(owner) else { return "unassigned: give it to a post" }
        let holding = post.history.first { $0.holding.from <= visit.today }?.holding
        let held: HTML =
            holding.flatMap { holding in holding.holder.map { "held by \($0.name) since \(holding.from)" } } ?? "vacant"
        return "<a href=\"\(ActionPlanPlaces.post.path(post.id))\">\(post.title)</a><span class=\"sub\">\(held)</span>"
    }

    private var findings: HTML {
        let linked = action.findings.compactMap { read.finding($0) }
        if linked.isEmpty {
            return
                "<h2>Findings it answers</h2><p class=\"note\">None yet. Tie it to the findings it answers, so that the line from the report to the children holds.</p>"
        }
        let text = InspectionPlaces.text.path(plan.inspection)
        let items = linked.map { finding -> HTML in
            let paragraphs = finding.paragraphs.map { "<a href=\"\(text)#p\($0)\" aria-label=\"paragraph \($0)\">\($0)</a>" as HTML }
            let place: HTML = paragraphs.isEmpty ? "no paragraph named" : "para \(paragraphs.joined(", "))"
            return """
                <li><a href="\(read.path(of: finding))">\(finding.text)</a>
                <span class="sub">\(finding.kind.name) · \(place)</span></li>
                """
        }
        return "<h2>Findings it answers</h2><ul>\(items)</ul>"
    }

    private var history: HTML? {
        guard !changes.isEmpty else { return nil }
        let columns = ["Day", "What", "Was", "Became", "By"].map { Table.Column($0) }
        let rows = changes.map {
            Table.row(columns, ["\($0.day)", "\($0.what)", "\($0.was)", "\($0.became)", "\($0.author)"])
        }
        return "<h2>Changes to the action</h2>\(Table("Latest first", columns, rows: rows).html())"
    }

    private var withdrawForm: HTML? {
        guard visit.may(.editPlan), action.withdrawal == nil else { return nil }
        let isOpen = problems?.all.contains { $0.place == "withdraw-reason" } == true
        let field = FormFields(typed: visit.form.has("withdraw-reason") ? visit.form : nil, problems: problems).area(
            "withdraw-reason", "Why is it no longer pursued?",
            hint: "The action stays in the record with this reason, and its number is not used again.",
            rows: 2)
        let form = visit.form(
            to: ActionPlanPlaces.withdraw.path(plan.id, action.id),
            "\(field)<p><button class=\"btn quiet\">Withdraw the action</button></p>")
        return "<details\(" open", when: isOpen)><summary>Withdraw this action</summary>\(form)</details>"
    }
}
