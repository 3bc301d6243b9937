import ChildRecords
import ChildRecordsWeb
import GRDB
import Intake
import Law
import PreProceedings
import SiteKit
import Vocabulary

/// The pages of the legal tracker besides the register itself.
package struct TrackerPages: Sendable {
    let store: Store
    let workers: WorkerPool

    /// - Parameter workers: they read spreadsheets.
    package init(store: Store, workers: WorkerPool) { (self.store, self.workers) = (store, workers) }

    static let crumbs = [(title: "Pre-proceedings", path: CaseRegister.address.list)]

    package func register(on site: inout Site) {
        RegisterPages(CaseRegister.register, store: store).register(on: &site)
        LegalAdvice(store: store).register(on: &site)
        site.get(TrackerPlaces.board, .readPreProceedings) { request in .page(try await board(request)) }
        site.get(TrackerPlaces.agenda, .readPreProceedings) { request in .page(try await agenda(request)) }
        PlanningMinutes(store: store).register(on: &site)
        TrackerCalendar(store: store).register(on: &site)
        LongCases(store: store).register(on: &site)
        TermsPage(store: store).register(on: &site)
        AnswersPage(store: store).register(on: &site)
        DatasetPage(store: store).register(on: &site)
        SheetPages(store: store, workers: workers).register(on: &site)
        LoadedPages(store: store).register(on: &site)
    }

    // MARK: Cases by stage

    private func board(_ request: PageRequest) async throws -> Page {
        let lines = try await store.read { try CaseRegister.register.lines(as: Viewer(request), in: $0) }
        try await store.recordView(of: lines.map(\.id), act: .readPreProceedings, by: request.changer)
        let stages = Stage.allCases.filter(\.isOpen).map { stage -> HTML in
            let here = lines.filter { $0.stage == stage }
            let cases = here.map { line -> HTML in
                "<li><a class=\"whole\" href=\"\(CaseRegister.address.path(line.id))\">\(line.number)</a> \(due(line, on: request.today))</li>"
            }
            let list: HTML = here.isEmpty ? "<p class=\"hint\">No cases.</p>" : "<ul class=\"plain\">\(cases)</ul>"
            return "<section><h2>\(stage.words) (\(here.count))</h2>\(list)</section>"
        }
        return Page(
            "Cases by stage", breadcrumbs: TrackerPages.crumbs,
            "<h1>Cases by stage</h1><p>Each family is shown once, at the furthest stage of any of its children. Closed cases are in the list.</p>\(stages)"
        )
    }

    private func due(_ line: CaseLine, on today: Day) -> HTML {
        guard let day = line.nextDue else { return "<span class=\"hint\">Nothing due</span>" }
        let hint: HTML = "<span class=\"hint\">\(line.nextKind?.words ?? ""), \(day)</span>"
        if day >= today { return hint }
        let over = today - day
        return "\(Tag("\(over) \(over == 1 ? "day" : "days") overdue", .square).html) \(hint)"
    }

    // MARK: The panel’s week

    private struct Meeting: FetchableRecord, Decodable, Sendable {
        let id: Identifier<PreProceedingsCase>
        let number, family: String
        let due: Day
        let lawyer: String?
        let children, papersMissing: Int
    }

    private static let agendaFilters = ["lawyer", "team", "unborn", "section20", "week"]

    /// The next legal planning meetings: which cases, whose lawyer, and where papers are missing.
    private func agenda(_ request: PageRequest) async throws -> Page {
        let viewer = Viewer(request)
        let (meetings, terms, held, bar) = try await store.read { db -> ([Meeting], LocalTerms, [Day], FilterBar) in
            let narrowed = try CaseRegister.register.narrowing(TrackerPages.agendaFilters, request, in: db)
            let (sees, papers) = (KnownCase.sees("clock.child", viewer), KnownCase.sees("papers.child", viewer))
            let sql: SQL = """
                SELECT item.id, item.number, family.number AS family, clock.due, count(DISTINCT clock.child) AS children,
                    (SELECT account.name FROM pre_proceedings_named AS named JOIN account ON account.id = named.account
                        WHERE named.proceedings = item.id AND named.part = 'lawyer') AS lawyer,
                    EXISTS (SELECT 1 FROM pre_proceedings_clock AS papers WHERE papers.proceedings = item.id AND papers.kind = 'papers'
                        AND papers.done IS NULL AND (\(literal: papers))) AS papersMissing
                FROM pre_proceedings_clock AS clock JOIN \(literal: KnownCase.table(viewer)) ON item.id = clock.proceedings
                JOIN family ON family.id = item.family
                WHERE clock.done IS NULL AND clock.kind = 'planningMeeting' AND (\(literal: sees)) AND (\(literal: narrowed.condition))
                GROUP BY item.id, clock.due ORDER BY clock.due, item.number
                """
            return (
                try SQLRequest<Meeting>(literal: sql).fetchAll(db), try LocalTerms.read(in: db), try PlanningMinutes.days(viewer, in: db),
                narrowed.bar
            )
        }
        try await store.recordView(of: meetings.map(\.id), act: .readPreProceedings, by: request.changer)
        let columns = ["Case", "Children", "Lawyer", "Papers"].map { Table.Column($0) }
        let days = Dictionary(grouping: meetings, by: \.due).sorted { $0.key < $1.key }.map { day, cases -> HTML in
            let rows = cases.map { meeting in
                Table.row(
                    columns,
                    [
                        "<a class=\"whole\" href=\"\(CaseRegister.address.path(meeting.id))\">\(meeting.number)</a><span class=\"sub\">\(meeting.family)</span>",
                        "\(meeting.children)",
                        "\(meeting.lawyer ?? "No lawyer named")",
                        meeting.papersMissing == 1 ? Tag("Missing", .triangle).html : Tag("Sent", .tick).html,
                    ])
            }
            let past: HTML? =
                day < request.today ? "<p class=\"note\">This date has passed. Record the meeting, or book a new date.</p>" : nil
            return "<h2>\(day.withWeekday)</h2>\(past)\(Table("Legal planning meeting", columns, rows: rows).html())"
        }
        let isNarrowed = TrackerPages.agendaFilters.contains { !request.query[$0].isEmpty }
        let none: HTML? =
            !meetings.isEmpty
            ? nil
            : isNarrowed
                ? "<p class=\"note\">No booked legal planning meeting matches these filters. Remove a filter to see more.</p>"
                : "<p class=\"note\">No legal planning meeting is booked.</p>"
        return Page(
            "Legal planning meetings", breadcrumbs: TrackerPages.crumbs,
            "<h1>Legal planning meetings</h1><p>Booked cases, by date of meeting. Papers are due \(terms.own(.planningPapers).length) clear working days before (local setting).</p>\(KnownCase.note)\(bar.folded(request, "Filter the meetings"))\(none)\(days)\(PlanningMinutes.links(held))"
        )
    }
}

