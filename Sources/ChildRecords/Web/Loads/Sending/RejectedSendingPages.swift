import ChildRecords
import ChildReturns
import SiteKit
import Vocabulary

extension LoadPages {
    func registerSending(on site: inout Site) {
        site.post(LoadPlaces.send, .sendRejectedRows, send)
        site.get(LoadPlaces.sending, .correctRejectedRows) { .page(try await sending($0, $1)) }
    }

    /// The rows that the filters leave go to one person.
    @Sendable private func send(_ request: PageRequest, _ id: Identifier<DataLoad>) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let typedAccount: Identifier<Person>? = form.identifier("owner", "Select who corrects these rows.")
            let words = form.optionalText("words", limit: 500)
            let account = try form.finish(typedAccount)
            try await loads.send(
                RejectedQuery(request.form), of: id, to: account, saying: words, policy: policy, notices: notices, on: request.today,
                by: request.changer)
            return .seeOther(LoadPlaces.held.path(id), saying: "Sent: the rows. The person who corrects them has a notice.")
        } catch let problems as Problems {
            return .page(try await held(request, id, RejectedQuery(request.form), problems).page)
        }
    }

    /// What was sent to this person. Each look is written down first, as for the whole list.
    private func sending(_ request: PageRequest, _ id: Identifier<RejectedSending>) async throws -> Page {
        let found = try await store.read { db -> (RejectedSending, [RejectedLine])? in
            guard let sending = try RejectedSending.own(id, of: request.person.id, in: db) else { return nil }
            let hidden = try HiddenChildIDs.of(Requester(request, to: .correctRejectedRows), in: db)
            return (sending, try sending.query.lines(of: sending.load, in: db).filter { !hidden.contains($0.row.child) })
        }
        guard let (sending, lines) = found else { throw NotFound() }
        try await store.recordView(of: [sending.load], act: .correctRejectedRows, by: request.changer)
        let pattern = try await Settings(store).value(CaseSystem.setting)
        return RejectedSendingPage(request: request, sending: sending, lines: lines, pattern: pattern).page
    }
}

extension RejectedQuery {
    /// As the filters of the page were when the form was drawn.
    init(_ fields: Fields) {
        self.init(table: fields["table"], reason: UInt8(fields["reason"]).flatMap { .init(rawValue: $0) })
    }
}

/// The rows that one person was sent, and what to do with them.
struct RejectedSendingPage {
    let request: PageRequest
    let sending: RejectedSending
    let lines: [RejectedLine]
    let pattern: String?

    var page: Page {
        let words: HTML? = sending.words.isEmpty ? nil : "<p class=\"note\">\(sending.words)</p>"
        let shown = Paging(request: request, total: lines.count).shown(lines)
        let table = RejectedTable(pattern: pattern)
        let rows: HTML =
            lines.isEmpty
            ? "<p class=\"note\">These rows have been deleted because another load replaced that one.</p>"
            : "\(table.html(shown, of: lines.count, nil))\(Paging(request: request, total: lines.count).html)"
        return Page(
            "Rows to correct",
            """
            <h1>Rows to correct</h1><p>\(sending.sentBy.isEmpty ? "The analyst" : sending.sentBy) sent you \(sending.count.grouped) \
            \(sending.count == 1 ? "row" : "rows") of load \(sending.loadNumber) on \(sending.sent). They could not be read and are in no \
            measure. Correct each of them in the case system. They disappear with the next load.</p>\(words)\(rows)
            """)
    }
}

/// Rows rejected, as a table.
struct RejectedTable {
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?

    private let columns = [
        Table.Column("File"), Table.Column("Row", sort: "row", isNumber: true), Table.Column("Child ID", sort: "child"),
        Table.Column("Column", sort: "column"), Table.Column("Value"), Table.Column("Reason", sort: "why"),
    ]

    func html(_ lines: [RejectedLine], of total: Int, _ sorting: PageRequest?) -> HTML {
        let rows = lines.map { line in
            Table.row(
                columns,
                [
                    "\(line.file)<span class=\"sub\">\(line.table)</span>", "\(line.row.row)", child(line.row.child),
                    "\(line.row.column.isEmpty ? "–" : line.row.column)", "\(line.row.value.isEmpty ? "Nothing" : line.row.value)",
                    "\(line.row.reason.words)",
                ])
        }
        return Table(total == 1 ? "1 rejected row" : "\(total.grouped) rejected rows", columns, rows: rows).html(sorting)
    }

    private func child(_ text: String) -> HTML {
        if text.isEmpty { return "–" }
        guard let number = LAChildID(text), let link = CaseSystem.link(to: number, pattern: pattern, words: text) else {
            return "\(text)"
        }
        return link
    }
}
