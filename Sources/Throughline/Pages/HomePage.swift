import ActionPlans
import ActionPlansWeb
import ChildRecordsWeb
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension Act {
    /// Leaders begin their day with the findings; everybody else with their own work.
    static let readOverview = Act("home.overview", "see the overview of findings on their home page")
}

/// Everybody’s first page: what is theirs to do, and for leaders before it how each finding is getting on.
struct HomePage: Sendable {
    let store: Store
    let sources: [DeadlineSource]
    let notices: HomeNotices

    func register(on site: inout Site) {
        site.get(SitePlaces.home, .signedIn) { request in .page(try await page(request)) }
        site.moved("/today", to: SitePlaces.home.path)
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let known = try await sources.everything(for: request)
        let work = WorkList(known.filter { $0.next.isTask && $0.next.isTurn(of: request.person, by: request.site.policy) }, request)
        let fresh = try await notices.section(request)
        guard request.may(.readOverview) else {
            return Page(
                "Your work",
                """
                <h1>Your work</h1><p class="hint">\(work.count) · \(request.today.withWeekday)</p>\(try await beginning(request))\(work.html)\(fresh)\(HomePage.further)
                """)
        }
        let overview = try await store.read { try Overview(for: request, known: known, in: $0) }
        return Page(
            "Home",
            """
            <h1>Home</h1><p class="hint">\(request.today.withWeekday)</p>\(overview.html(request))
            <h2 id="work">Your work: \(work.count)</h2>\(work.html)\(fresh)\(HomePage.further)
            """)
    }

    /// Leads whoever sets up a new council to its first steps, until an inspection is confirmed.
    private func beginning(_ request: PageRequest) async throws -> HTML? {
        guard request.may(.takeFirstSteps),
            try await store.read({ try InspectionRecords.all(in: $0) }).allSatisfy({ $0.stage != .confirmed })
        else { return nil }
        return "<p class=\"note\"><a href=\"\(FirstSteps.place.path)\">First steps for a new council</a></p>"
    }

    private static let further: HTML =
        "<p class=\"hint\"><a href=\"\(CalendarPages.list.path)\">All deadlines, and a feed for your calendar</a> · <a href=\"\(GrantPages.own.path)\">My access</a> · <a href=\"\(NoticePages.own.path)\">My notices, address and leave</a></p>"
}

/// What is one person’s turn: overdue or due within the horizon first, the rest under “Later”.
struct WorkList {
    /// As many rows as fit a screen; all of them are on the page of deadlines.
    static let most = 8
    private let soon, later: [Deadline]
    private let today: Day

    init(_ tasks: [Deadline], _ request: PageRequest) {
        today = request.today
        let last = today + Deadline.horizon
        soon = tasks.filter { $0.due <= last }
        later = tasks.filter { $0.due > last }
    }

    var count: String { soon.count == 1 ? "1 task" : "\(soon.count) tasks" }

    var html: HTML {
        let more = soon.count - WorkList.most
        return """
            \(soon.isEmpty ? "<p class=\"note\">Nothing is overdue or due within \(Deadline.horizon) days.</p>" : table)\
            \(more > 0 ? "<p>\(more) more: <a href=\"\(CalendarPages.list.path)\">see all deadlines</a></p>" : "")\(laterList)
            """
    }

    private var table: HTML {
        let columns = ["What", "Why", "When", "Next step"].map { Table.Column($0) }
        let rows = soon.prefix(WorkList.most).map { deadline -> HTML in
            let isLate = deadline.due < today
            let when: HTML = isLate ? Tag(deadline.when(on: today), .square).html : "\(deadline.when(on: today))"
            return Table.row(
                columns,
                [
                    "<a href=\"\(deadline.path)\">\(deadline.title)</a>", "\(deadline.reason)",
                    "\(when)<span class=\"sub\">\(deadline.due)</span>",
                    "<a class=\"btn quiet\" href=\"\(deadline.path)\">\(deadline.step)<span class=\"unseen\">: \(deadline.title)</span></a>",
                ], late: isLate)
        }
        return Table("Overdue, or due within \(Deadline.horizon) days", columns, rows: Array(rows)).html()
    }

