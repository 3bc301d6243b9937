import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Every finding with its line, one a row.
struct ThreadsByFindingPage {
    let request: PageRequest
    let inspection: InspectionRecord
    let all: [FindingThread]
    let thread: [ThreadStep]

    private var parts: [FindingThread.Part] { FindingThread.Part.allCases.filter { part in all.contains { $0.counts[part] != nil } } }

    var page: Page {
        let broken = all.count { !$0.gaps.isEmpty }
        return Page(
            "Threads by finding", thread: thread,
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>Threads by finding</h1><p>\(inspection.title). \
            \(broken == 0 ? "No finding has a gap." : "Gaps in \(broken) of \(all.count) findings.")</p>\(list)
            """)
    }

    private var list: HTML {
        if all.isEmpty { return "<p class=\"note\">No finding has been confirmed yet.</p>" }
        let found = ThreadQuery(request).found(in: all)
        let columns =
            [Table.Column("Finding", sort: "finding")] + parts.map { Table.Column($0.words, isNumber: true) }
            + [Table.Column("Missing", sort: "gaps")]
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">No findings match these filters. Remove a filter to see more.</p>"
            : Table("\(found.count) of \(all.count) findings", columns, rows: found.map { row($0, columns) }).html(request)
        let query = request.path(with: "", nil).dropFirst(request.path.count)
        return """
            \(filters.html(request))\(table)<p class="small"><a href="\(InspectionPlaces.threadsCSV.path(inspection.id))\(query)">Download as CSV</a></p>
            """
    }

    private func row(_ thread: FindingThread, _ columns: [Table.Column]) -> HTML {
        let finding = thread.finding
        let missing: HTML =
            thread.gaps.isEmpty
            ? "\(finding.kind == .strength ? "–" : "nothing")"
            : "\(thread.gaps.map { $0.words.lowercased() }.joined(separator: ", "))"
        let first: HTML =
            "<a href=\"\(InspectionPlaces.pulled.path(inspection.id, finding.id))\">\(finding.text)</a><span class=\"sub\">\(finding.kind.name) \(finding.position)</span>"
        return Table.row(columns, [first] + parts.map { "\(thread.counts[$0] ?? 0)" } + [missing])
    }

    private var filters: FilterBar {
        FilterBar([
            .init(
                "kind", "Kind",
                FindingKind.allCases.filter { kind in all.contains { $0.finding.kind == kind } }.map { ($0.rawValue, $0.name) }),
            .init("missing", "Missing", FindingThread.Part.allCases.filter(\.isNeeded).map { ($0.rawValue, $0.words) }),
        ])
    }

    static func spreadsheet(_ threads: [FindingThread], today: Day) -> Download {
        let parts = FindingThread.Part.allCases
        var table = CSVTable(["Finding", "Kind", "Number"] + parts.map(\.words) + ["Missing"])
        for thread in threads {
            table.add(
                [thread.finding.text, thread.finding.kind.name, String(thread.finding.position)]
                    + parts.map { part in thread.counts[part].map { String($0) } ?? "" }
                    + [thread.gaps.map { $0.words.lowercased() }.joined(separator: ", ")])
        }
        return table.download(name: "threads-\(today.iso).csv")
    }
}
