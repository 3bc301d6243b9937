import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// Everything on the line of one finding, from the report's paragraph to what the public was told, with each gap named.
struct GoldenThread: Sendable {
    let store: Store
    let line: WholeThread

    func register(on site: inout Site) {
        site.get(InspectionPlaces.pulled, .readInspections) { request, inspection, finding in
            let facts = try await store.read { db in
                guard let record = try InspectionRecords.inspection(inspection, in: db),
                    record.isOpen(to: request.person, by: request.site.policy)
                else { throw NotFound() }
                return try FindingLine(record, finding, for: request, in: db)
            }
            let steps = try await line.thread.steps(inspection, .finding(finding), at: .findings, request)
            return .page(GoldenThreadPage(request: request, facts: facts, thread: steps.withoutPull).page)
        }
    }
}

/// What hangs on one finding.
struct FindingLine: Sendable {
    let inspection: InspectionRecord
    let finding: Finding
    let paragraphs: [Paragraph]
    let plan: Plan?
    let actions: [Action]
    let ratings: [Identifier<Action>: TwoRatings]
    let owners: [Identifier<Action>: String]
    let practice: [Identifier<Action>: [PracticeChange]]
    let events: [PlanEvent]
    let decisions: [Identifier<Action>: [Decision]]
    let lines: [LineOfEnquiry]
    let resources: [Resource]
    let questions: [CommitteeQuestion]
    let report: ReportLine?
    let published: (on: Day, snapshot: Digest)?

    init(_ inspection: InspectionRecord, _ id: Identifier<Finding>, for request: PageRequest, in db: Database) throws {
        let today = request.today
        guard let finding = try InspectionRecords.findings(of: inspection.id, in: db).first(where: { $0.id == id }) else {
            throw NotFound()
        }
        self.inspection = inspection
        self.finding = finding
        paragraphs = try InspectionRecords.paragraphs(of: inspection.id, in: db).filter { finding.paragraphs.contains($0.number) }
        let plan = try ActionPlanRecords.plan(of: inspection.id, in: db)
        self.plan = plan
        actions =
            try plan.map { try ActionPlanRecords.actions(of: $0.id, in: db) }?
            .filter { $0.withdrawal == nil && $0.findings.contains(id) } ?? []
        ratings = try plan.map { try ActionPlanRecords.ratings(of: $0.id, on: today, in: db) } ?? [:]
        let posts = try ActionPlanRecords.posts(in: db)
        owners = Dictionary(actions.compactMap { action in action.owner.flatMap { posts.title(of: $0) }.map { (action.id, $0) } }) {
            first, _ in first
        }
        practice = Dictionary(try actions.map { ($0.id, try ActionPlanRecords.practice(of: $0.id, in: db)) }) { first, _ in first }
        let ids = Set(actions.map(\.id))
        events =
            try plan.map { try PlanEvents.all(of: $0.id, in: db) }?.filter { event in
                event.finding == id || event.action.map { ids.contains($0) } == true
            } ?? []
        decisions = Dictionary(try actions.map { ($0.id, try BoardRecords.decisions(about: $0.id, in: db)) }) { first, _ in first }
        lines = try InspectionWeekRows.lines(of: inspection.id, in: db).filter { $0.conclusion?.findings.contains(id) == true }
        resources = try Resource.all(of: inspection.id, in: db).filter { $0.findings.contains(id) }
        questions = try CommitteeQuestion.linked(
            to: try ThreadLinks(id, of: inspection.id, in: db).subjects, of: inspection.id, as: Viewer(request), in: db)
        report = try ScrutinyRecords.latest(of: inspection.id, in: db)
        published = try ScrutinyRecords.published(on: inspection.id, in: db)
    }
}

/// One page from the paragraph to the public report, and back.
struct GoldenThreadPage {
    let request: PageRequest
    let facts: FindingLine
    let thread: [ThreadStep]

    private var finding: Finding { facts.finding }

