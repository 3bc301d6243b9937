import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// One question what a worker looked at, with its purpose, as it was asked.
struct AccessReview: Sendable, Identifiable {
    static let shortestPurpose = 15

    let id: Identifier<AccessReview>
    let account: Identifier<Person>
    let name: String
    let from: Day
    let until: Day?
    let purpose: String
    let asker: String
    let askedOn: Day
}

/// Keeps the questions about workers. Nobody learns that they were asked about.
struct AccessReviews: Sendable {
    let store: Store

    static let columns = """
        access_review.id, access_review.account, about.name AS about, from_day, until, purpose, asker.name AS asker, asked_on
        FROM access_review JOIN account AS about ON about.id = access_review.account JOIN account AS asker ON asker.id = asked_by
        """

    /// The purpose stands in the question and beside the audit row of its asking.
    func ask(_ account: Identifier<Person>, from: Day, until: Day?, purpose: String, by asker: Requester) async throws -> Identifier<
        AccessReview
    > {
        let id = Identifier<AccessReview>()
        try await store.change(by: asker.changer, .reviewViews, on: account.text, note: purpose, ground: id.text) { db in
            if account.worker == asker.worker {
                throw Problems("account", "You cannot review your own access. Select another worker.")
            }
            guard
                try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account]) == true
            else { throw Problems("account", "Select a worker.") }
            try db.execute(
                sql: """
                    INSERT INTO access_review (id, account, from_day, until, purpose, asked_by, asked_on) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, arguments: [id, account, from, until, purpose, asker.changer.account, asker.today])
        }
        return id
    }

    /// Every question but those about the one who reads.
    static func all(for worker: Identifier<Worker>, in db: Database) throws -> [AccessReview] {
        let sql = "SELECT \(columns) WHERE access_review.account <> ? ORDER BY asked_on DESC, access_review.rowid DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker]).map(AccessReview.init)
    }

    static func one(_ id: Identifier<AccessReview>, for worker: Identifier<Worker>, in db: Database) throws -> AccessReview {
        let sql = "SELECT \(columns) WHERE access_review.id = ? AND access_review.account <> ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, worker]) else { throw NotFound() }
        return AccessReview(row)
    }
}

extension AccessReview {
    fileprivate init(_ row: Row) {
        self.init(
            id: row["id"], account: row["account"], name: row["about"], from: row["from_day"], until: row["until"], purpose: row["purpose"],
            asker: row["asker"], askedOn: row["asked_on"])
    }
}

/// The numbers of the records that lines of the trail are about, as far as the one who reads may know of them.
struct NumberedRecords: Sendable {
    private var numbers: [String: (number: String, isRestricted: Bool)] = [:]
    private var hidden: Set<String> = []

    init(for worker: Identifier<Worker>, in db: Database) throws {
        let sql: SQL = """
            SELECT id, number, \(RestrictedToReaders.isRestricted("child.id")) AS is_restricted,
                \(BlockBeatsAll.hides(family: "child.family", from: worker)) AS is_hidden FROM child
            """
        for row in try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db) {
            if row["is_hidden"] {
                hidden.insert(row["id"])
            } else {
                numbers[row["id"]] = (row["number"], row["is_restricted"])
            }
        }
    }

    /// True for a line about a record that is hidden from the reader by a block.
    func hides(_ subject: String) -> Bool { hidden.contains(subject) }
    func number(_ subject: String) -> String? { hides(subject) ? nil : numbers[subject]?.number }
    func isRestricted(_ subject: String) -> Bool { numbers[subject]?.isRestricted == true }
}

extension ChildPages {
    func inquiriesPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let worker = request.person.id.worker
        let asked = try await store.read { try AccessReviews.all(for: worker, in: $0) }
        let workers = try await accounts().filter { $0.value != request.person.id.text }
        return AccessReviewsPage(request: request, asked: asked, accounts: workers, problems: problems).page
    }

    @Sendable func inquire(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let typedAccount: Identifier<Person>? = form.identifier("account", "Select a worker.")
            let typedFrom = form.day("from", "Enter the start date.")
            let until = form.optionalDay("until")
            if let typedFrom, let until, until < typedFrom {
                form.note(Problem("until", "\(until) is before \(typedFrom). Enter that date or a later date."))
            }
            let purpose = form.text("purpose", "Enter the purpose.", limit: 1000)
            if !purpose.isEmpty, purpose.count < AccessReview.shortestPurpose {
                form.note(Problem("purpose", "Enter a purpose of at least \(AccessReview.shortestPurpose) characters."))
            }
            let (account, from) = try form.finish(typedAccount, typedFrom)
            let asker = Requester(request, to: .reviewViews)
            let id = try await AccessReviews(store: store).ask(account, from: from, until: until, purpose: purpose, by: asker)
            return .seeOther(ChildPlaces.inquiry.path(id))
        } catch let problems as Problems {
            return .page(try await inquiriesPage(request, problems))
        }
    }

    @Sendable func inquiry(_ request: PageRequest, _ id: Identifier<AccessReview>) async throws -> Answer {
        let (asked, records) = try await opened(id, request)
        let lines = try await AuditReads(store).acts(
            by: asked.account.text, from: asked.from, to: asked.until, before: request.before)
        return .page(AccessReviewPage(request: request, asked: asked, records: records, lines: lines).page)
    }

    @Sendable func inquiryCSV(_ request: PageRequest, _ id: Identifier<AccessReview>) async throws -> Answer {
        let (asked, records) = try await opened(id, request)
        let page = try await AuditReads(store).acts(
            by: asked.account.text, from: asked.from, to: asked.until, limit: ChildPages.mostExported)
        var table = CSVTable(["When", "Who", "What", "Record", "Audit trail row"])
        for line in page.lines where !records.hides(line.subject) {
            table.add([
                EnglishDay.iso(line.moment), asked.name, line.what(request.site.policy), records.number(line.subject) ?? "",
                String(line.id),
            ])
        }
        if page.older != nil {
            table.add(["Only the newest \(ChildPages.mostExported.grouped) are in this file. Ask about fewer days.", "", "", "", ""])
        }
        return .file(table.download(name: "access-review.csv"))
    }

    /// Each opening of the answer is a look at that worker, and written down before it is shown.
    private func opened(_ id: Identifier<AccessReview>, _ request: PageRequest) async throws -> (AccessReview, NumberedRecords) {
        let worker = request.person.id.worker
        let (asked, records) = try await store.read { db in
            (try AccessReviews.one(id, for: worker, in: db), try NumberedRecords(for: worker, in: db))
        }
        try await store.recordView(of: [asked.account], act: .reviewViews, by: request.changer, ground: id.text)
        return (asked, records)
    }
}

/// Asks what a worker looked at, and shows what was asked before.
struct AccessReviewsPage {
    let request: PageRequest
    let asked: [AccessReview]
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    private let columns = ["Worker", "Dates", "Purpose", "Requested by", "Date"].map { Table.Column($0) }

    var page: Page {
        // A pattern leads here with the worker and the days filled in; the purpose is always the asker's own words.
        let given = request.form.has("purpose") ? request.form : request.query
        let fields = FormFields(typed: given.has("account") ? given : nil, problems: problems)
        let body: HTML = """
            \(fields.select("account", "Worker", options: [(value: "", words: "Choose")] + accounts))
            \(fields.day("from", "From"))\(fields.day("until", "Until (optional)"))
            \(fields.area("purpose", "Purpose", hint: "Recorded with the access review and in the audit trail.", rows: 2))
            <p><button class="btn">Start access review</button></p>
            """
        return Page(
            "Access reviews", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Access reviews</h1><p>An access review lists which records a worker viewed and what they changed. The audit trail records each review and each time \
            it is opened, with its purpose. Records are shown by number, never by name. The worker is not notified.</p>\(request.form(to: ChildPlaces.inquiries.path, body))
            <h2>Previous access reviews</h2>\(list)
            """)
    }

    private var list: HTML {
        if asked.isEmpty { return "<p class=\"note\">There are no access reviews.</p>" }
        let rows = asked.map { inquiry in
            Table.row(
                columns,
                [
                    "<a href=\"\(ChildPlaces.inquiry.path(inquiry.id))\">\(inquiry.name)</a>", "\(inquiry.days)", "\(inquiry.purpose)",
                    "\(inquiry.asker)", "\(inquiry.askedOn)",
                ])
        }
        return Table("Access reviews, newest first", columns, rows: rows).html()
    }
}