    private var laterList: HTML? {
        guard !later.isEmpty else { return nil }
        let lines = later.prefix(WorkList.most).map { deadline -> HTML in
            "<li><span><a href=\"\(deadline.path)\">\(deadline.title)</a><span class=\"sub\">\(deadline.due): \(deadline.step.lowercasedFirst)</span></span></li>"
        }
        return
            "<details><summary>Later: \(later.count == 1 ? "1 task" : "\(later.count) tasks")</summary><ul class=\"tasks\">\(lines)</ul>\(later.count > WorkList.most ? "<p>\(later.count - WorkList.most) more: <a href=\"\(CalendarPages.list.path)\">see all deadlines</a></p>" : "")</details>"
    }
}

/// How each finding of the newest inspection is getting on, what was not sustained, the clocks and the next meetings.
struct Overview: Sendable {
    private let inspection: InspectionRecord?
    private let plan: Plan?
    private let findings: [Finding]
    private let standings: [Identifier<Finding>: FindingStatus]
    private let actions: [Action]
    /// What the plan's page of gaps lists.
    private let gaps: PlanGaps?
    private let clocks, dates: [Deadline]
    private let safety: SafetyCounts

    init(for request: PageRequest, known: [Deadline], in db: Database) throws {
        safety = try SafetyCounts(in: db)
        clocks = known.filter(\.isClock)
        dates = known.filter { !$0.next.isTask && $0.due >= request.today }
        let inspections = try InspectionRecords.all(in: db).filter {
            $0.stage == .confirmed && !$0.framework.isLetter && $0.isOpen(to: request.person, by: request.site.policy)
        }
        inspection = inspections.first
        guard let inspection else {
            (plan, findings, standings, actions, gaps) = (nil, [], [:], [], nil)
            return
        }
        let plan = try ActionPlanRecords.plan(of: inspection.id, in: db)
        self.plan = plan
        let standings = WholeThread.statuses(try ActionPlanRecords.summaries(of: inspection.id, on: request.today, in: db))
        self.standings = standings
        findings = try InspectionRecords.findings(of: inspection.id, in: db).filter { $0.kind.needsAnswer || standings[$0.id] != nil }
        let actions = try plan.map { try ActionPlanRecords.actions(of: $0.id, in: db) }?.filter { $0.withdrawal == nil } ?? []
        self.actions = actions
        gaps = try plan.map { try ActionPlanRecords.gaps(of: $0.id, actions, on: request.today, in: db) }
    }

    func html(_ request: PageRequest) -> HTML {
        guard let inspection else {
            return """
                <p class="note">No inspection has been confirmed yet. <a href="\(FirstSteps.place.path)">First steps for a new council</a></p>
                """
        }
        return """
            \(lost)<h2>Findings</h2><p><a href="\(InspectionPlaces.show.path(inspection.id))">\(inspection.title)</a>\
            \(plan.map { " · <a href=\"\(ActionPlanPlaces.plan.path($0.id))\">\($0.title)</a>" as HTML })</p>\(figures)\(table(inspection, request))
            <div class="split even"><div><h2>Statutory deadlines</h2>\(clockList(request))</div><div><h2>Next meetings</h2>\(meetings(request))</div></div>
            \(request.may(.readMeasures) ? safety.html(request) : nil)
            """
    }

    /// What was not sustained comes before everything else.
    private var lost: HTML? {
        let lost = actions.filter(\.isNotSustained)
        guard let plan, !lost.isEmpty else { return nil }
        let lines = lost.map { action -> HTML in
            let since = action.openRegressions.first.map { " since \($0.day); answer by \($0.answerBy)" } ?? ""
            return """
                <li><span><a href="\(ActionPlanPlaces.action.path(plan.id, action.id))">\(action.ref.description) \(action.text)</a>\
                <span class="sub">Improvement not sustained\(since)</span></span>\(Tag("Not sustained", .notSustained).html)</li>
                """
        }
        return "<h2>Not sustained</h2><ul class=\"tasks\">\(lines)</ul>"
    }

