import ActionPlans
import Foundation
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func list(_ request: PageRequest) async throws -> Answer {
        let (plans, waiting, days) = try await store.read { db in
            let plans = try ActionPlanRecords.plans(in: db).map { try PlanRead($0.id, in: db) }
            let answered = Set(plans.map(\.plan.inspection))
            let waiting = try InspectionRecords.all(in: db).filter { $0.stage == .confirmed && !answered.contains($0.id) }
                .compactMap { try AnsweredInspection($0.id, in: db) }.filter { !$0.toAnswer.isEmpty }
            return (plans, waiting, try ActionPlanRecords.updateDays(in: db))
        }
        let page = PlanListPage(
            request: request, plans: plans.filter { $0.inspection.isOpen(to: request) }, waiting: waiting.filter { $0.isOpen(to: request) },
            updateDays: days
        ).page
        return .page(page)
    }

    func draft(_ request: PageRequest) async throws -> Answer {
        guard let id = Identifier<Inspection>(request.query["inspection"]) else { return .seeOther(ActionPlanPlaces.list.path) }
        return .page(try await draftPage(request, id))
    }

    func makePlan(_ request: PageRequest) async throws -> Answer {
        guard let id = Identifier<Inspection>(request.form["inspection"]) else { throw NotFound() }
        _ = try await answered(id, for: request)
        let plan = try await store.read { try ActionPlanRecords.plan(of: id, in: $0) }
        var form = DraftForm(request.form)
        do {
            let draft = try form.parse(for: id, plan: plan)
            guard let plan else {
                let made = try await acts.createPlan(draft, on: request.today, by: request.changer)
                return .seeOther(ActionPlanPlaces.plan.path(made), saying: "Saved: the draft plan. Read it through, then have it agreed.")
            }
            try await acts.addActions(to: plan.id, draft.actions, on: request.today, by: request.changer)
            let count = draft.actions.count
            return .seeOther(
                ActionPlanPlaces.plan.path(plan.id), saying: "Saved: \(count) action\(count == 1 ? "" : "s") added to the plan.")
        } catch let problems as Problems {
            return .page(try await draftPage(request, id, problems))
        }
    }

    private func draftPage(_ request: PageRequest, _ id: Identifier<Inspection>, _ problems: Problems? = nil) async throws -> Page {
        let inspection = try await answered(id, for: request)
        guard inspection.record.stage == .confirmed else { throw PlanRefusal.inspectionNotConfirmed }
        let (posts, plan) = try await store.read { (try ActionPlanRecords.posts(in: $0), try ActionPlanRecords.plan(of: id, in: $0)) }
        return DraftPage(
            request: request, inspection: inspection, suggestions: DraftSuggestions(inspection.toAnswer), plan: plan, posts: posts,
            problems: problems
        ).page
    }

    private func answered(_ id: Identifier<Inspection>, for request: PageRequest) async throws -> AnsweredInspection {
        let inspection = try await store.read { try AnsweredInspection(id, in: $0) }
        guard let inspection, inspection.isOpen(to: request) else { throw NotFound() }
        return inspection
    }

    func show(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        .page(try await planPage(request, id))
    }

    func planPage(_ request: PageRequest, _ id: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let steps = try await thread.steps(read.plan.inspection, at: .actions, request)
        let hasChanged = try await hasChangedSinceSent(read, request)
        return PlanPage(request: request, read: read, thread: steps, hasChangedSinceSent: hasChanged, problems: problems).page
    }

    /// The plan itself stays readable while the copy that was sent is damaged; that copy’s own pages say so.
    private func hasChangedSinceSent(_ read: PlanRead, _ request: PageRequest) async throws -> Bool {
        do {
            let sent = try await store.read { try FrozenPlan(read.plan.id, in: $0) }
            return sent.map { !read.comparison(with: $0.snapshot, on: request.today).isEmpty } ?? false
        } catch is DamagedCopy { return true }
    }

    func spreadsheet(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: request)
        return .file(
            PlanSpreadsheet(read: read, actions: PlanQuery(request).actions(of: read, on: request.today), today: request.today).download)
    }

    func workbook(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: request)
        let file = PlanSpreadsheet(read: read, actions: PlanQuery(request).actions(of: read, on: request.today), today: request.today)
        return .file(try file.workbook(in: store.directory.appending(path: "outgoing")))
    }

    func showFacts(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        .page(PlanFactsPage(request: request, plan: try await read(id, for: request).plan, problems: nil).page)
    }

    func setFacts(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        let plan = try await read(id, for: request).plan
        var form = FormReader(request.form)
        let title = form.text("title", "Enter a title for the plan.", limit: 200)
        let start = form.day("start", "Enter the start date of the plan.")
        do {
            try await acts.editPlan(id, title: title, start: try form.finish(start), version: form.version, by: request.changer)
            return .seeOther(ActionPlanPlaces.plan.path(id), saying: "Saved: the title and the start date of the plan.")
        } catch let problems as Problems {
            return .page(PlanFactsPage(request: request, plan: plan, problems: problems).page)
        }
    }

    /// The plan, unless it does not exist or its inspection is under embargo for this person: both get the same answer.
    func read(_ id: Identifier<Plan>, for request: PageRequest) async throws -> PlanRead {
        let read = try await store.read { try PlanRead(id, in: $0) }
        guard read.inspection.isOpen(to: request) else { throw NotFound() }
        return read
    }
}

