import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Every report with its status, the latest meeting first.
enum ReportListPage {
    static func page(_ request: PageRequest, _ reports: [ReportLine]) -> Page {
        let create: HTML? = request.may(.writeReport) ? "<a class=\"btn\" href=\"\(ScrutinyPlaces.create.path)\">New report</a>" : nil
        let form: HTML? =
            request.may(.changeReportForm) ? "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.form.path)\">Change the template</a>" : nil
        let list: HTML =
            reports.isEmpty
            ? "<p>There are no reports yet. Create one from a confirmed inspection: its sections are drafted from the record.</p>"
            : table(request, reports)
        return Page(
            "Reports",
            """
            <h1>Reports</h1><div class="row">\(create)\(form)<a class="btn quiet" href="\(ScrutinyPlaces.published.path)">Published reports</a></div>
            \(list)
            """)
    }

    private static func table(_ request: PageRequest, _ reports: [ReportLine]) -> HTML {
        let columns = [Table.Column("Report"), Table.Column("Audience"), Table.Column("Meeting"), Table.Column("Status")]
        let rows = reports.map { report -> HTML in
            let state: HTML =
                report.snapshot.map { "<a href=\"\(ScrutinyPlaces.published($0))\">\(report.stateWords.capitalisedFirst)</a>" }
                ?? "\(report.stateWords.capitalisedFirst)"
            return Table.row(
                columns,
                [
                    "<a href=\"\(ScrutinyPlaces.report.path(report.id))\">\(report.title)</a>\(report.kind == .committee ? nil : "<span class=\"sub\">\(report.kind.words)</span>" as HTML)",
                    "\(report.committee)", "\(report.meeting)",
                    state,
                ])
        }
        return Table("\(reports.count) \(reports.count == 1 ? "report" : "reports")", columns, rows: rows).html(request)
    }
}

/// Creates a report: the inspection it is about, and its details.
enum NewReportPage {
    static func page(
        _ request: PageRequest, _ inspections: [InspectionChoice], last: ReportFacts?, _ problems: Problems? = nil,
        kind: ReportKind = .committee
    ) -> Page {
        let title = "New: \(kind.words.lowercased())"
        let trail = [(title: "Reports", path: ScrutinyPlaces.list.path)]
        guard !inspections.isEmpty else {
            return Page(
                title, breadcrumbs: trail,
                """
                <h1>\(title)</h1><p>There is no confirmed inspection to report on. Upload Ofsted’s report and confirm what was read from it first.</p>
                <p><a class="btn" href="/inspections">Go to inspections</a></p>
                """)
        }
        let fields = FormFields(typed: request.form.pairs.isEmpty ? nil : request.form, problems: problems)
        let asked = request.query["inspection"]
        let started = last.map { kind == .committee ? facts($0) : facts($0, for: kind) }
        let options = inspections.map { (value: $0.id.text, words: $0.words) }
        return Page(
            title, breadcrumbs: trail, problems: problems,
            """
            <h1>\(title)</h1>\(others(kind))
            <p>Each section is drafted from the record: dates, judgements, what Ofsted asked for and what is being done. You can then edit it.</p>
            \(request.form(to: ScrutinyPlaces.create.path, """
                <input type="hidden" name="report-kind" value="\(kind.rawValue)">
                \(fields.select("inspection", "Inspection", options: options, value: asked.isEmpty ? options.first?.value ?? "" : asked))
                \(FactsForm.fields(fields, started, kind))<p><button class="btn">Create report</button></p>
                """))
            """)
    }

    /// Other report types from the same record.
    private static func others(_ kind: ReportKind) -> HTML {
        let links = ReportKind.allCases.map { other -> HTML in
            let path = other == .committee ? ScrutinyPlaces.create.path : ScrutinyPlaces.create.path + "?kind=\(other.rawValue)"
            return "<li><a href=\"\(path)\"\(" aria-current=\"page\"", when: other == kind)>\(other.words)</a></li>"
        }
        return "<nav aria-label=\"Report type\"><ul class=\"views\">\(links)</ul></nav>"
    }

    private static func facts(_ last: ReportFacts, for kind: ReportKind) -> ReportFacts {
        var other = facts(last)
        (other.title, other.committee) = (kind.words, kind.readers)
        return other
    }

    /// Committee and people from the last report; meeting and item are new.
    private static func facts(_ last: ReportFacts) -> ReportFacts {
        var facts = last
        (facts.item, facts.exemption) = ("", nil)
        return facts
    }
}

/// An inspection that a report can be about.
struct InspectionChoice: Sendable {
    let id: Identifier<Inspection>
    let words: String

    /// Confirmed inspections of this council that this person may see, latest first. A draft is replaced by its final report.
    static func all(as viewer: Viewer, in db: Database) throws -> [InspectionChoice] {
        let sql: SQL = """
            SELECT id, framework, coalesce(fieldwork_from, published) AS day FROM inspection
            WHERE stage = 'confirmed' AND NOT EXISTS (SELECT 1 FROM inspection AS final WHERE final.draft_of = inspection.id)
            AND \(literal: viewer.mayKnow(inspection: "inspection.id")) ORDER BY day DESC
            """
        return try Row.fetchAll(db, literal: sql).map { row in
            let (framework, day): (Framework, Day?) = (try row.word("framework", of: "inspection"), row["day"])
            return InspectionChoice(id: row["id"], words: day.map { "\(framework.name), \($0)" } ?? framework.name)
        }
    }
}

extension ScrutinyStore {
    func inspections(for request: PageRequest) async throws -> [InspectionChoice] {
        try await store.read { try InspectionChoice.all(as: Viewer(request), in: $0) }
    }

    /// The details of the most recent report, so that committee and councillors do not have to be typed again.
    func lastFacts(for request: PageRequest) async throws -> ReportFacts? {
        try await store.read { db in
            let sql: SQL = """
                SELECT * FROM committee_report WHERE kind = 'committee'
                AND \(literal: Viewer(request).mayKnow(inspection: "committee_report.inspection")) ORDER BY begun DESC, id LIMIT 1
                """
            return try Row.fetchAll(db, literal: sql).first.map { try ReportRows.facts($0) }
        }
    }
}
