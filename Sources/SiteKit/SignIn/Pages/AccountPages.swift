import Vocabulary

/// The accounts of this installation, for those who keep them.
package struct AccountPages: Sendable {
    package static let list = Place("/settings/accounts")
    static let csv = Place("/settings/accounts.csv")
    package static let several = Place("/settings/accounts/several")
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
        site.post(AccountPages.list, .keepAccounts, limit: 16_384, add, again: list)
        site.get(AccountPages.csv, .keepAccounts) { .file(try await csv($0)) }
        SeveralAccounts(accounts: accounts, origin: origin).register(on: &site)
        site.get(AccountPages.show, .keepAccounts) { request, id in .page(try await page(request, id)) }
        site.post(AccountPages.link, .keepAccounts, limit: 16_384) { request, id in
            if let answer = try await requested(.link, for: id, request) { return answer }
            let token = try await accounts.newLink(for: id, on: request.today, by: request.changer)
            return .page(linkPage(token, to: try await accounts.kept(id, on: request.today)))
        }
        site.post(AccountPages.secondStep, .keepAccounts, limit: 16_384) { request, id in
            if let answer = try await requested(.twoFactorReset, for: id, request) { return answer }
            try await accounts.resetSecondStep(of: id, on: request.today, by: request.changer)
            return .seeOther(AccountPages.show.path(id), saying: "Removed: two-factor sign-in of this account.")
        }
        keep(AccountPages.signOut, on: &site) { request, id in
            try await accounts.signOutEverywhere(id, on: request.today, by: request.changer)
        }
        keep(AccountPages.end, on: &site) { request, id in try await accounts.end(id, on: request.today, by: request.changer) }
        keep(AccountPages.reopen, on: &site) { request, id in try await accounts.reopen(id, on: request.today, by: request.changer) }
    }

    /// Asks a second person, where one has to approve; nil where nobody has to.
    private func requested(_ what: AccessProposal.What, for id: Identifier<Person>, _ request: PageRequest) async throws -> Answer? {
        guard id != request.person.id, try await accounts.needsTwo(id, on: request.today, by: request.changer) else { return nil }
        do {
            try await AccessProposals(accounts.store, policy: accounts.policy, notices: accounts.notices).propose(
                what, for: id, because: request.form["reason"], on: request.today, by: request.changer)
            return .seeOther(AccountPages.show.path(id), saying: "Requested. Another person who can give access must approve it.")
        } catch let refusal as ApprovalRefusal {
            return .page(try await page(request, id, Problems("reason-\(what.kind)", refusal.words)))
        }
    }

    private func keep(
        _ place: PlaceOf<Person>, on site: inout Site, _ act: @escaping @Sendable (PageRequest, Identifier<Person>) async throws -> Void
    ) {
        site.post(place, .keepAccounts, limit: 16_384) { request, id in
            try await act(request, id)
            return .seeOther(AccountPages.show.path(id))
        }
    }

    @Sendable private func add(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let signIn = form.text("sign-in", "Enter a sign-in name, such as sam.lee.", limit: 100)
        let name = form.text("name", "Enter the person’s name.", limit: 200)
        try form.finish()
        // What they may do is given on a page of its own, by those who give access.
        let (id, token) = try await accounts.add(signIn: signIn, name: name, roles: [], by: request.changer)
        return .page(linkPage(token, to: try await accounts.kept(id, on: request.today)))
    }

    /// The accounts that the address asks for, in the order that it asks for.
    private func asked(_ request: PageRequest) async throws -> [Accounts.Kept] {
        let wanted = request.query["show"]
        let shown = try await accounts.kept(on: request.today).filter { account in
            switch wanted {
            case "open": account.isActive
            case "ended": !account.isActive
            case "unused": account.isUnused(on: request.today)
            case "one-step": account.isActive && !account.hasSecondStep
            default: true
            }
        }
        let order = SortOrder(request)
        let sorted: [Accounts.Kept] =
            switch order.column {
            case "name": shown.sorted { $0.name < $1.name }
            case "sign-in": shown.sorted { $0.signIn < $1.signIn }
            case "last": shown.sorted { ($0.lastSignIn ?? Day(number: 0)) < ($1.lastSignIn ?? Day(number: 0)) }
            default: shown
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private func csv(_ request: PageRequest) async throws -> Download {
        var table = CSVTable(["Name", "Sign-in name", "Roles", "Two-factor sign-in", "Last sign-in", "Status"])
        for account in try await asked(request) {
            table.add([
                account.name, account.signIn, account.roles.map(\.title).joined(separator: ", "),
                account.hasSecondStep ? "Set up" : "Not set up",
                account.lastSignIn?.iso ?? "", account.isActive ? "Open" : "Ended",
            ])
        }
        return table.download(name: "accounts.csv")
    }

    private func list(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let shown = try await asked(request)
        let columns: [Table.Column] = [
            .init("Name", sort: "name"), .init("Sign-in name", sort: "sign-in"), .init("Roles"), .init("Two-factor sign-in"),
            .init("Last sign-in", sort: "last"), .init("Status"),
        ]
        let rows = shown.map { account in
            Table.row(
                columns,
                [
                    "<a href=\"\(AccountPages.show.path(account.id))\">\(account.name)</a>", "\(account.signIn)",
                    "\(account.roles.isEmpty ? "None" : account.roles.map(\.title).joined(separator: ", "))",
                    "\(account.hasSecondStep ? "Set up" : "Not set up")", lastSignIn(account), state(account, request.today),
                ])
        }
        let options = [
            ("", "All"), ("open", "Open"), ("unused", "Not used for 60 days"), ("one-step", "Without two-factor sign-in"),
            ("ended", "Ended"),
        ]
        let fields = FormFields(typed: request.form.has("name") ? request.form : nil, problems: problems)
        return Page(
            "Accounts", problems: problems,
            """
            <h1>Accounts</h1><p>Roles are given on <a href="\(GrantPages.list.path)">User access</a>. <a href="\(AccountPages.several.path)">Add several people at once</a></p>
            \(FilterBar([.init("show", "Show", options)]).html(request))
            \(Table("\(shown.count) \(shown.count == 1 ? "account" : "accounts")", columns, rows: rows).html(request))
            <p><a href="\(export(request))">This list as CSV</a></p>
            <h2>Add an account</h2>
            \(request.form(to: AccountPages.list.path, """
                \(fields.text("name", "The person’s name", width: 30))\(fields.text("sign-in", "Sign-in name", hint: "For example, sam.lee", width: 30))
                <p><button class="btn">Add account</button></p>
                """))
            """)
    }

    private func export(_ request: PageRequest) -> String {
        request.path(with: "", nil).replacing(AccountPages.list.path, with: AccountPages.csv.path, maxReplacements: 1)
    }

    private func page(_ request: PageRequest, _ id: Identifier<Person>, _ problems: Problems? = nil) async throws -> Page {
        let account = try await accounts.kept(id, on: request.today)
        let (isOwn, needsTwo) = (id == request.person.id, try await accounts.needsTwo(id, on: request.today, by: request.changer))
        let waiting = try await accounts.store.read { try AccessProposals.waiting(on: request.today, in: $0) }.filter { $0.account == id }
        let waits = waiting.map { "<p class=\"note\">Waiting for approval by a second person: \($0.words).</p>" as HTML }
        let acts: HTML =
            if isOwn {
                "<p class=\"note\">This is your own account. Change it on <a href=\"\(OwnAccountPages.place.path)\">My account</a>.</p>"
            } else if account.isActive {
                """
                <div class="stack">\(act("Make a new one-time link", .link, to: AccountPages.link.path(id), needsTwo, request, problems))
                \(request.button("Sign out everywhere", to: AccountPages.signOut.path(id)))
                \(account.hasSecondStep ? act("Reset two-factor sign-in", .twoFactorReset, to: AccountPages.secondStep.path(id), needsTwo, request, problems) : "")</div>
                <h2>When somebody leaves</h2><p>Ending the account signs them out at once and ends their access. What they did stays \
                recorded under their name.</p>\(request.button("End this account", to: AccountPages.end.path(id)))
                """
            } else {
                request.button("Open the account again", to: AccountPages.reopen.path(id))
            }
        return Page(
            account.name, breadcrumbs: [("Accounts", AccountPages.list.path)], problems: problems,
            """
            <h1>\(account.name)</h1>\(waits)<dl class="summary"><div><dt>Sign-in name</dt><dd>\(account.signIn)</dd></div>
            <div><dt>Status</dt><dd>\(state(account, request.today))</dd></div>
            <div><dt>Password</dt><dd>\(account.hasPassword ? "Set" : "Not set yet")</dd></div>
            <div><dt>Two-factor sign-in</dt><dd>\(account.hasSecondStep ? "Set up" : "Not set up")</dd></div>
            <div><dt>Last sign-in</dt><dd>\(lastSignIn(account))</dd></div>
            <div><dt>Roles</dt><dd>\(account.roles.isEmpty ? "None" : account.roles.map(\.title).joined(separator: ", "))</dd></div></dl>\(acts)
            """)
    }

    /// One button, or where a second person approves, a form that asks for the reason.
    private func act(
        _ words: String, _ what: AccessProposal.What, to path: String, _ needsTwo: Bool, _ request: PageRequest, _ problems: Problems?
    ) -> HTML {
        if !needsTwo { return request.button(words, to: path) }
        let problem = problems?.all.first { $0.place == "reason-\(what.kind)" }
        let id = "reason-\(what.kind)"
        let note = problem.map { "<p class=\"problem\" id=\"\(id)-problem\"><span class=\"unseen\">Error: </span>\($0.words)</p>" as HTML }
        return """
            <details\(" open", when: problem != nil)><summary>\(words)</summary>
            <p>This account may see children’s records, publish or give access, so a second person approves this.</p>
            \(request.form(to: path, """
                <div class="field\(" wrong", when: problem != nil)"><label for="\(id)">Reason</label>
                <p class="hint">At least \(AccessProposal.shortestReason) characters.</p>\(note)
                <textarea id="\(id)" name="reason" rows="2">\(problem == nil ? "" : request.form["reason"])</textarea></div>
                <p><button class="btn quiet">Request approval</button></p>
                """))</details>
            """
    }

    private func linkPage(_ token: SecretToken, to account: Accounts.Kept) -> Page {
        AccountPages.linkPage(token, to: account.name, origin: origin, back: AccountPages.show.path(account.id))
    }

    static func linkPage(_ token: SecretToken, to name: String, origin: String, back: String) -> Page {
        Page(
            "One-time link",
            """
            <h1>One-time link for \(name)</h1><p>Give it to them yourself: whoever has it can choose the password. It works once, within seven \
            days, and is not shown again. Two-factor sign-in stays as it is.</p><p><code class="key">\(origin)\(SignInPages.welcome(token))</code></p>
            <p><a href="\(back)">Back</a></p>
            """)
    }

    private func lastSignIn(_ account: Accounts.Kept) -> HTML { account.lastSignIn.map { "\($0)" } ?? "None yet" }

    private func state(_ account: Accounts.Kept, _ today: Day) -> HTML {
        if !account.isActive { return "Ended" }
        return account.isUnused(on: today) ? "Open \(Tag("Not used for 60 days", .triangle).html)" : "Open"
    }
}
