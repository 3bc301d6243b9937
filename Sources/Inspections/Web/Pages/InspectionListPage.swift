import Inspections
import SiteKit

/// Every inspection of the council, the newest first.
struct InspectionListPage {
    let visit: Visit
    let rows: [(InspectionRecord, [Judgement])]

    var page: Page {
        Page(
            "Inspections",
            """
            <h1>Inspections</h1>\(actions)\(rows.isEmpty ? empty : table)
            """)
    }

    private var actions: HTML? {
        guard visit.may(.uploadReport) else { return nil }
        return """
            <p class="row"><a class="btn" href="\(InspectionPlaces.upload.path)">Upload a report</a>
            <a class="btn quiet" href="\(InspectionPlaces.typeIn.path)">Type one in by hand</a></p>
            """
    }

    private let empty: HTML = """
        <p class="note">No inspection is held yet. Drop Ofsted’s report here as a PDF: seconds later you see its judgements, its findings and \
        the paragraphs that explain them.</p>
        """

    private var table: HTML {
        let columns = [
            Table.Column("Inspection"), Table.Column("Judgements"), Table.Column("Report"), Table.Column("Published", isNumber: true),
        ]
        let rows = rows.map { inspection, judgements in
            Table.row(columns, [name(inspection), grades(judgements), standing(inspection), published(inspection)])
        }
        return Table("Inspections and visits, newest first", columns, rows: rows).html()
    }

    private func name(_ inspection: InspectionRecord) -> HTML {
        let path =
            inspection.stage == .checking && visit.may(.checkReport)
            ? InspectionPlaces.check.path(inspection.id) : InspectionPlaces.show.path(inspection.id)
        return "<a href=\"\(path)\">\(inspection.title)</a><span class=\"sub\">\(inspection.framework.name)</span>"
    }

    private func grades(_ judgements: [Judgement]) -> HTML {
        if judgements.isEmpty { return "No grades are given" }
        let lines = judgements.map { "<li>\($0.area.shortName): \($0.printed.isEmpty ? "not known" : $0.printed)</li>" as HTML }
        return "<ul>\(lines)</ul>"
    }

    private func standing(_ inspection: InspectionRecord) -> HTML {
        inspection.stage == .checking ? "\(Tag("To be checked", .triangle).html)" : "\(inspection.state.name)"
    }

    private func published(_ inspection: InspectionRecord) -> HTML {
        inspection.dates.published.map { "\($0)" } ?? "Not yet"
    }
}
