import ActionPlans
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// The plan by finding: the actions that answer each, their calculated impact, and which findings are closed.
struct FindingsPage {
    let request: PageRequest
    let read: PlanRead
    let closings: [Identifier<Finding>: Closing]
    let thread: [ThreadStep]
    let problems: Problems?

    private let columns = [
        Table.Column("No"), Table.Column("Finding"), Table.Column("Actions"), Table.Column("Calculated impact"), Table.Column("Status"),
    ]

    private var numbered: [Finding] {
        read.findings.filter { $0.kind != .strength }.sorted { (read.numbers[$0.id] ?? .max) < (read.numbers[$1.id] ?? .max) }
    }

    var page: Page {
        let rows = numbered.map(row)
        let closed = numbered.count { closings[$0.id] != nil }
        return Page(
            "Findings", thread: thread, breadcrumbs: PlanBreadcrumbs.to(read.plan), problems: problems,
            """
            <h1>Findings and their actions</h1>
            <p>\(closed) of \(numbered.count) findings are closed. A finding can be closed when every action that answers it is closed and practice has improved.</p>
            \(Table("\(numbered.count) findings", columns, rows: rows).html())
            """)
    }

    private func answers(_ finding: Finding) -> [Action] { read.current.filter { $0.findings.contains(finding.id) } }

    private func row(_ finding: Finding) -> HTML {
        let actions = answers(finding)
        let links = actions.map {
            "<li><a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a> \($0.closing == nil ? $0.deliveryStatus.words.lowercasedFirst : $0.isNotSustained ? "closed, not sustained" : "closed")</li>"
                as HTML
        }
        let impacts = actions.map {
            "<li>\($0.ref.description): \(read.ratings(of: $0, on: request.today).impactShown.words.lowercasedFirst)</li>" as HTML
        }
        return Table.row(
            columns,
            [
                "\(read.numbers[finding.id].map { String($0) } ?? "")",
                "<a href=\"\(read.path(of: finding))\">\(finding.text)</a><span class=\"sub\">\(finding.kind.name)</span>",
                links.isEmpty ? "<span class=\"hint\">none yet</span>" : "<ul>\(links)</ul>",
                impacts.isEmpty ? "<span class=\"hint\">not measured</span>" : "<ul>\(impacts)</ul>", status(finding, actions),
            ])
    }

    private func status(_ finding: Finding, _ actions: [Action]) -> HTML {
        if let closing = closings[finding.id] {
            let notSustained: HTML? = actions.contains(where: \.isNotSustained) ? Tag("Not sustained", .square).html : nil
            return "\(notSustained)Closed on \(closing.day)<span class=\"sub\">\(closing.by): \(closing.words)</span>"
        }
        guard request.may(.closeAction), !actions.isEmpty, actions.allSatisfy({ $0.closing != nil }) else { return "Open" }
        let name = "words-\(finding.id)"
        let fields = FormFields(typed: request.form.has(name) ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == name } == true
        let form = request.form(
            to: ActionPlanPlaces.closeFinding.path(read.plan.id, finding.id),
            "\(fields.area(name, "What shows that it is answered?", rows: 2))<p><button class=\"btn quiet\">Close the finding</button></p>")
        return
            "Open<details\(" open", when: isOpen)><summary>Close<span class=\"unseen\"> the finding \(finding.text)</span></summary>\(form)</details>"
    }
}

/// The gaps in a plan, each with the link that closes it.
struct GapsPage {
    let request: PageRequest
    let read: PlanRead
    let thread: [ThreadStep]
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var gaps: PlanGaps { read.gaps(on: request.today) }
    private var chosen: PlanGaps.Kind? { PlanGaps.Kind(rawValue: request.query["kind"]) }

    var page: Page {
        let gaps = gaps
        let kinds = PlanGaps.Kind.allCases.filter { chosen == nil || chosen == $0 }
        return Page(
            "Gaps", thread: thread, breadcrumbs: PlanBreadcrumbs.to(plan), problems: problems,
            """
            <h1>Gaps in the plan</h1>\(sentence(gaps))\(SavedViewBar().html(request))\(counts(gaps))\(kinds.map { section($0, gaps[$0]) })\(watched)
            <p class="small"><a href="\(ActionPlanPlaces.gapsFile.path(plan.id))\(chosen.map { "?kind=\($0.rawValue)" } ?? "")">Download the gaps as CSV</a></p>
            """)
    }

    private func sentence(_ gaps: PlanGaps) -> HTML {
        gaps.count == 0
            ? "<p>There are no gaps: every finding has an action; every action has an owner, a measure, evidence and an up-to-date update; and every strength is monitored.</p>"
            : "<p>\(gaps.count) gap\("s", when: gaps.count != 1).</p>"
    }

    private func counts(_ gaps: PlanGaps) -> HTML {
        let items = PlanGaps.Kind.allCases.map { kind -> HTML in
            let here: HTML = chosen == kind ? " aria-current=\"page\"" : ""
            return
                "<li><a href=\"\(request.path(with: "kind", chosen == kind ? nil : kind.rawValue))\"\(here)>\(kind.words) (\(gaps[kind].count))</a></li>"
        }
        return "<nav aria-label=\"Kinds of gap\"><ul class=\"views\">\(items)</ul></nav>"
    }

