import GRDB
import Vocabulary

/// What waits for a second person, and the page on which that person approves or refuses it.
struct ApprovalPages: Sendable {
    static let show = PlaceOf<AccessProposal>("/settings/grants/waiting/:proposal")

    let store: Store
    let notices: Notices?
    let origin: String

    func register(on site: inout Site) {
        site.get(ApprovalPages.show, .giveAccess) { .page(try await page($0, $1)) }
        site.post(ApprovalPages.show, .giveAccess, limit: 16_384, settle, again: page)
    }

    @Sendable private func settle(_ request: PageRequest, _ id: Identifier<AccessProposal>) async throws -> Answer {
        let proposal = try await waiting(request, id)
        var form = FormReader(request.form)
        let outcome: AccessProposal.Outcome? = form.choice("outcome", "Choose whether to approve it.")
        if outcome == .approved, request.form["checked"] != "yes" {
            form.note(Problem("checked", ApprovalRefusal.notChecked.words))
        }
        try form.finish()
        guard let outcome else { throw Problems("outcome", "Choose whether to approve it.") }
        let link = try await AccessProposals(store, policy: request.site.policy, notices: notices).settle(
            id, outcome, on: request.today, by: request.changer)
        guard let link else { return .seeOther(GrantPages.list.path) }
        return .page(AccountPages.linkPage(link, to: proposal.name, origin: origin, back: GrantPages.list.path))
    }

    private func waiting(_ request: PageRequest, _ id: Identifier<AccessProposal>) async throws -> AccessProposal {
        let all = try await store.read { try AccessProposals.waiting(on: request.today, in: $0) }
        guard let proposal = all.first(where: { $0.id == id }) else { throw NotFound() }
        return proposal
    }

    private func page(_ request: PageRequest, _ id: Identifier<AccessProposal>, _ problems: Problems? = nil) async throws -> Page {
        let proposal = try await waiting(request, id)
        let facts = try await store.read { try AccountFacts(proposal.account, in: $0) }
        return Page(
            "Approve a change of access", breadcrumbs: [("User access", GrantPages.list.path)], problems: problems,
            """
            <h1>Approve a change of access</h1><dl class="summary"><div><dt>For</dt><dd>\(proposal.name)</dd></div>
            <div><dt>Change</dt><dd>\(proposal.words)</dd></div><div><dt>Reason</dt><dd class="pre">\(proposal.reason)</dd></div>
            <div><dt>Requested by</dt><dd>\(proposal.proposerName), \(proposal.proposed)</dd></div>
            <div><dt>Sign-in name</dt><dd>\(facts.signIn)</dd></div><div><dt>Account added by</dt><dd>\(facts.addedBy)</dd></div>
            <div><dt>Last sign-in</dt><dd>\(facts.lastSignIn.map { "\($0)" as HTML } ?? "None yet")</dd></div>
            <div><dt>Two-factor sign-in</dt><dd>\(facts.hasTwoFactor ? "Set up" : "Not set up")</dd></div>
            <div><dt>Lapses on</dt><dd>\(proposal.proposed + AccessProposal.lapsesAfter)</dd></div></dl>
            \(answer(request, proposal, problems))
            """)
    }

    private func answer(_ request: PageRequest, _ proposal: AccessProposal, _ problems: Problems?) -> HTML {
        let path = ApprovalPages.show.path(proposal.id)
        if proposal.proposer == request.person.id.text {
            let withdraw = request.button("Withdraw", to: path, fields: [("outcome", AccessProposal.Outcome.withdrawn.rawValue)])
            return "<p>You requested this. Another person who may give access approves or refuses it.</p>\(withdraw)"
        }
        if proposal.account == request.person.id {
            return "<p>This is about your own account. Another person who may give access approves or refuses it.</p>"
        }
        let fields = FormFields(typed: request.form.has("outcome") ? request.form : nil, problems: problems)
        let options = [
            (value: AccessProposal.Outcome.approved.rawValue, words: "Approve"),
            (value: AccessProposal.Outcome.refused.rawValue, words: "Refuse"),
        ]
        let checked = (
            value: "yes",
            words:
                "I have checked with \(proposal.name), in person or by a number I already had, that this account is theirs and that they need this"
        )
        return request.form(
            to: path,
            """
            \(fields.choices("outcome", "Your decision", options: options))
            \(fields.choices("checked", "Check", hint: "Needed to approve.", several: true, options: [checked]))
            <p><button class="btn">Save the decision</button></p>
            """)
    }

    /// The table on the page of everything that was given.
    static func section(_ request: PageRequest, _ waiting: [AccessProposal]) -> HTML? {
        guard !waiting.isEmpty else { return nil }
        let columns = ["For", "Change", "Requested by", "Date", ""].map { Table.Column($0) }
        let rows = waiting.map { proposal in
            Table.row(
                columns,
                [
                    "\(proposal.name)", "\(proposal.words)", "\(proposal.proposerName)", "\(proposal.proposed)",
                    "<a href=\"\(show.path(proposal.id))\">Review<span class=\"unseen\"> the request for \(proposal.name)</span></a>",
                ])
        }
        return "<h2 id=\"waiting\">Waiting for approval</h2>\(Table("\(waiting.count) to approve or refuse", columns, rows: rows).html())"
    }
}

/// What a second person needs to know of an account before they approve.
private struct AccountFacts: Sendable {
    let signIn, addedBy: String
    let lastSignIn: Day?
    let hasTwoFactor: Bool

    init(_ account: Identifier<Person>, in db: Database) throws {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT sign_in, signed_in FROM account WHERE id = ?"), arguments: [account])
        signIn = row?["sign_in"] ?? ""
        lastSignIn = (row?["signed_in"] as Int?).map(Clock.day(of:))
        hasTwoFactor = try TwoFactor.isSet(for: account, in: db)
        let sql = """
            SELECT coalesce(account.name, CASE audit.account WHEN 'system' THEN 'The command line' END, 'The council’s sign-in')
            FROM audit LEFT JOIN account ON account.id = audit.account WHERE subject = ? ORDER BY sequence LIMIT 1
            """
        addedBy = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [account.text]) ?? "Not known"
    }
}