    var page: Page {
        Page(
            "Golden thread of a finding", thread: thread,
            breadcrumbs: [
                ("Inspections", InspectionPlaces.list.path), (facts.inspection.title, InspectionPlaces.show.path(facts.inspection.id)),
                ("Finding \(finding.position)", InspectionPlaces.finding.path(facts.inspection.id, finding.id)),
            ],
            """
            <h1>\(finding.text)</h1><p class="hint">\(finding.kind.name). From the paragraph of the report to what the public was told. Anything missing is listed.</p>
            <ol class="timeline whole-thread">\(enquiries)\(paragraphs)\(facts.actions.isEmpty ? gap("Actions", "No action answers it yet.") : "\(facts.actions.map(action))")\(money)\(board)\(asked)\(report)</ol>
            <p><a href="\(InspectionPlaces.threads.path(facts.inspection.id))">Threads by finding</a></p>
            """)
    }

    private func gap(_ title: HTML, _ words: HTML) -> HTML { "<li><strong>\(title)</strong><p class=\"note\">\(words)</p></li>" }

    private var paragraphs: HTML {
        if facts.paragraphs.isEmpty { return gap("In the report", "No paragraph is linked to it yet.") }
        let text = InspectionPlaces.text.path(facts.inspection.id)
        let quotes = facts.paragraphs.map {
            "<blockquote><p>\($0.text)</p><cite><a href=\"\(text)#p\($0.number)\">Paragraph \($0.number)</a>, page \($0.page)</cite></blockquote>"
                as HTML
        }
        return "<li><strong>In the report</strong>\(quotes)</li>"
    }

    private func action(_ action: Action) -> HTML {
        guard let plan = facts.plan, request.may(.readPlan) else { return "" }
        let path = ActionPlanPlaces.action.path(plan.id, action.id)
        let ratings = facts.ratings[action.id]
        let differs: HTML? = ratings?.deliveryContradiction.map { "<span class=\"sub\">\($0)</span>" }
        return """
            <li><strong>Action <a href="\(path)">\(action.ref.description)</a></strong> \(action.text)
            <p>\(action.deliveryStatus.tag.html) <span>\(ratings?.impactShown.html)</span>\(differs)\
            <span class="sub">\(facts.owners[action.id] ?? "no owner yet"), due \(action.due)\(action.closing.map { "; closed on \($0.day) by \($0.by)" })</span></p>
            \(parts(of: action, path))</li>
            """
    }

    private typealias Part = (title: HTML, items: [HTML], missing: HTML?)

    /// What hangs on an action, a row a kind, and what is missing in one row.
    private func parts(of action: Action, _ path: String) -> HTML {
        let parts = [practice(action, path), audits(action, path), measures(action, path), evidence(action, path), decided(action)]
        let rows = parts.filter { !$0.items.isEmpty }.map { "<div><dt>\($0.title)</dt><dd><ul>\($0.items)</ul></dd></div>" as HTML }
        let missing = parts.filter { $0.items.isEmpty }.compactMap { $0.missing }
        let gaps: HTML? = missing.isEmpty ? nil : "<div class=\"missing\"><dt>Missing</dt><dd>\(missing.joined(" "))</dd></div>"
        return "<dl class=\"summary parts\">\(rows)\(gaps)</dl>"
    }

    private func practice(_ action: Action, _ path: String) -> Part {
        let items = (facts.practice[action.id] ?? []).map {
            "<li><a href=\"\(PracticePlaces.change.path($0.id))\">\($0.title)</a><span class=\"sub\">from \($0.day)</span></li>" as HTML
        }
        return ("Practice", items, "<a href=\"\(path)#practice\">No change of practice recorded yet.</a>")
    }

    private func audits(_ action: Action, _ path: String) -> Part {
        let items = action.audits.map { "<li>\($0.question)<span class=\"sub\">\($0.day): \($0.words)</span></li>" as HTML }
        return ("Audits", items, "<a href=\"\(path)#audits\">No audit linked yet.</a>")
    }

    private func measures(_ action: Action, _ path: String) -> Part {
        let items = action.measures.map {
            "<li><a href=\"\(IndicatorPlaces.measure.path($0.id))\">\($0.name)</a> \($0.verdict.tag.html)<span class=\"sub\">\($0.sentence)</span></li>"
                as HTML
        }
        return ("Measures", items, "<a href=\"\(path)#measures\">No measure linked yet.</a>")
    }

