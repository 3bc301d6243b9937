import ChildRecords
import ChildReturns
import SiteKit
import Vocabulary

extension LoadPages {
    func registerSending(on site: inout Site) {
        site.post(LoadPlaces.send, .sendHeldRows, send)
        site.get(LoadPlaces.sending, .mendHeldRows) { .page(try await sending($0, $1)) }
    }

    /// The rows that the filters leave go to one person.
    @Sendable private func send(_ visit: Visit, _ id: Identifier<DataLoad>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("owner", "Choose who mends these rows.")
            let words = form.optionalText("words", limit: 500)
            try form.finish()
            guard let account else { throw NotFound() }
            try await loads.send(
                HeldQuery(visit.form), of: id, to: account, saying: words, policy: policy, notices: notices, on: visit.today,
                by: visit.changer)
            return .seeOther(LoadPlaces.held.path(id))
        } catch let problems as Problems {
            return .page(try await held(visit, id, HeldQuery(visit.form), problems).page)
        }
    }

    /// What was sent to this person. Each look is written down first, as for the whole list.
    private func sending(_ visit: Visit, _ id: Identifier<HeldSending>) async throws -> Page {
        let found = try await store.read { db -> (HeldSending, [HeldLine])? in
            guard let sending = try HeldSending.own(id, of: visit.person.id, in: db) else { return nil }
            let blocked = try BlockedNumbers.of(visit.person.id.worker, in: db)
            return (sending, try sending.query.lines(of: sending.load, in: db).filter { !blocked.contains($0.row.child) })
        }
        guard let (sending, lines) = found else { throw NotFound() }
        try await store.recordView(of: [sending.load], act: .mendHeldRows, by: visit.changer)
        let pattern = try await Settings(store).value(CaseSystem.setting)
        return HeldSendingPage(visit: visit, sending: sending, lines: lines, pattern: pattern).page
    }
}

extension HeldQuery {
    /// As the filters of the page were when the form was drawn.
    init(_ fields: Fields) {
        self.init(table: fields["table"], reason: UInt8(fields["reason"]).flatMap { .init(rawValue: $0) })
    }
}

/// The rows that one person was sent, and what to do with them.
struct HeldSendingPage {
    let visit: Visit
    let sending: HeldSending
    let lines: [HeldLine]
    let pattern: String?

    var page: Page {
        let words: HTML? = sending.words.isEmpty ? nil : "<p class=\"note\">\(sending.words)</p>"
        let shown = Paging(visit: visit, total: lines.count).shown(lines)
        let table = HeldTable(pattern: pattern)
        let rows: HTML =
            lines.isEmpty
            ? "<p class=\"note\">These rows are no longer kept: another load has taken the place of that one.</p>"
            : "\(table.html(shown, of: lines.count, nil))\(Paging(visit: visit, total: lines.count).html)"
        return Page(
            "Rows to mend",
            """
            <h1>Rows to mend</h1><p>\(sending.sentBy.isEmpty ? "The analyst" : sending.sentBy) sent you \(sending.count.grouped) \
            \(sending.count == 1 ? "row" : "rows") of load \(sending.loadNumber) on \(sending.sent). They could not be read, and are in no \
            measure. Mend each in the case system; with the next load it is gone.</p>\(words)\(rows)
            """)
    }
}

/// Rows held back, as a table.
struct HeldTable {
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?

    private let columns = [
        Table.Column("File"), Table.Column("Row", sort: "row", isNumber: true), Table.Column("Child", sort: "child"),
        Table.Column("Column", sort: "column"), Table.Column("What it says"), Table.Column("Why it is held", sort: "why"),
    ]

    func html(_ lines: [HeldLine], of total: Int, _ sorting: Visit?) -> HTML {
        let rows = lines.map { line in
            Table.row(
                columns,
                [
                    "\(line.file)<span class=\"sub\">\(line.table)</span>", "\(line.row.row)", child(line.row.child),
                    "\(line.row.column.isEmpty ? "–" : line.row.column)", "\(line.row.value.isEmpty ? "Nothing" : line.row.value)",
                    "\(line.row.reason.words)",
                ])
        }
        return Table(total == 1 ? "1 row held back" : "\(total.grouped) rows held back", columns, rows: rows).html(sorting)
    }

    private func child(_ text: String) -> HTML {
        if text.isEmpty { return "–" }
        guard let number = CouncilNumber(text), let link = CaseSystem.link(to: number, pattern: pattern, words: text) else {
            return "\(text)"
        }
        return link
    }
}
