import ChildRecords
import ChildReturns
import SiteKit
import Vocabulary

/// The rejected rows of a load: where, what and why, for the person who corrects them at source.
struct RejectedPage {
    private static let length = 100

    let request: PageRequest
    let load: DataLoad
    let all: [RejectedLine]
    let lines: [RejectedLine]
    let query: RejectedQuery
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?
    /// Who may be sent these rows, and who was.
    let menders: [Person]
    let sendings: [RejectedSending]
    let problems: Problems?

    var page: Page {
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"note\">No rows were rejected\(all.isEmpty ? "" : " with these filters").</p>"
            : RejectedTable(pattern: pattern).html(shown, of: lines.count, problems == nil ? request : nil)
        return Page(
            "Rejected rows", breadcrumbs: [("Data", LoadPlaces.list.path), ("Load \(load.number)", LoadPlaces.show.path(load.id))],
            problems: problems,
            """
            <h1>Rejected rows</h1><p>These rows could not be read and are not counted in any measure. Correct them in the case system and load the data again.</p>
            \(sent)\(cut)\(filters)\(table)\(paging)\(download)\(sending)
            """)
    }

    /// For whoever keeps the case system right.
    var file: Download {
        var table = CSVTable(["File", "Table", "Row", "Child ID", "Column", "Value", "Reason"])
        for line in lines {
            table.add([line.file, line.table, String(line.row.row), line.row.child, line.row.column, line.row.value, line.row.reason.words])
        }
        return table.download(name: "rejected-rows-load-\(load.number).csv")
    }

    private var sorted: [RejectedLine] {
        let order = SortOrder(request)
        let lines: [RejectedLine] =
            switch order.column {
            case "row": self.lines.sorted { ($0.row.row, $0.file) < ($1.row.row, $1.file) }
            case "child": self.lines.sorted { ($0.row.child, $0.row.row) < ($1.row.child, $1.row.row) }
            case "column": self.lines.sorted { ($0.row.column, $0.row.row) < ($1.row.column, $1.row.row) }
            case "why": self.lines.sorted { ($0.row.reason.rawValue, $0.row.row) < ($1.row.reason.rawValue, $1.row.row) }
            default: self.lines
            }
        return order.isDescending ? lines.reversed() : lines
    }

    private var number: Int { min(pages, max(1, Int(request.query["page"]) ?? 1)) }
    private var pages: Int { max(1, (lines.count + RejectedPage.length - 1) / RejectedPage.length) }
    private var shown: [RejectedLine] { Array(sorted.dropFirst((number - 1) * RejectedPage.length).prefix(RejectedPage.length)) }

    private var filters: HTML? {
        if all.isEmpty || problems != nil { return nil }
        let tables = Set(all.map(\.table)).sorted().map { (value: $0, words: $0) }
        let reasons = Set(all.map(\.row.reason)).sorted { $0.rawValue < $1.rawValue }.map { (value: String($0.rawValue), words: $0.words) }
        return FilterBar([.init("table", "Table", tables), .init("reason", "Reason", reasons)]).html(request)
    }

    private var cut: HTML? {
        lines.count < RejectedQuery.most
            ? nil
            : "<p class=\"note doubt\">Only the first \(RejectedQuery.most.grouped) rows are listed, downloaded and sent. Filter by table or reason to see the others.</p>"
    }

    private var paging: HTML? {
        guard pages > 1 else { return nil }
        let back: HTML? = number > 1 ? "<a href=\"\(request.path(with: "page", String(number - 1)))\">Previous</a> " : nil
        let on: HTML? = number < pages ? " <a href=\"\(request.path(with: "page", String(number + 1)))\">Next</a>" : nil
        return "<nav aria-label=\"Pages\"><p>\(back)Page \(number) of \(pages)\(on)</p></nav>"
    }

    private var download: HTML? {
        if lines.isEmpty { return nil }
        let chosen = ["table", "reason"].filter { !request.query[$0].isEmpty }.map { "\($0)=\(request.query[$0].asQueryValue)" }
        let query = chosen.isEmpty ? "" : "?" + chosen.joined(separator: "&")
        return """
            <p><a href="\(LoadPlaces.heldFile.path(load.id) + query)">Download these rows (CSV)</a> for the person who corrects them in the case system.</p>
            """
    }

    private var sent: HTML? {
        if sendings.isEmpty { return nil }
        let lines = sendings.map { sending -> HTML in
            "<li>\(sending.count.grouped) \(sending.count == 1 ? "row" : "rows") to \(sending.name) on \(sending.sent)\(sending.about)</li>"
        }
        return "<div class=\"note\" role=\"status\"><p>Sent for correction:</p><ul>\(lines)</ul></div>"
    }

    /// To one person, who reads them here; so that nothing about a child goes by email.
    private var sending: HTML? {
        guard !lines.isEmpty, request.may(.sendRejectedRows) else { return nil }
        let fields = FormFields(typed: request.form.has("owner") ? request.form : nil, problems: problems)
        let (table, reason) = (query.table, query.reason.map { String($0.rawValue) } ?? "")
        let options = [(value: "", words: "Choose")] + menders.map { ($0.id.text, $0.name) }
        return """
            <h2>Send to the person who corrects them</h2><p>They get a notice and can see these rows here, and no others. The message says how \
            many rows there are and nothing about any child.</p>\(request.form(
                to: LoadPlaces.send.path(load.id),
                """
                <input type="hidden" name="table" value="\(table)"><input type="hidden" name="reason" value="\(reason)">
                \(fields.select("owner", "Person", options: options))
                \(fields.area("words", "Message (optional)", hint: "Do not name children.", rows: 2))
                <p><button class="btn">Send \(lines.count.grouped) \(lines.count == 1 ? "row" : "rows")</button></p>
                """))
            """
    }
}

extension RejectedSending {
    fileprivate var about: String {
        let parts = [query.table, query.reason?.words ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}