/// The lengths of time that this council sets, each with its default; statute is shown and cannot be set.
struct TermsPage {
    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerPlaces.settings, .setPreProceedings) { request in .page(try await page(request)) }
        site.post(TrackerPlaces.settings, .setPreProceedings) { request in
            do {
                let terms = try parse(request.form)
                try await store.change(by: request.changer, .setPreProceedings, on: "pre-proceedings") { db in try terms.save(in: db) }
                return .seeOther(TrackerPlaces.settings.path, saying: "Time limits saved. Deadlines of all cases have been recalculated.")
            } catch let problems as Problems { return .page(try await page(request, problems)) }
        }
    }

    private func parse(_ form: Fields) throws -> LocalTerms {
        var reader = FormReader(form)
        var terms = LocalTerms()
        for timescale in LocalTerms.settable {
            if let length = Int(form[timescale.id]), (1...400).contains(length) {
                terms.set(timescale, length)
            } else {
                reader.note(Problem(timescale.id, "Enter a number from 1 to 400."))
            }
        }
        if ["day", "month", "year"].contains(where: { !form["\(LocalTerms.duty)-\($0)"].isEmpty }) {
            terms.dutyFrom = reader.optionalDay(LocalTerms.duty)
        }
        try reader.finish()
        return terms
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let terms = try await store.read { try LocalTerms.read(in: $0) }
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems)
        let inputs = LocalTerms.settable.map { timescale in
            fields.text(
                timescale.id, "\(timescale.title), in \(timescale.unit.rawValue)",
                hint: "\(timescale.instrument). The default is \(timescale.length).",
                value: String(terms.own(timescale).length), width: 4)
        }
        let duty = fields.day(
            LocalTerms.duty, "Date the duty to offer a family meeting comes into force",
            hint: "Children Act 1989, section 31ZA. Leave blank until regulations bring it into force.",
            value: terms.dutyFrom)
        return Page(
            "Pre-proceedings time limits", breadcrumbs: TrackerPages.crumbs, problems: problems,
            """
            <h1>Pre-proceedings time limits</h1><p>These are local settings: we found no national time limits. The 26 weeks for care proceedings are set by statute and cannot be changed
            here (\(Timescale.careProceedings.instrument)).</p>
            \(request.form(to: TrackerPlaces.settings.path, "\(inputs)\(duty)<p><button class=\"btn\">Save</button></p>"))
            """)
    }
}
