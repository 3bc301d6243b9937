import Vocabulary

/// A person's own notices, their address and their leave.
struct OwnNoticesPage {
    let visit: Visit
    let notices: [Notice]
    let mail: String?
    let leave: [Leave]
    let problems: Problems?

    var page: Page {
        Page(
            "My notices", breadcrumbs: [("Today", "/today")], problems: problems,
            "<h1>My notices</h1>\(list)\(address)\(away)")
    }

    private var list: HTML {
        if notices.isEmpty { return "<p class=\"note\">You were told nothing yet.</p>" }
        let columns = ["Day", "What", "Kind", "How"].map { Table.Column($0) }
        let rows = notices.prefix(100).map { notice -> HTML in
            let fresh: HTML? = notice.read == nil ? " \(Tag("New", .circle).html)" : nil
            return Table.row(
                columns,
                ["\(notice.day)", "<a href=\"\(notice.path)\">\(notice.title)</a>\(fresh)", "\(notice.kind.words)", "\(notice.words)"])
        }
        let button = notices.contains { $0.read == nil } ? visit.button("Mark all as read", to: NoticePages.readAll.path) : nil
        return "\(Table("The newest first", columns, rows: rows).html())\(button)"
    }

    private var address: HTML {
        let fields = FormFields(typed: visit.form.has("mail") ? visit.form : nil, problems: problems)
        let hint = "At most one message a week asks you for updates. A message holds references and links, never anything about a child."
        let field = fields.text("mail", "E-mail address", hint: hint, value: mail ?? "", autocomplete: "email", width: 40)
        return """
            <h2>My address</h2>\(visit.form(to: NoticePages.mail.path, "\(field)<p><button class=\"btn quiet\">Keep this address</button></p>"))
            """
    }