/// One plan: its status in a sentence and a few figures, its actions as a list, by owner or over time, and its sign-off and submission.
struct PlanPage {
    let request: PageRequest
    let read: PlanRead
    let thread: [ThreadStep]
    let hasChangedSinceSent: Bool
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var query: PlanQuery { PlanQuery(request) }

    var page: Page {
        let actions = query.actions(of: read, on: request.today)
        return Page(
            plan.title, thread: thread, breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            """
            <h1>\(plan.title)</h1>\(PlanHead(request: request, read: read, hasChangedSinceSent: hasChangedSinceSent).html)
            \(read.current.isEmpty ? nothing : actionSection(actions))
            \(SubmissionSection(request: request, read: read).html)\(unanswered)\(withdrawn)
            """)
    }

    private var nothing: HTML {
        let findings = read.inspection.toAnswer.count
        return """
            <p class="note">The plan has no actions yet, so none of the \(findings) finding\("s", when: findings != 1) is answered.
            \(request.may(.editPlan) ? "Add the first action above." : "The people who edit the plan add them.")</p>
            """
    }

    private func actionSection(_ actions: [Action]) -> HTML {
        let all = read.current.count
        let caption: HTML = actions.count == all ? "\(all) action\("s", when: all != 1)" : "\(actions.count) of \(all) actions"
        let paging = Paging(request: request, total: actions.count)
        let actions = paging.shown(actions)
        let unseen: HTML = "<span class=\"unseen\">\(caption)</span>"
        let mayChange = request.may(.updateAction)
        let edited = EditedRow(request, read, actions, problems)
        let form = PlanChangeForm(request: request, read: read, problems: problems)
        let list: HTML
        switch query.view {
        case .list:
            let table = PlanTable(request: request, read: read, isSelectable: mayChange, edited: edited).html(actions, caption: unseen)
            list = mayChange ? form.html(around: table, edited: edited) : table
        case .owner:
            let tables = OwnerView(request: request, read: read, isSelectable: mayChange, edited: edited).html(actions, caption: unseen)
            list = mayChange ? form.html(around: tables, edited: edited) : tables
        case .timeline: list = TimelineView(request: request, read: read).html(actions, caption: unseen)
        }
        return """
            <h2 id="actions">\(caption)</h2>\(views)\(PlanFilters(read: read).bar.folded(request, "Filter the actions"))
            \(actions.isEmpty ? "<p class=\"note\">No actions match these filters. Remove a filter to see more.</p>" : list)\(paging.html)
            <p class="small"><a href="\(listPath(ActionPlanPlaces.spreadsheet))">Download this list as CSV</a> · <a href="\(listPath(ActionPlanPlaces.workbook))">as a workbook</a> · The whole plan: <a href="\(ActionPlanPlaces.word.path(plan.id))">Word</a> · <a href="\(ActionPlanPlaces.pdf.path(plan.id))">PDF</a></p>
            """
    }

