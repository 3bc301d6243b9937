import ActionPlans
import IndicatorsWeb
import Indicators
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// What the plan leaves open, each with the link that mends it.
struct GapsPage {
    let visit: Visit
    let read: PlanRead
    let thread: [ThreadStep]
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var gaps: PlanGaps { read.gaps(on: visit.today) }
    private var chosen: PlanGaps.Kind? { PlanGaps.Kind(rawValue: visit.query["kind"]) }

    var page: Page {
        let gaps = gaps
        let kinds = PlanGaps.Kind.allCases.filter { chosen == nil || chosen == $0 }
        return Page(
            "Gaps", thread: thread, breadcrumbs: PlanTrail.to(plan), problems: problems,
            """
            <h1>Gaps in the plan</h1>\(sentence(gaps))\(SavedViewBar().html(visit))\(counts(gaps))\(kinds.map { section($0, gaps[$0]) })\(watched)
            <p class="small"><a href="\(ActionPlanPlaces.gapsFile.path(plan.id))\(chosen.map { "?kind=\($0.rawValue)" } ?? "")">The gaps as CSV</a></p>
            """)
    }

    private func sentence(_ gaps: PlanGaps) -> HTML {
        gaps.count == 0
            ? "<p>None: every finding has an action, every action an owner, a measure, evidence and a fresh update, and every strength somebody who watches it.</p>"
            : "<p>\(gaps.count) gap\("s", when: gaps.count != 1). Each says what would close it.</p>"
    }

    private func counts(_ gaps: PlanGaps) -> HTML {
        let items = PlanGaps.Kind.allCases.map { kind -> HTML in
            let here: HTML = chosen == kind ? " aria-current=\"page\"" : ""
            return
                "<li><a href=\"\(visit.path(with: "kind", chosen == kind ? nil : kind.rawValue))\"\(here)>\(kind.words) (\(gaps[kind].count))</a></li>"
        }
        return "<nav aria-label=\"Kinds of gap\"><ul class=\"views\">\(items)</ul></nav>"
    }

    private func section(_ kind: PlanGaps.Kind, _ subjects: [PlanGaps.Subject]) -> HTML {
        guard !subjects.isEmpty else { return "" }
        let paging = Paging(visit: visit, total: subjects.count)
        let shown = chosen == nil ? Array(subjects.prefix(10)) : paging.shown(subjects)
        let more: HTML =
            chosen == nil && subjects.count > 10
            ? "<p><a href=\"\(visit.path(with: "kind", kind.rawValue))\">All \(subjects.count)</a></p>"
            : chosen == nil ? "" : "\(paging.html)"
        return "<h2>\(kind.words)</h2><ul class=\"tasks\">\(shown.map { item(kind, $0) })</ul>\(more)"
    }

    private func item(_ kind: PlanGaps.Kind, _ subject: PlanGaps.Subject) -> HTML {
        switch subject {
        case .finding(let finding):
            let mend: HTML? = kind == .strengthNotWatched ? watchForm(finding) : addLink(finding)
            return """
                <li><span><a href="\(read.path(of: finding))">\(finding.text)</a><span class="sub">\(finding.kind.name)</span></span>\(mend)</li>
                """
        case .action(let action):
            let path = ActionPlanPlaces.action.path(plan.id, action.id)
            let (words, link) = GapsPage.mend(kind, path, edit: ActionPlanPlaces.editAction.path(plan.id, action.id))
            let may = visit.may(kind == .actionWithoutOwner ? .editPlan : .updateAction)
            let button: HTML =
                may
                ? "<a class=\"btn quiet\" href=\"\(link)\">\(words)<span class=\"unseen\"> for \(action.ref.description)</span></a>" : ""
            return
                "<li><span><a href=\"\(path)\">\(action.ref.description) \(action.text)</a><span class=\"sub\">\(read.ownerTitle(of: action) ?? "no owner")</span></span>\(button)</li>"
        }
    }

    private func addLink(_ finding: Finding) -> HTML? {
        guard visit.may(.editPlan) else { return nil }
        return
            "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
    }

    private static func mend(_ kind: PlanGaps.Kind, _ path: String, edit: String) -> (words: String, path: String) {
        switch kind {
        case .actionWithoutOwner: ("Give it an owner", edit)
        case .actionWithoutMeasure: ("Link a measure", path + "#measures")
        case .actionWithoutEvidence: ("Add evidence", path + "#evidence")
        default: ("Post an update", path + "#updates")
        }
    }

    private func watchForm(_ finding: Finding) -> HTML? {
        guard visit.may(.editPlan) else { return nil }
        let (watcher, sign, measure) = ("watcher-\(finding.id)", "sign-\(finding.id)", "measure-\(finding.id)")
        let fields = FormFields(typed: visit.form.has(watcher) ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { [watcher, sign].contains($0.place) } == true
        let options = [(value: "", words: "No measure")] + read.measures.map { (value: $0.id.text, words: $0.measure.name) }
        let body: HTML = """
            \(fields.text(watcher, "Which post watches it?", hint: "As in: Service Manager, Front Door and Early Help."))
            \(fields.text(sign, "What would show it slipping?", hint: "A question that an audit can ask. May be left empty where a measure is chosen."))
            \(fields.select(measure, "Or which measure?", options: options))<p><button class="btn quiet">Save who watches it</button></p>
            """
        return
            "<details\(" open", when: isOpen)><summary>Say who watches it<span class=\"unseen\">: \(finding.text)</span></summary>\(visit.form(to: ActionPlanPlaces.watch.path(plan.id, finding.id), body))</details>"
    }

    /// Strengths that somebody watches, with what the sign shows now.
    private var watched: HTML? {
        let watches = read.findings.compactMap { finding in read.watches[finding.id].map { (finding, $0) } }
        guard !watches.isEmpty, chosen == nil || chosen == .strengthNotWatched else { return nil }
        let columns = ["Strength", "Watched by", "The sign that would show it slipping", "What it shows"].map { Table.Column($0) }
        let rows = watches.map { finding, watch -> HTML in
            let shows: HTML = watch.measure.map { "\($0.verdict.words)<span class=\"sub\">\($0.sentence)</span>" } ?? "asked in audits"
            return Table.row(
                columns,
                [
                    "<a href=\"\(read.path(of: finding))\">\(finding.text)</a>", "\(read.posts.title(of: watch.watcher) ?? "")",
                    "\(watch.measure?.name ?? watch.sign)", shows,
                ])
        }
        return "<h2>Strengths that are watched</h2>\(Table("\(watches.count) watched", columns, rows: rows).html())"
    }

    static func spreadsheet(_ read: PlanRead, kind: PlanGaps.Kind?, today: Day) -> Download {
        var table = CSVTable(["Gap", "Ref or finding", "What it is", "Owner"])
        let gaps = read.gaps(on: today)
        for one in PlanGaps.Kind.allCases where kind == nil || kind == one {
            for subject in gaps[one] {
                switch subject {
                case .finding(let finding): table.add([one.words, read.numbers[finding.id].map { String($0) } ?? "", finding.text, ""])
                case .action(let action): table.add([one.words, action.ref.description, action.text, read.ownerTitle(of: action) ?? ""])
                }
            }
        }
        return table.download(name: "gaps-\(today.iso).csv")
    }
}