    private var away: HTML {
        let lines = leave.filter { $0.to >= visit.today }.map { entry -> HTML in
            "<li><span>\(entry.from) to \(entry.to)<span class=\"sub\">noted by \(entry.notedBy)</span></span>\(visit.button("Take back", to: NoticePages.endLeave.path(entry.id)))</li>"
        }
        let fields = FormFields(typed: visit.form.has("from-day") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.day("from", "First day away"))\(fields.day("to", "Last day away"))<p><button class="btn quiet">Note my leave</button></p>
            """
        return """
            <h2 id="leave">My leave</h2><p>While you are away nobody asks you for updates, and the days do not count against you.</p>
            \(lines.isEmpty ? "" : "<ul class=\"tasks\">\(lines)</ul>")\(visit.form(to: NoticePages.leave.path, body))
            """
    }
}

/// What an address asks of the log of notices.
struct NoticeQuery {
    let kind, person, mail: String
    let order: SortOrder
    static let inProduct = "none"

    init(_ visit: Visit) {
        (kind, person, mail) = (visit.query["kind"], visit.query["person"], visit.query["mail"])
        order = SortOrder(visit)
    }

    func notices(of all: [Notice]) -> [Notice] {
        let found = all.filter { notice in
            (kind.isEmpty || notice.kind.name == kind) && (person.isEmpty || notice.account.text == person)
                && (mail.isEmpty || (notice.mail?.state.rawValue ?? NoticeQuery.inProduct) == mail)
        }
        // The newest stand first; an order keeps them so among equals.
        let sorted: [Notice] =
            switch order.column {
            case "day": found.reversed()
            case "name": found.sorted { $0.name.lowercased() < $1.name.lowercased() }
            case "kind": found.sorted { $0.kind.name < $1.kind.name }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}

/// The log: to whom, about what, when, by which way, and what became of it.
struct NoticeLogPage {
    let visit: Visit
    let notices: [Notice]
    let all: [Notice]
    static let most = 200

    var page: Page {
        let kinds = Set(all.map(\.kind)).sorted { $0.name < $1.name }.map { (value: $0.name, words: $0.words) }
        let people = Dictionary(all.map { ($0.account.text, $0.name) }) { first, _ in first }.sorted { $0.value < $1.value }
        let states =
            MailState.State.allCases.map { (value: $0.rawValue, words: "By e-mail: \($0.words)") }
            + [(value: NoticeQuery.inProduct, words: "In the product only")]
        let bar = FilterBar([
            .init("kind", "Kind", kinds), .init("person", "To", people.map { (value: $0.key, words: $0.value) }),
            .init("mail", "How", states),
        ])
        let query = visit.path(with: "", nil).dropFirst(visit.path.count)
        return Page(
            "Notices", breadcrumbs: [("Today", "/today")],
            """
            <h1>Notices</h1><p>Everything the service told anybody. Nothing here or in a message is about a child.</p>
            \(bar.html(visit))\(list)<p><a href="\(NoticePages.spreadsheet.path)\(query)">The same as CSV</a></p>
            """)
    }

    private var list: HTML {
        if notices.isEmpty { return "<p class=\"note\">No notice fits.</p>" }
        let columns = [
            Table.Column("Day", sort: "day"), Table.Column("To", sort: "name"), Table.Column("Kind", sort: "kind"),
            Table.Column("About"), Table.Column("How"), Table.Column("Read"),
        ]
        let rows = notices.prefix(NoticeLogPage.most).map { notice in
            Table.row(
                columns,
                [
                    "\(notice.day)", "\(notice.name)", "\(notice.kind.words)", "<a href=\"\(notice.path)\">\(notice.title)</a>",
                    "\(notice.words)", "\(notice.read?.description ?? "not yet")",
                ], late: notice.mail?.state == .failed)
        }
        let more = notices.count - rows.count
        let caption: HTML = "\(notices.count) notice\("s", when: notices.count != 1)\(more > 0 ? ", the first \(rows.count) shown" : "")"
        return Table(caption, columns, rows: Array(rows)).html(visit)
    }

    static func file(_ notices: [Notice]) -> Download {
        var table = CSVTable(["Day", "To", "Kind", "About", "How", "Read"])
        for notice in notices {
            table.add([notice.day.iso, notice.name, notice.kind.words, notice.title, notice.words, notice.read?.iso ?? ""])
        }
        return table.download(name: "notices.csv")
    }
}

/// The addresses of everybody with an account, each with its own small form.
struct AddressesPage {
    let visit: Visit
    let people: [(id: Identifier<Person>, name: String, mail: String?)]
    let problems: Problems?

    var page: Page {
        let columns = ["Who", "E-mail address"].map { Table.Column($0) }
        let rows = people.map { person -> HTML in
            let typed = visit.path == NoticePages.address.path(person.id) && visit.form.has("mail") ? visit.form["mail"] : nil
            let label: HTML = "<label class=\"unseen\" for=\"mail-\(person.id)\">Address of \(person.name)</label>"
            let field: HTML = """
                \(label)<input id="mail-\(person.id)" name="mail" size="34" value="\(typed ?? person.mail ?? "")"> \
                <button class="btn quiet">Keep<span class="unseen"> the address of \(person.name)</span></button>
                """
            return Table.row(columns, ["\(person.name)", visit.form(to: NoticePages.address.path(person.id), field)])
        }
        // The fields have names of their own here, so the list of problems leads nowhere.
        let told = problems.map { Problems($0.all.map { Problem("", $0.words) }) }
        return Page(
            "E-mail addresses", breadcrumbs: [("Today", "/today")], problems: told,
            """
            <h1>E-mail addresses</h1><p>Everybody can keep their own under My notices. Leave a field empty for no messages; notices in the product stay.</p>
            \(Table("\(people.count) accounts", columns, rows: rows).html())
            """)
    }
}

/// The notices of the Today page.
package struct TodayNotices: Sendable {
    let notices: Notices
    static let most = 5
    package init(_ notices: Notices) { self.notices = notices }

    /// Nil when there is nothing new.
    package func section(_ visit: Visit) async throws -> HTML? {
        let fresh = try await notices.store.read { try notices.own(visit.person, visit.site.policy, unread: true, in: $0) }
        guard !fresh.isEmpty else { return nil }
        let lines = fresh.prefix(TodayNotices.most).map { notice -> HTML in
            """
            <li><span><a href="\(notice.path)">\(notice.title)</a><span class="sub">\(notice.kind.words) · \(notice.day)</span></span>\
            \(visit.button("Mark as read", to: NoticePages.read.path(notice.id), fields: [("then", "today")]))</li>
            """
        }
        let more = fresh.count - lines.count
        return """
            <h2>You were told</h2><ul class="tasks">\(lines)</ul>
            <p><a href="\(NoticePages.own.path)">\(more > 0 ? "\(more) more, and all my notices" : "All my notices")</a></p>
            """
    }
}
