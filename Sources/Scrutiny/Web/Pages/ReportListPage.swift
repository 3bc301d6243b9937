import Scrutiny
import SiteKit
import Vocabulary

/// Every report, the next meeting first, with how far it is.
enum ReportListPage {
    static func page(_ visit: Visit, _ reports: [ReportLine]) -> Page {
        let begin: HTML? = visit.may(.writeReport) ? "<a class=\"btn\" href=\"\(ScrutinyPlaces.begin.path)\">New report</a>" : nil
        let form: HTML? =
            visit.may(.changeReportForm) ? "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.form.path)\">Change the form</a>" : nil
        let list: HTML =
            reports.isEmpty
            ? "<p>There are no committee reports yet. Begin one from a confirmed inspection: its sections are filled from the record.</p>"
            : table(visit, reports)
        return Page(
            "Reports",
            """
            <h1>Reports</h1><div class="row">\(begin)\(form)<a class="btn quiet" href="\(ScrutinyPlaces.published.path)">What is published</a></div>
            \(list)
            """)
    }

    private static func table(_ visit: Visit, _ reports: [ReportLine]) -> HTML {
        let columns = [Table.Column("Report"), Table.Column("For whom"), Table.Column("Meeting"), Table.Column("State")]
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
        return Table("\(reports.count) \(reports.count == 1 ? "report" : "reports")", columns, rows: rows).html(visit)
    }
}
