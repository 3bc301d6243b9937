import ChildRecords
import ChildReturns
import SiteKit
import Vocabulary

/// The rows of a load that were held back: where, what, and why, for the person who mends them at the source.
struct HeldPage {
    private static let length = 100

    let visit: Visit
    let load: DataLoad
    let all: [HeldLine]
    let lines: [HeldLine]
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?

    private let columns = [
        Table.Column("File"), Table.Column("Row", sort: "row", isNumber: true), Table.Column("Child", sort: "child"),
        Table.Column("Column", sort: "column"), Table.Column("What it says"), Table.Column("Why it is held", sort: "why"),
    ]

    var page: Page {
        let rows = shown.map { line -> HTML in
            Table.row(
                columns,
                [
                    "\(line.file)<span class=\"sub\">\(line.table)</span>", "\(line.row.row)",
                    child(line.row.child), "\(line.row.column.isEmpty ? "–" : line.row.column)",
                    "\(line.row.value.isEmpty ? "Nothing" : line.row.value)", "\(line.row.reason.words)",
                ])
        }
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"note\">No row was held back\(all.isEmpty ? "" : " that fits these filters").</p>"
            : Table(lines.count == 1 ? "1 row held back" : "\(lines.count.grouped) rows held back", columns, rows: rows).html(visit)
        return Page(
            "Rows held back", breadcrumbs: [("Data", LoadPlaces.list.path), ("Load \(load.number)", LoadPlaces.show.path(load.id))],
            """
            <h1>Rows held back</h1><p>They are in no measure. Each is gone from here once it is mended in the case system and loaded again.</p>
            \(filters)\(table)\(paging)\(download)
            """)
    }

    private func child(_ text: String) -> HTML {
        if text.isEmpty { return "–" }
        guard let number = CouncilNumber(text), let address = CaseSystem.address(of: number, pattern: pattern) else { return "\(text)" }
        return "<a href=\"\(address)\" rel=\"noreferrer\">\(text)</a>"
    }

    /// For whoever keeps the case system right.
    var file: Download {
        var table = CSVTable(["File", "Table", "Row", "Child", "Column", "What it says", "Why it is held"])
        for line in lines {
            table.add([line.file, line.table, String(line.row.row), line.row.child, line.row.column, line.row.value, line.row.reason.words])
        }
        return table.download(name: "rows-held-back-load-\(load.number).csv")
    }

    private var sorted: [HeldLine] {
        let order = SortOrder(visit)
        let lines: [HeldLine] =
            switch order.column {
            case "row": self.lines.sorted { ($0.row.row, $0.file) < ($1.row.row, $1.file) }
            case "child": self.lines.sorted { ($0.row.child, $0.row.row) < ($1.row.child, $1.row.row) }
            case "column": self.lines.sorted { ($0.row.column, $0.row.row) < ($1.row.column, $1.row.row) }
            case "why": self.lines.sorted { ($0.row.reason.rawValue, $0.row.row) < ($1.row.reason.rawValue, $1.row.row) }
            default: self.lines
            }
        return order.isDescending ? lines.reversed() : lines
    }

    private var number: Int { min(pages, max(1, Int(visit.query["page"]) ?? 1)) }
    private var pages: Int { max(1, (lines.count + HeldPage.length - 1) / HeldPage.length) }
    private var shown: [HeldLine] { Array(sorted.dropFirst((number - 1) * HeldPage.length).prefix(HeldPage.length)) }

    private var filters: HTML? {
        if all.isEmpty { return nil }
        let tables = Set(all.map(\.table)).sorted().map { (value: $0, words: $0) }
        let reasons = Set(all.map(\.row.reason)).sorted { $0.rawValue < $1.rawValue }.map { (value: String($0.rawValue), words: $0.words) }
        return FilterBar([.init("table", "Table", tables), .init("reason", "Why", reasons)]).html(visit)
    }

    private var paging: HTML? {
        guard pages > 1 else { return nil }
        let back: HTML? = number > 1 ? "<a href=\"\(visit.path(with: "page", String(number - 1)))\">Earlier</a> " : nil
        let on: HTML? = number < pages ? " <a href=\"\(visit.path(with: "page", String(number + 1)))\">Later</a>" : nil
        return "<nav aria-label=\"Pages\"><p>\(back)Page \(number) of \(pages)\(on)</p></nav>"
    }

    private var download: HTML? {
        if lines.isEmpty { return nil }
        let chosen = ["table", "reason"].filter { !visit.query[$0].isEmpty }.map { "\($0)=\(visit.query[$0].asQueryValue)" }
        let query = chosen.isEmpty ? "" : "?" + chosen.joined(separator: "&")
        return """
            <p><a href="\(LoadPlaces.heldFile.path(load.id) + query)">These rows as a file</a>, for whoever mends them in the case system.</p>
            """
    }
}
