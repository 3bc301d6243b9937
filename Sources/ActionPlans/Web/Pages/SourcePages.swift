import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Every source the plan answers, with how much of it is taken up.
struct SourcesPage {
    let visit: Visit
    let read: PlanRead
    let thread: [ThreadStep]
    let problems: Problems?

    private let columns = [
        Table.Column("Source"), Table.Column("Kind"), Table.Column("Day"), Table.Column("Findings", isNumber: true),
        Table.Column("With an action", isNumber: true), Table.Column("Sent"),
    ]

    var page: Page {
        Page(
            "Sources", thread: thread, breadcrumbs: PlanTrail.to(read.plan), problems: problems,
            """
            <h1>One plan, many sources</h1><p>The plan answers the inspection, and whatever else found something. An action names every finding it answers; each source’s part can be shown, sent and frozen by itself.</p>
            \(Table("\(read.sources.count + 1) sources", columns, rows: [inspection] + read.sources.map(row)).html())\(form)
            """)
    }

    private func answered(_ findings: [Finding]) -> Int {
        let ids = Set(read.standing.flatMap(\.findings))
        return findings.count { ids.contains($0.id) }
    }

    private var inspection: HTML {
        let record = read.inspection.record
        let findings = read.inspection.toAnswer
        return Table.row(
            columns,
            [
                "<a href=\"\(InspectionPlaces.show.path(read.plan.inspection))\">\(record.title)</a>", "Inspection",
                record.dates.received.map { "\($0)" } ?? "", "\(findings.count)", "\(answered(findings))",
                read.plan.sentOn.map { "\($0)" } ?? "<span class=\"hint\">not yet</span>",
            ])
    }

    private func row(_ source: PlanSource) -> HTML {
        let sent = read.versions.last { $0.source == source.id }
        return Table.row(
            columns,
            [
                "<a href=\"\(ActionPlanPlaces.source.path(read.plan.id, source.id))\">\(source.title)</a>", "\(source.kind.words)",
                "\(source.day)", "\(source.findings.count)", "\(answered(source.findings))",
                sent.map { "\($0.day), \($0.recipients)" } ?? "<span class=\"hint\">not yet</span>",
            ])
    }

    private var form: HTML? {
        guard visit.may(.editPlan) else { return nil }
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("kind", "What kind of source is it?", options: PlanSource.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.text("title", "Title", hint: "As in: peer review of the front door. Name no child."))
            \(fields.day("day", "Of which day?", hint: "The day of the letter or report."))<p><button class="btn">Add the source</button></p>
            """
        return
            "<details\(" open", when: problems != nil)><summary>Add a source</summary>\(visit.form(to: ActionPlanPlaces.sources.path(read.plan.id), body))</details>"
    }
}

/// One source: its findings, what answers each, and its part of the plan as it was sent.
struct SourcePage {
    let visit: Visit
    let read: PlanRead
    let source: PlanSource
    let thread: [ThreadStep]
    let problems: Problems?

    private var path: String { ActionPlanPlaces.source.path(read.plan.id, source.id) }
    private var part: [Action] {
        let findings = Set(source.findings.map(\.id))
        return read.standing.filter { !findings.isDisjoint(with: $0.findings) }
    }

    var page: Page {
        Page(
            source.title, thread: thread, breadcrumbs: PlanTrail.to(read.plan) + [("Sources", ActionPlanPlaces.sources.path(read.plan.id))],
            problems: problems,
            """
            <h1>\(source.title)</h1><p class="hint">\(source.kind.words), \(source.day)</p>
            <h2>Findings</h2>\(findings)\(findingForm)
            <h2 id="part">Its part of the plan</h2>\(actions)\(sent)\(freezeForm)
            """)
    }

    private var findings: HTML {
        if source.findings.isEmpty { return "<p class=\"note\">No finding is recorded yet.</p>" }
        let items = source.findings.map { finding -> HTML in
            let answers = read.standing.filter { $0.findings.contains(finding.id) }
            let links = answers.map { "<a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a>" as HTML }
            let standing: HTML = links.isEmpty ? "no action yet" : "answered by \(links.joined(", "))"
            let add: HTML =
                visit.may(.editPlan) && finding.kind != .strength
                ? "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(read.plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
                : ""
            return """
                <li id="f\(finding.id)"><span>\(read.numbers[finding.id] ?? 0). \(finding.text)<span class="sub">\(finding.kind.name) · \(standing)</span></span>\(add)</li>
                """
        }
        return "<ul class=\"tasks\">\(items)</ul>"
    }

    private var findingForm: HTML? {
        guard visit.may(.editPlan) else { return nil }
        let fields = FormFields(typed: visit.form.has("text") ? visit.form : nil, problems: problems)
        let kinds: [FindingKind] = [.internalFinding, .improvement, .recommendation, .otherWeakness, .strength]
        let isOpen = problems?.all.contains { $0.place == "text" } == true
        let body: HTML = """
            \(fields.area("text", "What was found?", hint: "In the source’s own words. Name no child.", rows: 2))
            \(fields.select("finding-kind", "What kind of finding is it?", options: kinds.map { ($0.rawValue, $0.name) }))<p><button class="btn quiet">Add the finding</button></p>
            """
        return "<details\(" open", when: isOpen)><summary>Add a finding</summary>\(visit.form(to: path, body))</details>"
    }

    private var actions: HTML {
        if part.isEmpty { return "<p class=\"note\">No action answers it yet.</p>" }
        return """
            \(PlanTable(visit: visit, read: read).html(PlanQuery(visit).sorted(part, of: read), caption: "\(part.count) action\("s", when: part.count != 1) of the plan"))
            <p class="small"><a href="\(ActionPlanPlaces.sourceFile.path(read.plan.id, source.id))">This part as CSV</a></p>
            """
    }

    private var sent: HTML? {
        let versions = read.versions.filter { $0.source == source.id }
        guard !versions.isEmpty else { return nil }
        let items = versions.map {
            "<li><a href=\"\(ActionPlanPlaces.version.path(read.plan.id, $0.id))\">\($0.name)</a><span class=\"sub\">\($0.day) to \($0.recipients), by \($0.author)</span></li>"
                as HTML
        }
        return "<h3>As it was sent</h3><ul>\(items)</ul>"
    }

    private var freezeForm: HTML? {
        guard visit.may(.sendPlan), !part.isEmpty else { return nil }
        let fields = FormFields(typed: visit.form.has("recipients") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "recipients" } == true
        let form = visit.form(
            to: ActionPlanPlaces.sendSource.path(read.plan.id, source.id),
            "\(fields.text("recipients", "To whom was it sent?"))<p><button class=\"btn quiet\">Freeze this part as sent today</button></p>"
        )
        return "<details\(" open", when: isOpen)><summary>Record that this part was sent</summary>\(form)</details>"
    }
}
