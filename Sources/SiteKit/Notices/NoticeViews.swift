import Vocabulary

/// A person's own notices, their address and their leave.
struct OwnNoticesPage {
    let request: PageRequest
    let notices: [Notice]
    let mail: String?
    let leave: [Leave]
    let problems: Problems?

    var page: Page {
        Page(
            "My notices", breadcrumbs: [("Home", SitePlaces.home.path)], problems: problems,
            "<h1>My notices</h1>\(list)\(address)\(away)")
    }

    private var list: HTML {
        if notices.isEmpty { return "<p class=\"note\">You have no notices yet.</p>" }
        let columns = ["Date", "What", "Kind", "How"].map { Table.Column($0) }
        let rows = notices.prefix(100).map { notice -> HTML in
            let fresh: HTML? = notice.read == nil ? " \(Tag("New", .circle).html)" : nil
            return Table.row(
                columns,
                ["\(notice.day)", "<a href=\"\(notice.path)\">\(notice.title)</a>\(fresh)", "\(notice.kind.words)", "\(notice.words)"])
        }
        let button = notices.contains { $0.read == nil } ? request.button("Mark all as read", to: NoticePages.readAll.path) : nil
        let caption: HTML = notices.count > rows.count ? "The newest \(rows.count) of \(notices.count)" : "Newest first"
        return "\(Table(caption, columns, rows: rows).html())\(button)"
    }

    private var address: HTML {
        let fields = FormFields(typed: request.form.has("mail") ? request.form : nil, problems: problems)
        let hint =
            "You get at most one message a week asking for updates. Messages contain references and links, and nothing about children."
        let field = fields.text("mail", "Email address", hint: hint, value: mail ?? "", autocomplete: "email", width: 40)
        return """
            <h2>My email address</h2>\(request.form(to: NoticePages.mail.path, "\(field)<p><button class=\"btn quiet\">Save address</button></p>"))
            """
    }

