import ActionPlans
import Indicators
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showSources(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(try await sourcesPage(request, plan))
    }

    private func sourcesPage(_ request: PageRequest, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: request)
        let steps = try await thread.steps(read.plan.inspection, at: .findings, request)
        return SourcesPage(request: request, read: read, thread: steps, problems: problems).page
    }

    func addSource(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: request)
        var form = FormReader(request.form)
        let typedKind = form.choice("kind", "Select the kind of source.", as: PlanSource.Kind.self)
        let title = form.text("title", "Enter a title for the source.", limit: 200)
        let typedDay = form.day("day", "Enter the date of the letter or report.")
        if let typedDay, typedDay > request.today { form.note(Problem("day", "The date must be today or in the past.")) }
        do {
            let (kind, day) = try form.finish(typedKind, typedDay)
            let id = try await acts.addSource(to: plan, kind, title: title, day: day, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.source.path(plan, id), saying: "Added: the source \(title). Add its findings next.")
        } catch let problems as Problems {
            return .page(try await sourcesPage(request, plan, problems))
        }
    }

    func showSource(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        .page(try await sourcePage(request, plan, id))
    }

    private func source(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> (
        PlanRead, PlanSource
    ) {
        let read = try await read(plan, for: request)
        guard let source = read.sources.first(where: { $0.id == id }) else { throw NotFound() }
        return (read, source)
    }

    private func sourcePage(
        _ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>, _ problems: Problems? = nil
    ) async throws -> Page {
        let (read, source) = try await source(request, plan, id)
        let steps = try await thread.steps(read.plan.inspection, at: .findings, request)
        return SourcePage(request: request, read: read, source: source, thread: steps, problems: problems).page
    }

    func addSourceFinding(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        _ = try await source(request, plan, id)
        var form = FormReader(request.form)
        let text = form.text("text", "Enter the finding.", limit: 2000)
        let kind = form.choice("finding-kind", "Select the kind of finding.", as: FindingKind.self)
        do {
            try await acts.addFinding(to: id, of: plan, try form.finish(kind), text, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.source.path(plan, id), saying: "Added: a finding.")
        } catch let problems as Problems {
            return .page(try await sourcePage(request, plan, id, problems))
        }
    }

    func sourceFile(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        let (read, source) = try await source(request, plan, id)
        let findings = Set(source.findings.map(\.id))
        let part = read.current.filter { !findings.isDisjoint(with: $0.findings) }
        return .file(PlanSpreadsheet(read: read, actions: part, today: request.today).download)
    }

    func sendSource(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        let (_, source) = try await source(request, plan, id)
        var form = FormReader(request.form)
        let recipients = form.text("recipients", "Enter who it was sent to.", limit: 300)
        do {
            try form.finish()
            let version = try await acts.freeze(
                plan, source: id, name: "\(source.title), as sent", recipients: recipients, on: request.today, by: request.changer)
            return .seeOther(
                ActionPlanPlaces.version.path(plan, version),
                saying: "Saved: this part was sent to \(recipients), and its version is frozen.")
        } catch let problems as Problems {
            return .page(try await sourcePage(request, plan, id, problems))
        }
    }

    func showGaps(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await gapsPage(request, plan)) }

    private func gapsPage(_ request: PageRequest, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: request)
        let steps = try await thread.steps(read.plan.inspection, at: .actions, request)
        return GapsPage(request: request, read: read, thread: steps, problems: problems).page
    }

    func gapsFile(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        let read = try await read(plan, for: request)
        return .file(GapsPage.spreadsheet(read, kind: PlanGaps.Kind(rawValue: request.query["kind"]), today: request.today))
    }

    func watchStrength(_ request: PageRequest, _ plan: Identifier<Plan>, _ finding: Identifier<Finding>) async throws -> Answer {
        guard try await read(plan, for: request).finding(finding)?.kind == .strength else { throw NotFound() }
        var form = FormReader(request.form)
        let watcher = form.text("watcher-\(finding)", "Enter which post monitors it.", limit: 150)
        let sign = form.optionalText("sign-\(finding)", limit: 500)
        let measure: Identifier<Measure>? = form.optionalIdentifier("measure-\(finding)", "Select a measure from the list.")
        if sign.isEmpty, measure == nil {
            form.note(Problem("sign-\(finding)", "Enter what would show that it is being lost, or select a measure."))
        }
        do {
            try form.finish()
            try await acts.watch(finding, of: plan, by: watcher, sign: sign, measure: measure, on: request.today, changer: request.changer)
            return .seeOther(ActionPlanPlaces.gaps.path(plan), saying: "Saved: \(watcher) monitors the strength.")
        } catch let problems as Problems {
            return .page(try await gapsPage(request, plan, problems))
        }
    }
}

/// Every source the plan answers, with how many of its findings have an action.
struct SourcesPage {
    let request: PageRequest
    let read: PlanRead
    let thread: [ThreadStep]
    let problems: Problems?

