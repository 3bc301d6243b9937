import ChildRecords
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The minutes of the legal planning meetings of a day, as they were recorded: each case with the outcome of each child. They print.
struct PlanningMinutes {
    private static let most = 12
    /// The day of a step as it is right; null where it did not happen.
    private static let right: SQL = """
        CASE WHEN EXISTS (SELECT 1 FROM pre_proceedings_correction AS wrong WHERE wrong.proceedings = step.proceedings
            AND wrong.number = step.number) THEN (SELECT wrong.day FROM pre_proceedings_correction AS wrong
            WHERE wrong.proceedings = step.proceedings AND wrong.number = step.number ORDER BY wrong.id DESC LIMIT 1) ELSE step.day END
        """

    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerPlaces.minutes, .readPreProceedings) { request in .page(try await page(request)) }
    }

    private static func held(_ viewer: Viewer) -> SQL {
        """
        FROM pre_proceedings_step AS step JOIN pre_proceedings_step_child AS about ON about.proceedings = step.proceedings
            AND about.number = step.number WHERE step.kind = 'planningHeld' AND (\(literal: KnownCase.sees("about.child", viewer)))
        """
    }

    /// The latest days on which meetings about children whom the reader may see were held.
    static func days(_ viewer: Viewer, in db: Database) throws -> [Day] {
        let sql: SQL = """
            SELECT DISTINCT \(literal: right) AS day \(literal: held(viewer)) AND \(literal: right) IS NOT NULL ORDER BY day DESC LIMIT \(most)
            """
        return try Row.fetchAll(db, literal: sql).map { $0["day"] as Day }
    }

    static func links(_ days: [Day]) -> HTML? {
        if days.isEmpty { return nil }
        let links = days.map { "<li><a href=\"\(TrackerPlaces.minutes.path)?day=\($0.iso)\">\($0.withWeekday)</a></li>" as HTML }
        return "<h2 class=\"unprinted\">Minutes</h2><ul class=\"plain unprinted\">\(links)</ul>"
    }

    private struct Case: Sendable {
        let item: PreProceedingsCase
        let number: String
        let names: [Identifier<Child>: String]
        let lawyer: String?

        func held(on day: Day) -> [Step] { item.steps.filter { $0.kind == .planningHeld && $0.day == day } }
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let viewer = Viewer(request)
        let (day, cases) = try await store.read { db -> (Day?, [Case]) in
            guard let day = try Day(iso: request.query["day"]) ?? PlanningMinutes.days(viewer, in: db).first else { return (nil, []) }
            let sql: SQL = """
                SELECT DISTINCT step.proceedings AS id \(literal: PlanningMinutes.held(viewer)) AND \(literal: PlanningMinutes.right) = \(day)
                """
            let ids = try Row.fetchAll(db, literal: sql).map { $0["id"] as Identifier<PreProceedingsCase> }
            let cases = try ids.compactMap { try read($0, viewer, db) }.filter { !$0.held(on: day).isEmpty }
            return (day, cases.sorted { $0.number < $1.number })
        }
        try await store.recordView(of: cases.map(\.item.id), act: .readPreProceedings, by: request.changer)
        let crumbs = TrackerPages.crumbs + [("Legal planning meetings", TrackerPlaces.agenda.path)]
        guard let day, !cases.isEmpty else {
            return Page(
                "Minutes", breadcrumbs: crumbs,
                "<h1>Minutes</h1><p class=\"note\">No legal planning meeting that you can see is recorded for this date.</p>")
        }
        return Page(
            "Minutes", breadcrumbs: crumbs,
            """
            <h1>Legal planning meetings of \(day.withWeekday)</h1><p>As recorded in the legal tracker on \(request.today). Legal advice is not part of
            the minutes.</p>\(KnownCase.note)\(cases.map { section($0, day) })
            """)
    }

    private func read(_ id: Identifier<PreProceedingsCase>, _ viewer: Viewer, _ db: Database) throws -> Case? {
        let line = try CaseRegister.register.line(id, as: viewer, in: db)
        guard let item = try PreProceedingsCase.load(id, in: db) else { return nil }
        let children = try CaseChild.visible(of: item.family, to: viewer, in: db)
        return Case(
            item: item.only(Set(children.map(\.id))), number: line.number,
            names: Dictionary(uniqueKeysWithValues: children.map { ($0.id, $0.words) }), lawyer: line.lawyer)
    }

    private func section(_ made: Case, _ day: Day) -> HTML {
        let steps = made.held(on: day)
        let columns = ["Child", "Outcome", "Threshold met?", "Safe to wait?", "Reasons"].map { Table.Column($0) }
        let rows = steps.flatMap { step in
            step.children.compactMap { made.names[$0] }.sorted().map { name -> HTML in
                let next: HTML? =
                    step.facts.choice == .adjourn ? step.facts.other.map { "<span class=\"sub\">Next meeting \($0)</span>" } : nil
                return Table.row(
                    columns,
                    [
                        "\(name)", "\(step.facts.choice?.words ?? "Not recorded")\(next)",
                        "\(step.facts.threshold?.words ?? "Not recorded")",
                        "\(step.facts.safeToWait?.words ?? "Not recorded")", "\(step.facts.words)",
                    ])
            }
        }
        let chairs = Set(steps.map(\.facts.person).filter { !$0.isEmpty }).sorted().joined(separator: ", ")
        let link: HTML = "<a class=\"whole\" href=\"\(CaseRegister.address.path(made.item.id))\">\(made.number)</a>"
        return """
            <h2>\(link)</h2><p>Chair: \(chairs.isEmpty ? "not recorded" : chairs). Lawyer: \(made.lawyer ?? "none named").</p>\
            \(Table("Outcome for each child", columns, rows: rows).html())
            """
    }
}