    private var views: HTML {
        let items = [(PlanQuery.View.list, "List"), (.owner, "By owner"), (.timeline, "Timeline")].map { view, words -> HTML in
            let path = request.path(with: "view", view == .list ? nil : view.rawValue)
            return "<li><a href=\"\(path)\"\(" aria-current=\"page\"", when: view == query.view)>\(words)</a></li>"
        }
        return "<nav aria-label=\"Views of the plan\"><ul class=\"views\">\(items)</ul></nav>"
    }

    /// The list as a file, filtered and ordered as it is shown.
    private func listPath(_ place: PlaceOf<Plan>) -> String {
        let pairs = request.query.pairs.filter { !$0.value.isEmpty && !["view", "page", "edit"].contains($0.name) }
        let asked = pairs.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
        return place.path(plan.id) + (asked.isEmpty ? "" : "?" + asked)
    }

    private var unanswered: HTML? {
        guard !read.unanswered.isEmpty else { return nil }
        let items = read.unanswered.map { finding -> HTML in
            let add: HTML? =
                request.may(.editPlan)
                ? "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.addAction.path(plan.id))?finding=\(finding.id)\">Add an action<span class=\"unseen\"> for \(finding.text)</span></a>"
                : nil
            return """
                <li><span><a href="\(read.path(of: finding))">\(finding.text)</a><span class="sub">\(finding.kind.name)</span></span>\(add)</li>
                """
        }
        let list: HTML = "<ul class=\"tasks\">\(items)</ul>"
        return items.count > 5
            ? "<h2>Findings without an action</h2><details><summary>\(items.count) findings without an action</summary>\(list)</details>"
            : "<h2>Findings without an action</h2>\(list)"
    }

    private var withdrawn: HTML? {
        let actions = read.actions.filter { $0.withdrawal != nil }
        guard !actions.isEmpty else { return nil }
        let items = actions.map { action -> HTML in
            """
            <li><a href="\(ActionPlanPlaces.action.path(plan.id, action.id))">\(action.ref.description) \(action.title)</a>
            <span class="sub">Withdrawn \(action.withdrawal.map { "\($0.day): \($0.reason)" })</span></li>
            """
        }
        return "<details><summary>\(actions.count) withdrawn action\("s", when: actions.count != 1)</summary><ul>\(items)</ul></details>"
    }
}

/// The status of the plan: a sentence, a few figures, the next step.
struct PlanHead {
    let request: PageRequest
    let read: PlanRead
    let hasChangedSinceSent: Bool

    private var status: PlanStatus {
        PlanStatus(read.actions, agreed: read.agreed, on: request.today, updateDays: read.updateDays)
    }

    var html: HTML { "\(notSustained)<p>\(state) \(status.sentence) \(attention)</p>\(sentNote)\(buttons)\(more)\(figures)" }

    /// What was improved and was not sustained comes before everything else.
    private var notSustained: HTML? {
        let actions = read.current.filter(\.isNotSustained)
        guard !actions.isEmpty else { return nil }
        let items = actions.map {
            "<li><a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))#not-sustained\">\($0.ref.description) \($0.title)</a></li>"
                as HTML
        }
        return "<div class=\"note doubt\"><p><strong>Improvement not sustained</strong></p><ul>\(items)</ul></div>"
    }