    private var away: HTML {
        let lines = leave.filter { $0.to >= request.today }.map { entry -> HTML in
            "<li><span>\(entry.from) to \(entry.to)<span class=\"sub\">recorded by \(entry.notedBy)</span></span>\(request.button("Remove", to: NoticePages.endLeave.path(entry.id)))</li>"
        }
        let fields = FormFields(typed: request.form.has("from-day") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.day("from", "First day away"))\(fields.day("to", "Last day away"))<p><button class="btn quiet">Record leave</button></p>
            """
        return """
            <h2 id="leave">My leave</h2><p>You are not asked for updates while you are away, and those days are not counted as overdue.</p>
            \(lines.isEmpty ? "" : "<ul class=\"tasks\">\(lines)</ul>")\(request.form(to: NoticePages.leave.path, body))
            """
    }
}

/// What an address asks of the log of notices.
struct NoticeQuery {
    let kind, person, mail: String
    let order: SortOrder
    static let inProduct = "none"

    init(_ request: PageRequest) {
        (kind, person, mail) = (request.query["kind"], request.query["person"], request.query["mail"])
        order = SortOrder(request)
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
    let request: PageRequest
    let notices: [Notice]
    let all: [Notice]
    static let most = 200

    var page: Page {
        let kinds = Set(all.map(\.kind)).sorted { $0.name < $1.name }.map { (value: $0.name, words: $0.words) }
        let people = Dictionary(all.map { ($0.account.text, $0.name) }) { first, _ in first }.sorted { $0.value < $1.value }
        let states =
            MailState.State.allCases.map { (value: $0.rawValue, words: "By email: \($0.words)") }
            + [(value: NoticeQuery.inProduct, words: "In Throughline only")]
        let bar = FilterBar([
            .init("kind", "Kind", kinds), .init("person", "To", people.map { (value: $0.key, words: $0.value) }),
            .init("mail", "How", states),
        ])
        let query = request.path(with: "", nil).dropFirst(request.path.count)
        return Page(
            "Notices", breadcrumbs: [("Settings", SitePlaces.settings.path)],
            """
            <h1>Notices</h1><p>Every notice sent. Nothing here or in a message is about a child.</p>
            \(bar.html(request))\(cut)\(list)<p><a href="\(NoticePages.spreadsheet.path)\(query)">Download as CSV</a></p>
            """)
    }

    private var list: HTML {
        if notices.isEmpty { return "<p class=\"note\">No notices match these filters.</p>" }
        let columns = [
            Table.Column("Date", sort: "day"), Table.Column("To", sort: "name"), Table.Column("Kind", sort: "kind"),
            Table.Column("About"), Table.Column("How"), Table.Column("Read"),
        ]
        let rows = notices.prefix(NoticeLogPage.most).map { notice in
            Table.row(
                columns,
                [
                    "\(notice.day)", "\(notice.name)", "\(notice.kind.words)", about(notice),
                    "\(notice.words)", "\(notice.read?.description ?? "not yet")",
                ], late: notice.mail?.state == .failed)
        }
        let more = notices.count - rows.count
        let caption: HTML = "\(notices.count) notice\("s", when: notices.count != 1)\(more > 0 ? ", the first \(rows.count) shown" : "")"
        return Table(caption, columns, rows: Array(rows)).html(request)
    }

    private var cut: HTML? {
        all.count < Notices.most ? nil : "<p class=\"hint\">The newest \(Notices.most) notices are listed. Earlier ones are not.</p>"
    }

    /// Whoever reads the log may not open everything that others were told of, so only their own notices lead on.
    private func about(_ notice: Notice) -> HTML {
        notice.account == request.person.id ? "<a href=\"\(notice.path)\">\(notice.title)</a>" : "\(notice.title)"
    }

    static func file(_ notices: [Notice]) -> Download {
        var table = CSVTable(["Date", "To", "Kind", "About", "How", "Read"])
        for notice in notices {
            table.add([notice.day.iso, notice.name, notice.kind.words, notice.title, notice.words, notice.read?.iso ?? ""])
        }
        return table.download(name: "notices.csv")
    }
}

/// The addresses of everybody with an account, each with its own small form.
struct AddressesPage {
    let request: PageRequest
    let people: [(id: Identifier<Person>, name: String, mail: String?)]
    let problems: Problems?

    var page: Page {
        let columns = ["Who", "Email address"].map { Table.Column($0) }
        let rows = people.map { person -> HTML in
            let typed = request.path == NoticePages.address.path(person.id) && request.form.has("mail") ? request.form["mail"] : nil
            let label: HTML = "<label class=\"unseen\" for=\"mail-\(person.id)\">Address of \(person.name)</label>"
            let field: HTML = """
                \(label)<input id="mail-\(person.id)" name="mail" size="34" value="\(typed ?? person.mail ?? "")"> \
                <button class="btn quiet">Save<span class="unseen"> the address of \(person.name)</span></button>
                """
            return Table.row(columns, ["\(person.name)", request.form(to: NoticePages.address.path(person.id), field)])
        }
        // The fields have names of their own here, so the list of problems leads nowhere.
        let told = problems.map { Problems($0.all.map { Problem("", $0.words) }) }
        return Page(
            "Email addresses", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: told,
            """
            <h1>Email addresses</h1><p>Everyone can change their own on My notices. Leave a field empty to send no messages; notices in Throughline are not affected.</p>
            \(Table("\(people.count) accounts", columns, rows: rows).html())
            """)
    }
}

/// The new notices on Home.
package struct HomeNotices: Sendable {
    let notices: Notices
    static let most = 5
    package init(_ notices: Notices) { self.notices = notices }

    /// Nil when there is nothing new.
    package func section(_ request: PageRequest) async throws -> HTML? {
        let fresh = try await notices.store.read { try notices.own(request.person, request.site.policy, unread: true, in: $0) }
        guard !fresh.isEmpty else { return nil }
        let lines = fresh.prefix(HomeNotices.most).map { notice -> HTML in
            """
            <li><span><a href="\(notice.path)">\(notice.title)</a><span class="sub">\(notice.kind.words) · \(notice.day)</span></span>\
            \(request.button("Mark as read", to: NoticePages.read.path(notice.id), fields: [("then", "home")]))</li>
            """
        }
        let more = fresh.count - lines.count
        return """
            <h2>New notices</h2><ul class="tasks">\(lines)</ul>
            <p><a href="\(NoticePages.own.path)">\(more > 0 ? "\(more) more, and all my notices" : "All my notices")</a></p>
            """
    }
}
