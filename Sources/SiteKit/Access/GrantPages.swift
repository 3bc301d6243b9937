import GRDB
import Vocabulary

/// Who was given what, until when: kept by those who give access, and for everybody their own.
package struct GrantPages: Sendable {
    package static let list = Place("/settings/grants")
    package static let own = Place("/my-access")
    static let renew = PlaceOf<Grant>("/settings/grants/:grant/renew")
    static let end = PlaceOf<Grant>("/settings/grants/:grant/end")

    let store: Store
    let notices: Notices?
    let origin: String
    private func grants(_ request: PageRequest) -> Grants { Grants(store, policy: request.site.policy, notices: notices) }
    private func proposals(_ request: PageRequest) -> AccessProposals {
        AccessProposals(store, policy: request.site.policy, notices: notices)
    }
    /// What else a person finds under their own access, from the parts that this one does not know.
    private let further: @Sendable (PageRequest) -> HTML?
    /// The committees that scrutiny members may sit on.
    private let committees: @Sendable (Database) throws -> [String]

    package init(
        store: Store, notices: Notices? = nil, origin: String = "", further: @escaping @Sendable (PageRequest) -> HTML? = { _ in nil },
        committees: @escaping @Sendable (Database) throws -> [String] = { _ in [] }
    ) {
        (self.store, self.notices, self.origin) = (store, notices, origin)
        (self.further, self.committees) = (further, committees)
    }

    package func register(on site: inout Site) {
        site.get(GrantPages.list, .giveAccess) { .page(try await page($0)) }
        site.post(GrantPages.list, .giveAccess, give, again: page)
        site.post(GrantPages.renew, .giveAccess, renew)
        site.post(GrantPages.end, .giveAccess) { request, id in
            try await grants(request).end(id, on: request.today, by: request.changer)
            return .seeOther(GrantPages.list.path, saying: "Access ended.")
        }
        ApprovalPages(store: store, notices: notices, origin: origin).register(on: &site)
        site.get(GrantPages.own, .signedIn) { .page(try await ownPage($0)) }
    }

    /// At once, or by a proposal where two people give the role.
    @Sendable private func renew(_ request: PageRequest, _ id: Identifier<Grant>) async throws -> Answer {
        let (grant, owner) = try await grants(request).held(id)
        if grants(request).needsTwo(grant.role, by: request.changer) {
            guard grant.span.usualEnd(from: request.today) != nil else { throw GrantRefusal.hasNoEnd }
            try await proposals(request).propose(
                .renewal(grant), for: owner, because: "Renewal for the usual span", on: request.today, by: request.changer)
            return .seeOther(GrantPages.list.path + "#waiting", saying: "Requested. Another person who can give access must approve it.")
        }
        try await grants(request).renew(id, on: request.today, by: request.changer)
        return .seeOther(GrantPages.list.path, saying: "Access renewed.")
    }

    @Sendable private func give(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let account: Identifier<Person>? = form.identifier("account", "Choose a person.")
        let role: Role? = form.choice("role", "Choose a role.")
        let span: Grant.Span? = form.choice("span", "Choose what it is given for.")
        let scope = Scope(field: request.form["scope"])
        if scope == nil { form.note(Problem("scope", "Choose a scope.")) }
        let until = form.optionalDay("until")
        let reason = form.optionalText("reason", limit: 1000)
        let needsTwo = role.map { grants(request).needsTwo($0, by: request.changer) } ?? false
        if needsTwo, reason.count < AccessProposal.shortestReason {
            form.note(Problem("reason", ApprovalRefusal.reasonTooShort.words))
        }
        let committee = form.optionalText("committee", limit: 200)
        if role == .scrutinyMember, try await !store.read({ [committees] in try committees($0) }).contains(committee) {
            form.note(Problem("committee", "Choose the committee that a scrutiny member sits on."))
        }
        if let until, until < request.today { form.note(Problem("until", "The end date must be today or later.")) }
        try form.finish()
        guard let account, let role, let span, let scope else { throw NotFound() }
        let known = try await store.read { db in
            let isThere = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account])
            guard case .team(let team) = scope else { return isThere == true }
            return try isThere == true && Teams.tree(in: db).team(team) != nil
        }
        guard known else { throw NotFound() }
        let last = span == .post ? nil : until ?? span.usualEnd(from: request.today)
        let grant = Grant(role, scope, span: span, until: last, committee: committee.isEmpty ? nil : committee)
        if needsTwo {
            try await proposals(request).propose(
                .grant(grant), for: account, because: reason, on: request.today, by: request.changer)
            return .seeOther(GrantPages.list.path + "#waiting", saying: "Requested. Another person who can give access must approve it.")
        }
        try await grants(request).give(grant, to: account, on: request.today, by: request.changer)
        return .seeOther(GrantPages.list.path, saying: "Given: access as \(role.title).")
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let today = request.today
        let (held, waiting, tree, accounts, committees) = try await store.read { db in
            (
                try Grants.live(on: today, in: db), try AccessProposals.waiting(on: today, in: db), try Teams.tree(in: db),
                try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
                    (value: ($0["id"] as Identifier<Person>).text, words: $0["name"] as String)
                }, try self.committees(db)
            )
        }
        let columns = ["Who", "Role", "Scope", "From", "Until", ""].map { Table.Column($0) }
        let paging = Paging(request: request, total: held.count)
        let rows = paging.shown(held).map { held in
            let isFixed = held.account == request.person.id || held.isFromGroup
            let renew =
                held.grant.until == nil || isFixed ? nil : request.button("Renew", to: GrantPages.renew.path(held.grant.id))
            let end = isFixed ? nil : request.button("End", to: GrantPages.end.path(held.grant.id))
            let origin: HTML? = held.isFromGroup ? "<p class=\"hint\">From a group of the council’s sign-in</p>" : nil
            return Table.row(
                columns,
                [
                    "\(held.name)", "\(held.grant.role.title)", "\(held.grant.reach(held.team))", "\(held.given)",
                    until(held.grant, today), "<div class=\"row small\">\(renew)\(end)\(origin)</div>",
                ])
        }
        return Page(
            "User access", problems: problems,
            """
            <h1>User access</h1><p>Access with an end date ends on that date unless it is renewed. Changes take effect at once. \
            You cannot change your own access. A second person must approve roles that give access to children’s records, publication or user access. \
            Roles that one person can give: \(request.site.policy.givenByOneWords).</p>
            \(ApprovalPages.section(request, waiting))<h2>Current access</h2>\(Table("\(held.count) roles held today", columns, rows: rows).html())\(paging.html)
            <h2>Give access</h2>\(request.form(to: GrantPages.list.path, fields(request, tree, accounts, committees, problems)))
            """)
    }

    private func fields(
        _ request: PageRequest, _ tree: TeamTree, _ accounts: [(value: String, words: String)], _ committees: [String],
        _ problems: Problems?
    ) -> HTML {
        let fields = FormFields(typed: request.form.has("role") ? request.form : nil, problems: problems)
        return """
            \(fields.select("account", "Person", options: [(value: "", words: "Choose")] + accounts))
            \(fields.role("role", "Role"))
            \(fields.scope("scope", "Scope", tree))
            \(fields.select(
                "committee", "Committee", hint: "For scrutiny members. The list comes from committee questions, the work programme and reports.",
                options: [(value: "", words: "None")] + committees.map { (value: $0, words: $0) }))
            \(fields.choices("span", "How long for", options: Grant.Span.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.day("until", "Until", hint: "If you leave this blank, the usual end date is used."))
            \(fields.area("reason", "Reason", hint: "At least \(AccessProposal.shortestReason) characters if a second person must approve it. Do not name children.", rows: 2))
            <p><button class="btn">Give or request access</button></p>
            """
    }

    private func ownPage(_ request: PageRequest) async throws -> Page {
        let tree = try await store.read { try Teams.tree(in: $0) }
        let columns = ["Role", "Scope", "Until"].map { Table.Column($0) }
        let rows = request.person.grants.map { grant -> HTML in
            var team: String?
            if case .team(let id) = grant.scope { team = tree.team(id)?.name }
            return Table.row(columns, ["\(grant.role.title)", "\(grant.reach(team))", until(grant, request.today)])
        }
        return Page(
            "My access",
            """
            <h1>My access</h1><p>Ask your manager to renew a role that you still need before it ends.</p>\(further(request))
            \(rows.isEmpty ? "<p class=\"note\">You have no role today.</p>" : Table("My roles", columns, rows: rows).html())
            """)
    }

    private func until(_ grant: Grant, _ today: Day) -> HTML {
        guard let until = grant.until else { return "No end date" }
        return grant.endsSoon(on: today) ? "\(until) \(Tag("Ends soon", .triangle).html)" : "\(until)"
    }
}