/// What one worker did and saw, as far as the one who asked may know of the records.
struct AccessReviewPage {
    let request: PageRequest
    let asked: AccessReview
    let records: NumberedRecords
    let lines: AuditReads.Page

    private let columns = ["When", "What", "Record"].map { Table.Column($0) }

    var page: Page {
        let rows = lines.lines.filter { !records.hides($0.subject) }.map { line -> HTML in
            let kind: HTML? = line.isView ? nil : " <span class=\"sub\">A change</span>"
            return Table.row(
                columns, ["\(EnglishDay.words(line.moment))", "\(line.what(request.site.policy))\(kind)", record(line.subject)])
        }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"note\">The audit trail has nothing for these dates.</p>"
            : Table("Views and changes, newest first", columns, rows: rows).html()
        return Page(
            "Access review",
            breadcrumbs: [("Governance", ChildPlaces.governance.path), ("Access reviews", ChildPlaces.inquiries.path)],
            """
            <h1>Access review: \(asked.name)</h1><dl class="summary"><div><dt>Dates</dt><dd>\(asked.days)</dd></div>
            <div><dt>Purpose</dt><dd class="pre">\(asked.purpose)</dd></div><div><dt>Requested by</dt><dd>\(asked.asker), \(asked.askedOn)</dd></div></dl>
            \(list)\(lines.paging(request))<p><a href="\(ChildPlaces.inquiryCSV.path(asked.id))">Download (CSV)</a></p>
            """)
    }

    private func record(_ subject: String) -> HTML {
        guard let number = records.number(subject), let id = Identifier<Child>(subject) else { return "–" }
        let tag: HTML? = records.isRestricted(subject) ? " \(Tag("Restricted", .square).html)" : nil
        return "<a href=\"\(ChildPlaces.views.path(id))\">\(number)</a>\(tag)"
    }
}

extension AccessReview {
    var days: String { "from \(from) " + (until.map { "to \($0)" } ?? "to date") }
}