    private var state: HTML {
        switch read.plan.state {
        case .draft: "The plan is a draft."
        case .agreed(let agreement): "The plan was agreed on \(agreement.on) and has not been submitted to Ofsted yet."
        case .sent(_, let day): "The plan was submitted to Ofsted on \(day) and has not been published yet."
        case .published(_, _, let publication):
            "The plan was published on \(publication.on) and has \(read.plan.circulations.isEmpty ? "not been circulated yet" : "been circulated")."
        }
    }

    private var attention: HTML? {
        let gaps = [
            (status.late, "is overdue", "are overdue", "due=late"),
            (
                status.silent, "has had no update for over \(read.updateDays) days",
                "have had no update for over \(read.updateDays) days", "missing=update"
            ),
            (status.withoutOwner, "has no owner", "have no owner", "missing=owner"),
        ].filter { $0.0 > 0 }
        guard !gaps.isEmpty else { return nil }
        let path = ActionPlanPlaces.plan.path(read.plan.id)
        let links = gaps.map { "<a href=\"\(path)?\($0.3)#actions\">\($0.0) \($0.0 == 1 ? $0.1 : $0.2)</a>" as HTML }
        return "<strong>Look at:</strong> \(links.joined(", "))."
    }

    private var sentNote: HTML? {
        guard hasChangedSinceSent else { return nil }
        return """
            <p class="note">The plan has changed since it was submitted. <a href="\(ActionPlanPlaces.sent.path(read.plan.id))">See what was submitted and what has changed</a>.</p>
            """
    }

    private var buttons: HTML {
        var buttons: [HTML] = []
        let id = read.plan.id
        if request.may(.editPlan) {
            buttons.append("<a class=\"btn\" href=\"\(ActionPlanPlaces.addAction.path(id))\">Add an action</a>")
            buttons.append("<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.planFacts.path(id))\">Change title or start date</a>")
            buttons.append(
                "<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.draft.path)?inspection=\(read.plan.inspection)\">Add actions from the playbook</a>"
            )
        }
        if request.may(.editPlan) {
            buttons.append("<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.imports.path(id))\">Import actions from a spreadsheet</a>")
        }
        return buttons.isEmpty ? "" : "<p class=\"row\">\(buttons)</p>"
    }

    /// The other pages of the plan.
    private var more: HTML {
        let id = read.plan.id
        let links: [(String, HTML)] = [
            (ActionPlanPlaces.findings.path(id), "Findings"),
            (ActionPlanPlaces.gaps.path(id), "Gaps (\(read.gaps(on: request.today).count))"),
            (ActionPlanPlaces.sources.path(id), "Sources (\(read.sources.count + 1))"),
            (ActionPlanPlaces.versions.path(id), "Versions"),
        ]
        return
            "<nav aria-label=\"Pages of the plan\"><ul class=\"views\">\(links.map { "<li><a href=\"\($0.0)\">\($0.1)</a></li>" as HTML })</ul></nav>"
    }

    private var figures: HTML {
        let needing = read.inspection.toAnswer.filter(\.kind.needsAnswer)
        let open = Set(read.unanswered.map(\.id))
        let others = read.unanswered.count { !$0.kind.needsAnswer }
        let clock = read.inspection.planClocks.last.map { kept -> HTML in
            """
            <div><dt>\(kept.clock.timescale.title) by</dt><dd class="num">\(kept.clock.due.withoutYear)<small>\(ClockWords(kept, today: request.today).words)</small></dd></div>
            """
        }
        return """
            <dl class="figures">\(clock)
            <div><dt>Done and evidenced</dt><dd class="num">\(status.count(.doneAndEvidenced)) of \(status.actions)<small>\(status.count(.doneNotSustained)) not sustained, \(status.withoutEvidence) without evidence</small></dd></div>
            <div><dt>Findings with an action</dt><dd class="num">\(needing.count { !open.contains($0.id) }) of \(needing.count)<small>\(others) other weakness\("es", when: others != 1) without an action</small></dd></div>
            <div><dt>Actions with a measure</dt><dd class="num">\(status.actions - status.withoutMeasure) of \(status.actions)<small>\(better)</small></dd></div></dl>
            """
    }

    private var better: HTML {
        let seen = read.current.count { action in
            [.improved, .improvedAndSustained].contains(action.impactShown(on: request.today, settings: read.settings).calculated)
        }
        return "\(seen) improved"
    }
}