    private func section(_ kind: PlanGaps.Kind, _ subjects: [PlanGaps.Subject]) -> HTML {
        guard !subjects.isEmpty else { return "" }
        let paging = Paging(request: request, total: subjects.count)
        let shown = chosen == nil ? Array(subjects.prefix(10)) : paging.shown(subjects)
        let more: HTML =
            chosen == nil && subjects.count > 10
            ? "<p><a href=\"\(request.path(with: "kind", kind.rawValue))\">All \(subjects.count)</a></p>"
            : chosen == nil ? "" : "\(paging.html)"
        return "<h2>\(kind.words)</h2><ul class=\"tasks wide small\">\(shown.map { item(kind, $0) })</ul>\(more)"
    }

    private func item(_ kind: PlanGaps.Kind, _ subject: PlanGaps.Subject) -> HTML {
        switch subject {
        case .finding(let finding):
            let next: HTML? = kind == .strengthNotWatched ? watchForm(finding) : addLink(finding)
            return """
                <li><span><a href="\(read.path(of: finding))">\(finding.text)</a><span class="sub">\(finding.kind.name)</span></span>\(next)</li>
                """
        case .action(let action):
            let path = ActionPlanPlaces.action.path(plan.id, action.id)
            let (words, link) = GapsPage.correct(kind, path, edit: ActionPlanPlaces.editAction.path(plan.id, action.id))
            let may = request.may(kind == .actionWithoutOwner ? .editPlan : .updateAction)
            let button: HTML =
                may
                ? "<a class=\"btn quiet\" href=\"\(link)\">\(words)<span class=\"unseen\"> for \(action.ref.description)</span></a>" : ""
            return
                "<li><span><a href=\"\(path)\">\(action.ref.description) \(action.title)</a><span class=\"sub\">\(read.ownerTitle(of: action) ?? "no owner")</span></span>\(button)</li>"
        }
    }

    private func addLink(_ finding: Finding) -> HTML? {
        guard request.may(.editPlan) else { return nil }
        return
            "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
    }

    private static func correct(_ kind: PlanGaps.Kind, _ path: String, edit: String) -> (words: String, path: String) {
        switch kind {
        case .actionWithoutOwner: ("Give it an owner", edit)
        case .actionWithoutMeasure: ("Link a measure", path + "#measures")
        case .actionWithoutEvidence: ("Add evidence", path + "#evidence")
        default: ("Post an update", path + "#updates")
        }
    }

    private func watchForm(_ finding: Finding) -> HTML? {
        guard request.may(.editPlan) else { return nil }
        let (watcher, sign, measure) = ("watcher-\(finding.id)", "sign-\(finding.id)", "measure-\(finding.id)")
        let fields = FormFields(typed: request.form.has(watcher) ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { [watcher, sign].contains($0.place) } == true
        let options = [(value: "", words: "No measure")] + read.measures.map { (value: $0.id.text, words: $0.measure.name) }
        let body: HTML = """
            \(fields.text(watcher, "Which post monitors it?", hint: "For example: Service Manager, Front Door and Early Help."))
            \(fields.text(sign, "What would show that it is being lost? (optional with a measure)", hint: "A question that an audit can ask."))
            \(fields.select(measure, "Measure (optional)", options: options))<p><button class="btn quiet">Save</button></p>
            """
        return
            "<details\(" open", when: isOpen)><summary>Set up monitoring<span class=\"unseen\"> of \(finding.text)</span></summary>\(request.form(to: ActionPlanPlaces.watch.path(plan.id, finding.id), body))</details>"
    }

    /// Monitored strengths, with what their sign shows now.
    private var watched: HTML? {
        let watches = read.findings.compactMap { finding in read.watches[finding.id].map { (finding, $0) } }
        guard !watches.isEmpty, chosen == nil || chosen == .strengthNotWatched else { return nil }
        let columns = ["Strength", "Monitored by", "Sign of losing it", "Latest result"].map { Table.Column($0) }
        let rows = watches.map { finding, watch -> HTML in
            let shows: HTML = watch.measure.map { "\($0.verdict.words)<span class=\"sub\">\($0.sentence)</span>" } ?? "checked in audits"
            return Table.row(
                columns,
                [
                    "<a href=\"\(read.path(of: finding))\">\(finding.text)</a>", "\(read.posts.title(of: watch.watcher) ?? "")",
                    "\(watch.measure?.name ?? watch.sign)", shows,
                ])
        }
        return "<h2>Monitored strengths</h2>\(Table("\(watches.count) monitored", columns, rows: rows).html())"
    }

    static func spreadsheet(_ read: PlanRead, kind: PlanGaps.Kind?, today: Day) -> Download {
        var table = CSVTable(["Gap", "Ref or finding", "Title", "Owner"])
        let gaps = read.gaps(on: today)
        for one in PlanGaps.Kind.allCases where kind == nil || kind == one {
            for subject in gaps[one] {
                switch subject {
                case .finding(let finding): table.add([one.words, read.numbers[finding.id].map { String($0) } ?? "", finding.text, ""])
                case .action(let action): table.add([one.words, action.ref.description, action.title, read.ownerTitle(of: action) ?? ""])
                }
            }
        }
        return table.download(name: "gaps-\(today.iso).csv")
    }
}
