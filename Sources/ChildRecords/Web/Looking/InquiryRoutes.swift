import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    func inquiriesPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let worker = visit.person.id.worker
        let asked = try await store.read { try Inquiries.all(for: worker, in: $0) }
        let workers = try await accounts().filter { $0.value != visit.person.id.text }
        return InquiriesPage(visit: visit, asked: asked, accounts: workers, problems: problems).page
    }

    @Sendable func inquire(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("account", "Choose whose looks you ask about.")
            let from = form.day("from", "Give the day from which.")
            let until = form.optionalDay("until")
            if let from, let until, until < from {
                form.note(Problem("until", "\(until) lies before \(from). Give that day or a later one."))
            }
            let purpose = form.text("purpose", "Write what you ask for.", limit: 1000)
            if !purpose.isEmpty, purpose.count < Inquiry.shortestPurpose {
                form.note(Problem("purpose", "Write the purpose in at least \(Inquiry.shortestPurpose) characters."))
            }
            try form.finish()
            guard let account, let from else { throw NotFound() }
            let asker = Asker(visit, to: .inquireLooks)
            let id = try await Inquiries(store: store).ask(account, from: from, until: until, purpose: purpose, by: asker)
            return .seeOther(ChildPlaces.inquiry.path(id))
        } catch let problems as Problems {
            return .page(try await inquiriesPage(visit, problems))
        }
    }

    @Sendable func inquiry(_ visit: Visit, _ id: Identifier<Inquiry>) async throws -> Answer {
        let (asked, records) = try await opened(id, visit)
        let lines = try await AuditReads(store).acts(
            by: asked.account.text, from: asked.from, to: asked.until, before: visit.before)
        return .page(InquiryPage(visit: visit, asked: asked, records: records, lines: lines).page)
    }

    @Sendable func inquiryCSV(_ visit: Visit, _ id: Identifier<Inquiry>) async throws -> Answer {
        let (asked, records) = try await opened(id, visit)
        let lines = try await AuditReads(store).acts(
            by: asked.account.text, from: asked.from, to: asked.until, limit: ChildPages.mostExported
        ).lines
        var table = CSVTable(["When", "Who", "What", "Record", "Row of the audit trail"])
        for line in lines where !records.hides(line.subject) {
            table.add([
                EnglishDay.iso(line.moment), asked.name, line.what(visit.site.policy), records.number(line.subject) ?? "", String(line.id),
            ])
        }
        return .file(table.download(name: "looks.csv"))
    }

    /// Each opening of the answer is a look at that worker, and written down before it is shown.
    private func opened(_ id: Identifier<Inquiry>, _ visit: Visit) async throws -> (Inquiry, NumberedRecords) {
        let (worker, today) = (visit.person.id.worker, visit.today)
        let (asked, records) = try await store.read { db in
            (try Inquiries.one(id, for: worker, in: db), try NumberedRecords(for: worker, on: today, in: db))
        }
        try await store.recordView(of: [asked.account], act: .inquireLooks, by: visit.changer, ground: id.text)
        return (asked, records)
    }
}

/// Asks what a worker looked at, and shows what was asked before.
struct InquiriesPage {
    let visit: Visit
    let asked: [Inquiry]
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    private let columns = ["Worker", "Days", "Purpose", "Asked by", "On"].map { Table.Column($0) }

    var page: Page {
        // A pattern leads here with the worker and the days filled in; the purpose is always the asker's own words.
        let given = visit.form.has("purpose") ? visit.form : visit.query
        let fields = FormFields(typed: given.has("account") ? given : nil, problems: problems)
        let body: HTML = """
            \(fields.select("account", "Whose looks?", options: [(value: "", words: "Choose")] + accounts))
            \(fields.day("from", "From"))\(fields.day("until", "Until", hint: "Leave empty for until now."))
            \(fields.area("purpose", "For what purpose?", hint: "It is kept with the question and in the audit trail.", rows: 2))
            <p><button class="btn">Ask</button></p>
            """
        return Page(
            "What did a worker look at", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>What did a worker look at</h1><p>Each question and each opening of its answer stands in the audit trail with its purpose. Records \
            are told by number, never by name. The worker is not told.</p>\(visit.form(to: ChildPlaces.inquiries.path, body))
            <h2>Asked before</h2>\(list)
            """)
    }

    private var list: HTML {
        if asked.isEmpty { return "<p class=\"note\">Nothing was asked yet.</p>" }
        let rows = asked.map { inquiry in
            Table.row(
                columns,
                [
                    "<a href=\"\(ChildPlaces.inquiry.path(inquiry.id))\">\(inquiry.name)</a>", "\(inquiry.days)", "\(inquiry.purpose)",
                    "\(inquiry.asker)", "\(inquiry.askedOn)",
                ])
        }
        return Table("Questions, newest first", columns, rows: rows).html()
    }
}

/// What one worker did and saw, as far as the one who asked may know of the records.
struct InquiryPage {
    let visit: Visit
    let asked: Inquiry
    let records: NumberedRecords
    let lines: AuditReads.Page

    private let columns = ["When", "What", "Record"].map { Table.Column($0) }

    var page: Page {
        let rows = lines.lines.filter { !records.hides($0.subject) }.map { line -> HTML in
            let kind: HTML? = line.isView ? nil : " <span class=\"sub\">A change</span>"
            return Table.row(
                columns, ["\(EnglishDay.words(line.moment))", "\(line.what(visit.site.policy))\(kind)", record(line.subject)])
        }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"note\">Nothing stands in the trail for these days.</p>"
            : Table("Looks and changes, newest first", columns, rows: rows).html()
        return Page(
            "What a worker looked at",
            breadcrumbs: [("Governance", ChildPlaces.governance.path), ("What did a worker look at", ChildPlaces.inquiries.path)],
            """
            <h1>What \(asked.name) looked at</h1><dl class="summary"><div><dt>Days</dt><dd>\(asked.days)</dd></div>
            <div><dt>Purpose</dt><dd class="pre">\(asked.purpose)</dd></div><div><dt>Asked by</dt><dd>\(asked.asker), \(asked.askedOn)</dd></div></dl>
            \(list)\(lines.paging(visit))<p><a href="\(ChildPlaces.inquiryCSV.path(asked.id))">The same as CSV</a></p>
            """)
    }

    private func record(_ subject: String) -> HTML {
        guard let number = records.number(subject), let id = Identifier<Child>(subject) else { return "–" }
        let tag: HTML? = records.isRestricted(subject) ? " \(Tag("Restricted", .square).html)" : nil
        return "<a href=\"\(ChildPlaces.views.path(id))\">\(number)</a>\(tag)"
    }
}

extension Inquiry {
    var days: String { "from \(from) " + (until.map { "to \($0)" } ?? "until now") }
}
