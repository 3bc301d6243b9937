import GRDB
import Vocabulary

/// The accounts of this installation, for those who keep them.
package struct AccountPages: Sendable {
    package static let list = Place("/settings/accounts")
    static let csv = Place("/settings/accounts.csv")
    package static let show = PlaceOf<Person>("/settings/accounts/:account")
    static let link = PlaceOf<Person>("/settings/accounts/:account/link")
    static let signOut = PlaceOf<Person>("/settings/accounts/:account/sign-out")
    static let secondStep = PlaceOf<Person>("/settings/accounts/:account/second-step")
    static let end = PlaceOf<Person>("/settings/accounts/:account/end")
    static let reopen = PlaceOf<Person>("/settings/accounts/:account/reopen")

    let accounts: Accounts
    let origin: String

    func register(on site: inout Site) {
        site.get(AccountPages.list, .keepAccounts) { .page(try await list($0)) }
        site.post(AccountPages.list, .keepAccounts, limit: 16_384, add)
        site.get(AccountPages.csv, .keepAccounts) { .file(try await csv($0)) }
        site.get(AccountPages.show, .keepAccounts) { visit, id in .page(try await page(visit, id)) }
        site.post(AccountPages.link, .keepAccounts, limit: 16_384) { visit, id in
            .page(linkPage(try await accounts.newLink(for: id, by: visit.changer), to: try await accounts.kept(id, on: visit.today)))
        }
        keep(AccountPages.signOut, on: &site) { visit, id in try await accounts.signOutEverywhere(id, by: visit.changer) }
        keep(AccountPages.secondStep, on: &site) { visit, id in try await accounts.resetSecondStep(of: id, by: visit.changer) }
        keep(AccountPages.end, on: &site) { visit, id in try await accounts.end(id, on: visit.today, by: visit.changer) }
        keep(AccountPages.reopen, on: &site) { visit, id in try await accounts.reopen(id, by: visit.changer) }
    }

    private func keep(
        _ place: PlaceOf<Person>, on site: inout Site, _ act: @escaping @Sendable (Visit, Identifier<Person>) async throws -> Void
    ) {
        site.post(place, .keepAccounts, limit: 16_384) { visit, id in
            try await act(visit, id)
            return .seeOther(AccountPages.show.path(id))
        }
    }

    @Sendable private func add(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let signIn = form.text("sign-in", "Give the name to sign in with, as sam.lee.", limit: 100)
            let name = form.text("name", "Give the person’s name.", limit: 200)
            try form.finish()
            // What they may do is given on a page of its own, by those who give access.
            let (id, token) = try await accounts.add(signIn: signIn, name: name, roles: [], by: visit.changer)
            return .page(linkPage(token, to: try await accounts.kept(id, on: visit.today)))
        } catch let problems as Problems {
            return .page(try await list(visit, problems))
        }
    }

    /// The accounts that the address asks for, in the order that it asks for.
    private func asked(_ visit: Visit) async throws -> [Accounts.Kept] {
        let wanted = visit.query["show"]
        let shown = try await accounts.kept(on: visit.today).filter { account in
            switch wanted {
            case "open": account.isActive
            case "ended": !account.isActive
            case "unused": account.isUnused(on: visit.today)
            case "one-step": account.isActive && !account.hasSecondStep
            default: true
            }
        }
        let order = SortOrder(visit)
        let sorted: [Accounts.Kept] =
            switch order.column {
            case "name": shown.sorted { $0.name < $1.name }
            case "sign-in": shown.sorted { $0.signIn < $1.signIn }
            case "last": shown.sorted { ($0.lastSignIn ?? Day(number: 0)) < ($1.lastSignIn ?? Day(number: 0)) }
            default: shown
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private func csv(_ visit: Visit) async throws -> Download {
        var table = CSVTable(["Name", "Sign-in name", "Roles", "Second step", "Last sign-in", "State"])
        for account in try await asked(visit) {
            table.add([
                account.name, account.signIn, account.roles.map(\.title).joined(separator: ", "),
                account.hasSecondStep ? "Set up" : "Not set up",
                account.lastSignIn?.iso ?? "", account.isActive ? "Open" : "Ended",
            ])
        }
        return table.download(name: "accounts.csv")
    }

    private func list(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let shown = try await asked(visit)
        let columns: [Table.Column] = [
            .init("Name", sort: "name"), .init("Sign-in name", sort: "sign-in"), .init("Roles"), .init("Second step"),
            .init("Last sign-in", sort: "last"), .init("State"),
        ]
        let rows = shown.map { account in
            Table.row(
                columns,
                [
                    "<a href=\"\(AccountPages.show.path(account.id))\">\(account.name)</a>", "\(account.signIn)",
                    "\(account.roles.isEmpty ? "None" : account.roles.map(\.title).joined(separator: ", "))",
                    "\(account.hasSecondStep ? "Set up" : "Not set up")", lastSignIn(account), state(account, visit.today),
                ])
        }
        let options = [
            ("", "All"), ("open", "Open"), ("unused", "Not used for 60 days"), ("one-step", "Without a second step"), ("ended", "Ended"),
        ]
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        return Page(
            "Accounts", problems: problems,
            """
            <h1>Accounts</h1><p>An account says who somebody is. What they may do is <a href="\(GrantPages.list.path)">given apart</a>.</p>
            \(FilterBar([.init("show", "Show", options)]).html(visit))
            \(Table("\(shown.count) \(shown.count == 1 ? "account" : "accounts")", columns, rows: rows).html(visit))
            <p><a href="\(export(visit))">This list as CSV</a></p>
            <h2>Add an account</h2>
            \(visit.form(to: AccountPages.list.path, """
                \(fields.text("name", "The person’s name", width: 30))\(fields.text("sign-in", "Sign-in name", hint: "As sam.lee.", width: 30))
                <p><button class="btn">Add the account</button></p>
                """))
            """)
    }

    private func export(_ visit: Visit) -> String {
        visit.path(with: "", nil).replacing(AccountPages.list.path, with: AccountPages.csv.path, maxReplacements: 1)
    }

    private func page(_ visit: Visit, _ id: Identifier<Person>) async throws -> Page {
        let account = try await accounts.kept(id, on: visit.today)
        let isOwn = id == visit.person.id
        let acts: HTML =
            if isOwn {
                "<p class=\"note\">This is your own account. You keep it on <a href=\"\(OwnAccountPages.place.path)\">My account</a>.</p>"
            } else if account.isActive {
                """
                <div class="stack">\(visit.button("Make a new one-time link", to: AccountPages.link.path(id)))
                \(visit.button("Sign out everywhere", to: AccountPages.signOut.path(id)))
                \(account.hasSecondStep ? visit.button("Reset the second step", to: AccountPages.secondStep.path(id)) : "")</div>
                <h2>When somebody leaves</h2><p>Ending the account signs them out at once and ends what was given to them. What they did stays \
                under their name.</p>\(visit.button("End this account", to: AccountPages.end.path(id)))
                """
            } else {
                visit.button("Open the account again", to: AccountPages.reopen.path(id))
            }
        return Page(
            account.name, breadcrumbs: [("Accounts", AccountPages.list.path)],
            """
            <h1>\(account.name)</h1><dl class="summary"><div><dt>Sign-in name</dt><dd>\(account.signIn)</dd></div>
            <div><dt>State</dt><dd>\(state(account, visit.today))</dd></div>
            <div><dt>Password</dt><dd>\(account.hasPassword ? "Chosen" : "Not chosen yet")</dd></div>
            <div><dt>Second step</dt><dd>\(account.hasSecondStep ? "Set up" : "Not set up")</dd></div>
            <div><dt>Last sign-in</dt><dd>\(lastSignIn(account))</dd></div>
            <div><dt>Roles</dt><dd>\(account.roles.isEmpty ? "None" : account.roles.map(\.title).joined(separator: ", "))</dd></div></dl>\(acts)
            """)
    }

    private func linkPage(_ token: SecretToken, to account: Accounts.Kept) -> Page {
        Page(
            "One-time link", breadcrumbs: [("Accounts", AccountPages.list.path), (account.name, AccountPages.show.path(account.id))],
            """
            <h1>One-time link for \(account.name)</h1><p>Give it to them yourself: whoever has it can choose the password. It works once, within seven \
            days, and is not shown again.</p><p><code class="key">\(origin)\(SignInPages.welcome(token))</code></p>
            <p><a href="\(AccountPages.show.path(account.id))">Back to the account</a></p>
            """)
    }

    private func lastSignIn(_ account: Accounts.Kept) -> HTML { account.lastSignIn.map { "\($0)" } ?? "None yet" }

    private func state(_ account: Accounts.Kept, _ today: Day) -> HTML {
        if !account.isActive { return "Ended" }
        return account.isUnused(on: today) ? "Open \(Tag("Not used for 60 days", .triangle).html)" : "Open"
    }
}