/// The plan's title and start date.
struct PlanFactsPage {
    let request: PageRequest
    let plan: Plan
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("title", "Title of the plan", value: plan.title))
            \(fields.day("start", "Start date", hint: "This does not change the dates of actions.", value: plan.start))
            <p><button class="btn">Save</button></p>
            """
        return Page(
            "Change title or start date", breadcrumbs: PlanBreadcrumbs.to(plan), problems: problems,
            "<h1>Change title or start date</h1>\(request.form(to: ActionPlanPlaces.planFacts.path(plan.id), version: plan.version, body))"
        )
    }
}

/// The breadcrumbs of a plan's pages.
enum PlanBreadcrumbs {
    static func to(_ plan: Plan) -> [(title: String, path: String)] {
        [("Action plans", ActionPlanPlaces.list.path), (plan.title, ActionPlanPlaces.plan.path(plan.id))]
    }

    static func to(_ action: Action, of plan: Plan) -> [(title: String, path: String)] {
        to(plan) + [("\(action.ref)", ActionPlanPlaces.action.path(plan.id, action.id))]
    }
}

/// Every plan with its status, and the inspections that have none yet.
struct PlanListPage {
    let request: PageRequest
    let plans: [PlanRead]
    /// Confirmed inspections without a plan.
    let waiting: [AnsweredInspection]
    let updateDays: Int

    private let columns = [
        Table.Column("Plan"), Table.Column("State"), Table.Column("Actions", isNumber: true), Table.Column("Done", isNumber: true),
        Table.Column("Overdue", isNumber: true), Table.Column("Off track", isNumber: true),
    ]

    var page: Page {
        Page(
            "Action plans",
            "<h1>Action plans</h1>\(list)\(waitingList)<p><a href=\"\(ActionPlanPlaces.posts.path)\">Posts and who holds them</a> · <a href=\"\(ActionPlanPlaces.rules.path)\">How ratings are calculated</a></p>"
        )
    }

    private var list: HTML {
        if plans.isEmpty {
            return waiting.isEmpty
                ? "<p class=\"note\">There is no action plan yet and no confirmed inspection. Upload a report and confirm its findings, then draft the plan.</p>"
                : "<p class=\"note\">There is no action plan yet. Draft one from the findings below.</p>"
        }
        let rows = plans.map { read -> HTML in
            let status = PlanStatus(read.actions, agreed: read.agreed, on: request.today, updateDays: read.updateDays)
            let link: HTML = """
                <a href="\(ActionPlanPlaces.plan.path(read.plan.id))">\(read.plan.title)</a><span class="sub">\(status.sentence)</span>
                """
            return Table.row(
                columns,
                [
                    link, "\(read.plan.statusWords)", "\(status.actions)", "\(status.count(.doneAndEvidenced))", "\(status.late)",
                    "\(status.count(.offTrack))",
                ], late: status.late > 0)
        }
        return Table("\(plans.count) plan\("s", when: plans.count != 1)", columns, rows: rows).html()
    }

    private var waitingList: HTML? {
        guard request.may(.editPlan), !waiting.isEmpty else { return nil }
        let items = waiting.map { inspection -> HTML in
            """
            <li><span>\(inspection.record.title)<span class="sub">\(inspection.toAnswer.count) findings to address</span></span>
            <a class="btn quiet" href="\(ActionPlanPlaces.draft.path)?inspection=\(inspection.id)">Draft the plan</a></li>
            """
        }
        return "<h2>Inspections without a plan</h2><ul class=\"tasks\">\(items)</ul>"
    }
}
