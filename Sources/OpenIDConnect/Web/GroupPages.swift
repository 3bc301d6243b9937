import SiteKit
import Vocabulary

/// The table of groups for those who keep it, with what the operator has set.
package struct GroupPages: Sendable {
    let store: Store
    let settings: ProviderSettings?
    let notices: Notices?
    private func table(_ request: PageRequest) -> GroupTable { GroupTable(store, policy: request.site.policy, notices: notices) }

    package init(store: Store, settings: ProviderSettings?, notices: Notices? = nil) {
        (self.store, self.settings, self.notices) = (store, settings, notices)
    }

    package func register(on site: inout Site) {
        // Whoever may give access may approve a row, so they may read the table.
        site.get(OpenIDPlaces.groups, .giveAccess) { .page(try await page($0)) }
        site.post(OpenIDPlaces.approveGroup, .giveAccess, limit: 16_384) { request, id in
            guard request.form["checked"] == "yes" else { throw ApprovalRefusal.notCheckedGroup }
            try await table(request).approve(id, on: request.today, by: request.changer)
            return .seeOther(OpenIDPlaces.groups.path, saying: "Approved: the group.")
        }
        site.post(OpenIDPlaces.groups, .keepGroups, add, again: page)
        site.post(OpenIDPlaces.removeGroup, .keepGroups) { request, id in
            try await table(request).remove(id, by: request.changer)
            return .seeOther(OpenIDPlaces.groups.path, saying: "Removed: the group.")
        }
    }

    @Sendable private func add(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let name = form.text("group", "Give the group as the council’s sign-in sends it.", limit: 500)
        let label = form.optionalText("label", limit: 200)
        let role: Role? = form.choice("role", "Choose the role.")
        let scope = Scope(field: request.form["scope"])
        if scope == nil { form.note(Problem("scope", "Select the scope.")) }
        try form.finish()
        guard let role, let scope else { throw NotFound() }
        try await table(request).add(name, label: label, role: role, scope: scope, on: request.today, by: request.changer)
        return .seeOther(OpenIDPlaces.groups.path, saying: "Added: the group.")
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (rows, tree) = try await store.read { (try GroupTable.all(in: $0), try Teams.tree(in: $0)) }
        return Page(
            "Groups of the council’s sign-in", problems: problems,
            """
            <h1>Groups of the council’s sign-in</h1>\(standing)
            <p>People who sign in with a council account get the roles of their groups. The roles end \(AccessFromGroups.days) days after their \
            last sign-in. Changes apply from a person’s next sign-in. A second person must approve a row that gives access to children’s records, \
            publication or user access. A row never applies to the person who added or approved it.</p>
            \(list(rows, tree, request))
            \(request.may(.keepGroups) ? add(request, tree, problems) : nil)
            """)
    }

    private func list(_ rows: [GroupAccess], _ tree: TeamTree, _ request: PageRequest) -> HTML {
        guard !rows.isEmpty else {
            return "<p class=\"note\">No group has a role yet, so nobody can sign in with a council account.</p>"
        }
        let columns = ["Group", "Group ID", "Role", "Scope", ""].map { Table.Column($0) }
        let lines = rows.map { row -> HTML in
            var team: String?
            if case .team(let id) = row.scope { team = tree.team(id)?.name }
            return Table.row(
                columns,
                [
                    "\(row.label.isEmpty ? "–" : row.label)\(row.approvedBy == nil ? " \(Tag("Waiting for approval", .hollow).html)" as HTML : nil)",
                    "\(row.name)", "\(row.role.title)", "\(row.scope.words(team))",
                    "<div class=\"row small\">\(acts(row, request))</div>",
                ])
        }
        return Table("\(rows.count) \(rows.count == 1 ? "row" : "rows")", columns, rows: lines).html()
    }

    private func add(_ request: PageRequest, _ tree: TeamTree, _ problems: Problems?) -> HTML {
        "<h2>Add a group</h2>\(request.form(to: OpenIDPlaces.groups.path, fields(request, tree, problems)))"
    }

    /// What this person may do with a row.
    private func acts(_ row: GroupAccess, _ request: PageRequest) -> HTML {
        let remove: HTML? = request.may(.keepGroups) ? request.button("Remove", to: OpenIDPlaces.removeGroup.path(row.id)) : nil
        guard row.approvedBy == nil else { return "\(remove)" }
        if row.setBy == request.person.id.text { return "<p class=\"hint\">Another person approves it</p>\(remove)" }
        let id = "checked-\(row.id)"
        let body: HTML = """
            <div class="choice"><input type="checkbox" id="\(id)" name="checked" value="yes"><label for="\(id)">I have checked who is in this \
            group</label></div><button class="btn quiet">Approve</button>
            """
        return "\(request.form(to: OpenIDPlaces.approveGroup.path(row.id), body))\(remove)"
    }

    private func fields(_ request: PageRequest, _ tree: TeamTree, _ problems: Problems?) -> HTML {
        let fields = FormFields(typed: request.form.has("group") ? request.form : nil, problems: problems)
        return """
            \(fields.text("group", "The group, as the council’s sign-in sends it", hint: "From Entra ID its object ID, as 0760b6cf-170e-4a14-91b3-4b78e0739963; from Keycloak its path, as /children/managers."))
            \(fields.text("label", "What the council calls it", hint: "For people who read this table."))
            \(fields.role("role", "Role"))\(fields.scope("scope", "How far it reaches", tree))
            <p><button class="btn">Add the group</button></p>
            """
    }

    private var standing: HTML {
        guard let settings else {
            return "<p class=\"note\">The council’s sign-in is not set up on this installation. See the operators’ guide.</p>"
        }
        let local = settings.onlyLocalAccount.map { "Closed, but for the recovery account “\($0)”" } ?? "Open beside it"
        return """
            <dl class="summary"><div><dt>Provider</dt><dd>\(settings.issuer.text)</dd></div>
            <div><dt>This service’s name there</dt><dd>\(settings.client)</dd></div>
            <div><dt>Groups are read from</dt><dd>\(settings.groupsClaim)</dd></div>
            <div><dt>Accounts of this service</dt><dd>\(local)</dd></div></dl>
            """
    }
}