    private var figures: HTML {
        let open = actions.filter(\.isOpen)
        let (offTrack, closed) = (open.count { $0.delivery == .offTrack }, actions.count { $0.closing != nil })
        let without = findings.count { $0.kind.needsAnswer && standings[$0.id] == nil }
        let elsewhere = (gaps.map { $0[.findingWithoutAction].count } ?? without) - without
        let others = gaps?[.weaknessNotTakenUp].count ?? 0
        let more = elsewhere > 0 ? "\(elsewhere) more from other sources; " : ""
        return """
            <dl class="figures"><div><dt>Actions off track</dt><dd class="num">\(offTrack)<small>of \(open.count) open</small></dd></div>
            <div><dt>Actions closed</dt><dd class="num">\(closed)<small>of \(actions.count)</small></dd></div>
            <div><dt>Improvements not sustained</dt><dd class="num">\(actions.count(where: \.isNotSustained))<small>\(actions.count { !$0.openRegressions.isEmpty }) not answered yet</small></dd></div>
            <div><dt>Findings without an action</dt><dd class="num">\(without)<small>\(more)\(others) other weakness\("es", when: others != 1) without an action</small></dd></div></dl>
            """
    }

    private func table(_ inspection: InspectionRecord, _ request: PageRequest) -> HTML {
        let columns = [
            Table.Column("Finding"), Table.Column("Actions", isNumber: true), Table.Column("Delivery"), Table.Column("Impact"),
        ]
        let rows = findings.map { finding -> HTML in
            let standing = standings[finding.id]
            return Table.row(
                columns,
                [
                    """
                    <a href="\(InspectionPlaces.pulled.path(inspection.id, finding.id))">\(finding.text)</a>\
                    <span class="sub">\(finding.kind.name) \(finding.position)</span>
                    """, "\(standing?.actions ?? 0)", standing?.delivery ?? "<span class=\"hint\">no action yet</span>",
                    standing?.impact ?? Impact.notMeasured.tag.html,
                ])
        }
        return Table("\(findings.count) finding\("s", when: findings.count != 1) to address", columns, rows: rows).html()
    }

    /// What the next six leave out.
    private func more(_ count: Int) -> HTML? {
        count > 6 ? "<p>\(count - 6) more: <a href=\"\(CalendarPages.list.path)\">see all deadlines</a></p>" : nil
    }

    private func clockList(_ request: PageRequest) -> HTML {
        if clocks.isEmpty { return "<p class=\"hint\">No statutory deadlines are running.</p>" }
        let lines = clocks.sorted { $0.due < $1.due }.prefix(6).map { clock -> HTML in
            let isLate = clock.due < request.today
            let when: HTML = isLate ? Tag(clock.when(on: request.today), .square).html : "<span>\(clock.when(on: request.today))</span>"
            return "<li><span><a href=\"\(clock.path)\">\(clock.title)</a><span class=\"sub\">\(clock.due)</span></span>\(when)</li>"
        }
        return "<ul class=\"tasks\">\(Array(lines))</ul>\(more(clocks.count))"
    }

    private func meetings(_ request: PageRequest) -> HTML {
        if dates.isEmpty { return "<p class=\"hint\">No board or committee meets soon.</p>" }
        let lines = dates.sorted { $0.due < $1.due }.prefix(6).map { date -> HTML in
            "<li><span><a href=\"\(date.path)\">\(date.title)</a><span class=\"sub\">\(date.due)</span></span><span>\(date.when(on: request.today))</span></li>"
        }
        return "<ul class=\"tasks\">\(Array(lines))</ul>\(more(dates.count))"
    }
}