    private let columns = [
        Table.Column("Source"), Table.Column("Kind"), Table.Column("Date"), Table.Column("Findings", isNumber: true),
        Table.Column("With an action", isNumber: true), Table.Column("Sent"),
    ]

    var page: Page {
        Page(
            "Sources", thread: thread, breadcrumbs: PlanBreadcrumbs.to(read.plan), problems: problems,
            """
            <h1>Sources of findings</h1><p>The plan answers the inspection and any other source of findings. An action can answer findings of several sources. The part that answers one source can be shown, sent and frozen separately.</p>
            \(Table("\(read.sources.count + 1) sources", columns, rows: [inspection] + read.sources.map(row)).html())\(form)
            """)
    }

    private func answered(_ findings: [Finding]) -> Int {
        let ids = Set(read.current.flatMap(\.findings))
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
        guard request.may(.editPlan) else { return nil }
        let fields = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("kind", "Kind of source", options: PlanSource.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.text("title", "Title", hint: "For example: peer review of the front door. Do not name children."))
            \(fields.day("day", "Date", hint: "The date of the letter or report."))<p><button class="btn">Add the source</button></p>
            """
        return
            "<details\(" open", when: problems != nil)><summary>Add a source</summary>\(request.form(to: ActionPlanPlaces.sources.path(read.plan.id), body))</details>"
    }
}

/// One source: its findings, the actions that answer each, and its part of the plan as sent.
struct SourcePage {
    let request: PageRequest
    let read: PlanRead
    let source: PlanSource
    let thread: [ThreadStep]
    let problems: Problems?

    private var path: String { ActionPlanPlaces.source.path(read.plan.id, source.id) }
    private var part: [Action] {
        let findings = Set(source.findings.map(\.id))
        return read.current.filter { !findings.isDisjoint(with: $0.findings) }
    }

    var page: Page {
        Page(
            source.title, thread: thread,
            breadcrumbs: PlanBreadcrumbs.to(read.plan) + [("Sources", ActionPlanPlaces.sources.path(read.plan.id))],
            problems: problems,
            """
            <h1>\(source.title)</h1><p class="hint">\(source.kind.words), \(source.day)</p>
            <h2>Findings</h2>\(findings)\(findingForm)
            <h2 id="part">Linked actions</h2>\(actions)\(sent)\(freezeForm)
            """)
    }

    private var findings: HTML {
        if source.findings.isEmpty { return "<p class=\"note\">There are no findings yet.</p>" }
        let items = source.findings.map { finding -> HTML in
            let answers = read.current.filter { $0.findings.contains(finding.id) }
            let links = answers.map { "<a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a>" as HTML }
            let status: HTML = links.isEmpty ? "no action yet" : "answered by \(links.joined(", "))"
            let add: HTML =
                request.may(.editPlan) && finding.kind != .strength
                ? "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(read.plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
                : ""
            return """
                <li id="f\(finding.id)"><span>\(read.numbers[finding.id] ?? 0). \(finding.text)<span class="sub">\(finding.kind.name) · \(status)</span></span>\(add)</li>
                """
        }
        return "<ul class=\"tasks\">\(items)</ul>"
    }

    private var findingForm: HTML? {
        guard request.may(.editPlan) else { return nil }
        let fields = FormFields(typed: request.form.has("text") ? request.form : nil, problems: problems)
        let kinds: [FindingKind] = [.internalFinding, .improvement, .recommendation, .otherWeakness, .strength]
        let isOpen = problems?.all.contains { $0.place == "text" } == true
        let body: HTML = """
            \(fields.area("text", "Finding", hint: "In the source’s own words. Do not name children.", rows: 2))
            \(fields.select("finding-kind", "Kind of finding", options: kinds.map { ($0.rawValue, $0.name) }))<p><button class="btn quiet">Add the finding</button></p>
            """
        return "<details\(" open", when: isOpen)><summary>Add a finding</summary>\(request.form(to: path, body))</details>"
    }

    private var actions: HTML {
        if part.isEmpty { return "<p class=\"note\">There are no linked actions yet.</p>" }
        return """
            \(PlanTable(request: request, read: read).html(PlanQuery(request).sorted(part, of: read), caption: "\(part.count) action\("s", when: part.count != 1) of the plan"))
            <p class="small"><a href="\(ActionPlanPlaces.sourceFile.path(read.plan.id, source.id))">Download these actions as CSV</a></p>
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
        guard request.may(.sendPlan), !part.isEmpty else { return nil }
        let fields = FormFields(typed: request.form.has("recipients") ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "recipients" } == true
        let form = request.form(
            to: ActionPlanPlaces.sendSource.path(read.plan.id, source.id),
            "\(fields.text("recipients", "Sent to"))<p><button class=\"btn quiet\">Freeze and record as sent today</button></p>"
        )
        return "<details\(" open", when: isOpen)><summary>Record that this part was sent</summary>\(form)</details>"
    }
}
