import Inspections
import SiteKit

/// Every inspection of the council, the newest first.
struct InspectionListPage {
    let request: PageRequest
    let rows: [(InspectionRecord, [Judgement])]

    var page: Page {
        Page(
            "Inspections",
            """
            <h1>Inspections</h1>\(actions)\(rows.isEmpty ? empty : table)
            """)
    }

    private var actions: HTML? {
        guard request.may(.uploadReport) else { return nil }
        return """
            <p class="row"><a class="btn" href="\(InspectionPlaces.upload.path)">Upload a report</a>
            <a class="btn quiet" href="\(InspectionPlaces.typeIn.path)">Enter a report by hand</a></p>
            """
    }

    private let empty: HTML = """
        <p class="note">There are no inspections yet. Upload Ofsted’s report as a PDF to see its judgements, its findings and the paragraphs \
        that explain them.</p>
        """

    private var table: HTML {
        let columns = [
            Table.Column("Inspection"), Table.Column("Judgements"), Table.Column("Report"), Table.Column("Published", isNumber: true),
        ]
        let rows = rows.map { inspection, judgements in
            Table.row(columns, [name(inspection), grades(judgements), status(inspection), published(inspection)])
        }
        return Table("Inspections and visits, newest first", columns, rows: rows).html()
    }

    private func name(_ inspection: InspectionRecord) -> HTML {
        let path =
            inspection.stage == .checking && request.may(.checkReport)
            ? InspectionPlaces.check.path(inspection.id) : InspectionPlaces.show.path(inspection.id)
        return "<a href=\"\(path)\">\(inspection.title)</a><span class=\"sub\">\(inspection.framework.name)</span>"
    }

    private func grades(_ judgements: [Judgement]) -> HTML {
        if judgements.isEmpty { return "No grades" }
        let lines = judgements.map { "<li>\($0.area.shortName): \($0.printed.isEmpty ? "not known" : $0.printed)</li>" as HTML }
        return "<ul>\(lines)</ul>"
    }

    private func status(_ inspection: InspectionRecord) -> HTML {
        inspection.stage == .checking ? "\(Tag("To be checked", .triangle).html)" : "\(inspection.state.name)"
    }

    private func published(_ inspection: InspectionRecord) -> HTML {
        inspection.dates.published.map { "\($0)" } ?? "Not yet"
    }
}