    private func evidence(_ action: Action, _ path: String) -> Part {
        let items = action.currentEvidence.map {
            "<li>\($0.title)<span class=\"sub\">\($0.day)\($0.grade.map { ", \($0.words.lowercasedFirst)" } ?? ", not graded yet")</span></li>"
                as HTML
        }
        return ("Evidence", items, "<a href=\"\(path)#evidence\">No evidence yet.</a>")
    }

    /// What the board decided on an action. That it decided nothing is no gap: it may only have followed.
    private func decided(_ action: Action) -> Part {
        let decisions = facts.decisions[action.id] ?? []
        guard request.may(.readBoards) else { return ("", [], nil) }
        let items = decisions.map { decision -> HTML in
            """
            <li><a href="\(DecisionRegister.address.path(decision.id, in: decision.board))">\(decision.ref) \(decision.text)</a> \
            \(decision.tag(on: request.today).html)<span class="sub">decided on \(decision.taken)</span></li>
            """
        }
        return ("Decisions of the board", items, nil)
    }

    private var enquiries: HTML? {
        guard !facts.lines.isEmpty else { return nil }
        let items = facts.lines.map { line -> HTML in
            """
            <li><a href="\(InspectionPlaces.line.path(facts.inspection.id, line.id))">\(line.title)</a>\
            <span class="sub">\(line.conclusion.map { "\($0.day): \($0.words)" } ?? "")</span></li>
            """
        }
        return "<li><strong>Lines of enquiry</strong><ul>\(items)</ul></li>"
    }

    private var money: HTML? {
        guard !facts.resources.isEmpty, request.may(.readReports) else { return nil }
        let items = facts.resources.map { resource -> HTML in
            """
            <li><a href="\(ResourceRegister.address.path(resource.id))">\(resource.title)</a><span class="sub">\(resource.kind.words): \
            agreed \(Pounds.words(resource.latest?.agreed).lowercasedFirst), spent \(Pounds.words(resource.latest?.spent).lowercasedFirst)</span></li>
            """
        }
        return "<li><strong>Money and posts</strong><ul>\(items)</ul></li>"
    }

    private var asked: HTML? {
        guard request.may(.readQuestions) else { return nil }
        let items = facts.questions.map { question -> HTML in
            """
            <li><a href="\(QuestionRegister.address.path(question.id))">\(question.reference)</a> \(question.asked.words) \
            \(question.tag(on: request.today).html)<span class="sub">\(question.asked.place)</span></li>
            """
        }
        return items.isEmpty
            ? gap("Questions of the committee", "No question or recommendation is linked to it.")
            : "<li><strong>Questions of the committee</strong><ul>\(items)</ul></li>"
    }

    private var board: HTML {
        var lines = facts.events.map { event in
            let kind = event.kind.words.lowercasedFirst
            return (day: event.day, words: event.words.lowercased().contains(kind.lowercased()) ? event.words : "\(kind), \(event.words)")
        }
        if let agreement = facts.plan?.agreement {
            lines.append((agreement.on, "the plan was agreed by \(agreement.by), at \(agreement.meeting)"))
        }
        let items = lines.sorted { $0.day < $1.day }.map { "<li>\($0.day): \($0.words)</li>" as HTML }
        return items.isEmpty ? gap("Board", "No board has considered it yet.") : "<li><strong>Board</strong><ul>\(items)</ul></li>"
    }

    private var report: HTML {
        guard let report = facts.report else { return gap("Committee and public", "No committee report mentions it yet.") }
        let link: HTML =
            request.may(.readReports)
            ? "<a href=\"\(ScrutinyPlaces.report.path(report.id))\">The committee report</a>" : "The committee report"
        let out: HTML =
            facts.published.map {
                "<p><a href=\"\(ScrutinyPlaces.published($0.snapshot))\">What the public reads</a>, since \($0.on)</p>"
            } ?? "<p class=\"note\">Nothing is published yet.</p>"
        return "<li><strong>Committee and public</strong><p>\(link): \(report.stateWords)</p>\(out)</li>"
    }
}
