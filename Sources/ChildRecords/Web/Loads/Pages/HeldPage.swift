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
    let query: HeldQuery
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?
    /// Who may be sent these rows, and who was.
    let menders: [Person]
    let sendings: [HeldSending]
    let problems: Problems?

    var page: Page {
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"note\">No row was held back\(all.isEmpty ? "" : " that fits these filters").</p>"
            : HeldTable(pattern: pattern).html(shown, of: lines.count, problems == nil ? visit : nil)
        return Page(
            "Rows held back", breadcrumbs: [("Data", LoadPlaces.list.path), ("Load \(load.number)", LoadPlaces.show.path(load.id))],
            problems: problems,
            """
            <h1>Rows held back</h1><p>They are in no measure. Each is gone from here once it is mended in the case system and loaded again.</p>
            \(sent)\(filters)\(table)\(paging)\(download)\(sending)
            """)
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
        if all.isEmpty || problems != nil { return nil }
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

    private var sent: HTML? {
        if sendings.isEmpty { return nil }
        let lines = sendings.map { sending -> HTML in
            "<li>\(sending.count.grouped) \(sending.count == 1 ? "row" : "rows") to \(sending.name) on \(sending.sent)\(sending.about)</li>"
        }
        return "<div class=\"note\" role=\"status\"><p>Sent to be mended:</p><ul>\(lines)</ul></div>"
    }

    /// To one person, who reads them here; so that nothing about a child goes by e-mail.
    private var sending: HTML? {
        guard !lines.isEmpty, visit.may(.sendHeldRows) else { return nil }
        let fields = FormFields(typed: visit.form.has("owner") ? visit.form : nil, problems: problems)
        let (table, reason) = (query.table, query.reason.map { String($0.rawValue) } ?? "")
        let options = [(value: "", words: "Choose")] + menders.map { ($0.id.text, $0.name) }
        return """
            <h2>Send them to the person who mends them</h2><p>They get a notice and read the rows here, these alone. The message says how \
            many, and nothing of any child.</p>\(visit.form(
                to: LoadPlaces.send.path(load.id),
                """
                <input type="hidden" name="table" value="\(table)"><input type="hidden" name="reason" value="\(reason)">
                \(fields.select("owner", "Who mends them?", options: options))
                \(fields.area("words", "What they should know", hint: "No names.", rows: 2))
                <p><button class="btn">Send \(lines.count.grouped) \(lines.count == 1 ? "row" : "rows")</button></p>
                """))
            """
    }
}

extension HeldSending {
    fileprivate var about: String {
        let parts = [query.table, query.reason?.words ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}