/// Tells a person, and those who give access, in the last week before something given ends.
package struct GrantDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// What another person asked for and this one may approve.
    private func waiting(for person: Person, on today: Day) async throws -> [Deadline] {
        try await store.read { try AccessProposals.waiting(on: today, in: $0) }
            .filter { $0.proposer != person.id.text && $0.account != person.id }.map { proposal in
                Deadline(
                    id: "\(proposal.id)-access", due: proposal.proposed + AccessProposal.lapsesAfter,
                    title: "Access for \(proposal.name) needs approval", reason: "The request lapses if nobody answers",
                    step: "Approve or refuse", path: ApprovalPages.show.path(proposal.id),
                    next: .whoever(may: .giveAccess, besides: [proposal.proposer, proposal.account.text]))
            }
    }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, today in
            let gives = policy.allows(.giveAccess, to: person)
            let held = try await store.read { try Grants.live(on: today, in: $0) }
            // What comes from a group is renewed by the next sign-in, so nobody needs to be told.
            return held.filter { $0.grant.endsSoon(on: today) && !$0.isFromGroup && (gives || $0.account == person.id) }.compactMap {
                held in
                guard let until = held.grant.until else { return nil }
                let isOwn = held.account == person.id
                return Deadline(
                    id: "\(held.grant.id)-grant", due: until,
                    title: isOwn
                        ? "Your access as \(held.grant.role.title) ends" : "Access of \(held.name) as \(held.grant.role.title) ends",
                    reason: isOwn ? "If you still need it, ask your manager to renew it" : "Access ends unless somebody renews it",
                    step: isOwn ? "See your access" : "Renew or let it end",
                    path: (isOwn ? GrantPages.own : GrantPages.list).path,
                    next: isOwn ? .account(person.id.text, may: .signedIn) : .whoever(may: .giveAccess))
            } + (gives ? try await waiting(for: person, on: today) : [])
        }
    }
}
