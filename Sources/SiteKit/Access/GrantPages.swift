import GRDB
import Vocabulary

/// Who was given what, until when: kept by those who give access, and for everybody their own.
package struct GrantPages: Sendable {
    package static let list = Place("/settings/grants")
    package static let own = Place("/my-access")
    static let renew = PlaceOf<Grant>("/settings/grants/:grant/renew")
    static let end = PlaceOf<Grant>("/settings/grants/:grant/end")

    let store: Store
    private var grants: Grants { Grants(store) }
    /// What else a person finds under their own access, from the parts that this one does not know.
    private let further: @Sendable (Visit) -> HTML?
    package init(store: Store, further: @escaping @Sendable (Visit) -> HTML? = { _ in nil }) {
        (self.store, self.further) = (store, further)
    }

    package func register(on site: inout Site) {
        site.get(GrantPages.list, .giveAccess) { .page(try await page($0)) }
        site.post(GrantPages.list, .giveAccess, give)
        site.post(GrantPages.renew, .giveAccess) { visit, id in
            try await grants.renew(id, on: visit.today, by: visit.changer)
            return .seeOther(GrantPages.list.path)
        }
        site.post(GrantPages.end, .giveAccess) { visit, id in
            try await grants.end(id, on: visit.today, by: visit.changer)
            return .seeOther(GrantPages.list.path)
        }
        site.get(GrantPages.own, .signedIn) { .page(try await ownPage($0)) }
    }

    @Sendable private func give(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("account", "Choose who is given the role.")
            let role: Role? = form.choice("role", "Choose the role.")
            let span: Grant.Span? = form.choice("span", "Choose what it is given for.")
            let scope = Scope(field: visit.form["scope"])
            if scope == nil { form.note(Problem("scope", "Choose how far it reaches.")) }
            let until = form.optionalDay("until")
            if let until, until < visit.today { form.note(Problem("until", "\(until) has passed. Give today or a later day.")) }
            try form.finish()
            guard let account, let role, let span, let scope else { throw NotFound() }
            let known = try await store.read { db in
                let isThere = try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account])
                guard case .team(let team) = scope else { return isThere == true }
                return try isThere == true && Teams.tree(in: db).team(team) != nil
            }
            guard known else { throw NotFound() }
            let last = span == .post ? nil : until ?? span.usualEnd(from: visit.today)
            try await grants.give(Grant(role, scope, span: span, until: last), to: account, on: visit.today, by: visit.changer)
            return .seeOther(GrantPages.list.path)
        } catch let problems as Problems {
            return .page(try await page(visit, problems))
        }
    }

    private func page(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let today = visit.today
        let (held, tree, accounts) = try await store.read { db in
            (
                try Grants.live(on: today, in: db), try Teams.tree(in: db),
                try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
                    (value: ($0["id"] as Identifier<Person>).text, words: $0["name"] as String)
                }
            )
        }
        let columns = ["Who", "Role", "Reaches", "Given", "Until", ""].map { Table.Column($0) }
        let rows = held.map { held in
            let isFixed = held.account == visit.person.id || held.isFromGroup
            let renew =
                held.grant.until == nil || isFixed ? nil : visit.button("Renew", to: GrantPages.renew.path(held.grant.id))
            let end = isFixed ? nil : visit.button("End", to: GrantPages.end.path(held.grant.id))
            let origin: HTML? = held.isFromGroup ? "<p class=\"hint\">From a group of the council’s sign-in</p>" : nil
            return Table.row(
                columns,
                [
                    "\(held.name)", "\(held.grant.role.title)", "\(held.grant.scope.words(held.team))", "\(held.given)",
                    until(held.grant, today), "<div class=\"row small\">\(renew)\(end)\(origin)</div>",
                ])
        }
        return Page(
            "Access given", problems: problems,
            """
            <h1>Access given</h1><p>Access ends by itself unless somebody renews it. What is changed here holds from the next page on. \
            Nobody changes their own.</p>\(Table("\(held.count) held today", columns, rows: rows).html())
            <h2>Give access</h2>\(visit.form(to: GrantPages.list.path, fields(visit, tree, accounts, problems)))
            """)
    }

    private func fields(_ visit: Visit, _ tree: TeamTree, _ accounts: [(value: String, words: String)], _ problems: Problems?) -> HTML {
        let fields = FormFields(typed: visit.form.has("role") ? visit.form : nil, problems: problems)
        return """
            \(fields.select("account", "Who?", options: [(value: "", words: "Choose")] + accounts))
            \(fields.role("role", "Role"))
            \(fields.scope("scope", "How far it reaches", tree))
            \(fields.choices("span", "What for?", options: Grant.Span.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.day("until", "Until", hint: "Leave empty for the usual span."))<p><button class="btn">Give access</button></p>
            """
    }

    private func ownPage(_ visit: Visit) async throws -> Page {
        let tree = try await store.read { try Teams.tree(in: $0) }
        let columns = ["Role", "Reaches", "Until"].map { Table.Column($0) }
        let rows = visit.person.grants.map { grant -> HTML in
            var team: String?
            if case .team(let id) = grant.scope { team = tree.team(id)?.name }
            return Table.row(columns, ["\(grant.role.title)", "\(grant.scope.words(team))", until(grant, visit.today)])
        }
        return Page(
            "My access",
            """
            <h1>My access</h1><p>Ask your manager to renew what you still need before it ends.</p>\(further(visit))
            \(rows.isEmpty ? "<p class=\"note\">Nothing is given to you today.</p>" : Table("What I may do", columns, rows: rows).html())
            """)
    }

    private func until(_ grant: Grant, _ today: Day) -> HTML {
        guard let until = grant.until else { return "Until ended" }
        return grant.endsSoon(on: today) ? "\(until) \(Tag("Ends soon", .triangle).html)" : "\(until)"
    }
}

/// Tells a person, and those who give access, in the last week before something given ends.
package struct GrantDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        { [store] person, policy, today in
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
                    reason: "Access ends unless somebody renews it", step: isOwn ? "Ask for renewal" : "Renew or let it end",
                    path: (isOwn ? GrantPages.own : GrantPages.list).path)
            }
        }
    }
}
