import GRDB
import SiteKit
import Vocabulary

/// The table of groups for those who keep it, with what the operator has set.
package struct GroupPages: Sendable {
    let store: Store
    let settings: ProviderSettings?
    private var table: GroupTable { GroupTable(store) }

    package init(store: Store, settings: ProviderSettings?) { (self.store, self.settings) = (store, settings) }

    package func register(on site: inout Site) {
        site.get(OpenIDPlaces.groups, .keepGroups) { .page(try await page($0)) }
        site.post(OpenIDPlaces.groups, .keepGroups, add)
        site.post(OpenIDPlaces.removeGroup, .keepGroups) { visit, id in
            try await table.remove(id, by: visit.changer)
            return .seeOther(OpenIDPlaces.groups.path)
        }
    }

    @Sendable private func add(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let name = form.text("group", "Give the group as the council’s sign-in sends it.", limit: 500)
            let label = form.optionalText("label", limit: 200)
            let role: Role? = form.choice("role", "Choose the role.")
            let scope = Scope(field: visit.form["scope"])
            if scope == nil { form.note(Problem("scope", "Choose how far it reaches.")) }
            try form.finish()
            guard let role, let scope else { throw NotFound() }
            try await table.add(name, label: label, role: role, scope: scope, on: visit.today, by: visit.changer)
            return .seeOther(OpenIDPlaces.groups.path)
        } catch let problems as Problems {
            return .page(try await page(visit, problems))
        }
    }

    private func page(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (rows, tree) = try await store.read { (try GroupTable.all(in: $0), try Teams.tree(in: $0)) }
        return Page(
            "Groups of the council’s sign-in", problems: problems,
            """
            <h1>Groups of the council’s sign-in</h1>\(standing)
            <p>Whoever signs in with a council account holds what their groups give, and \(AccessFromGroups.days) days after the last \
            sign-in no more. What is changed here holds from a person’s next sign-in on. A row gives nothing to the person who wrote it.</p>
            \(list(rows, tree, visit))
            <h2>Let a group in</h2>\(visit.form(to: OpenIDPlaces.groups.path, fields(visit, tree, problems)))
            """)
    }

    private func list(_ rows: [GroupAccess], _ tree: TeamTree, _ visit: Visit) -> HTML {
        guard !rows.isEmpty else {
            return "<p class=\"note\">No group opens anything yet, so nobody can sign in with a council account.</p>"
        }
        let columns = ["Group", "As it is sent", "Role", "Reaches", ""].map { Table.Column($0) }
        let lines = rows.map { row -> HTML in
            var team: String?
            if case .team(let id) = row.scope { team = tree.team(id)?.name }
            let remove = visit.button("Remove", to: OpenIDPlaces.removeGroup.path(row.id))
            return Table.row(
                columns,
                [
                    "\(row.label.isEmpty ? "–" : row.label)", "\(row.name)", "\(row.role.title)", "\(row.scope.words(team))",
                    "<div class=\"row small\">\(remove)</div>",
                ])
        }
        return Table("\(rows.count) \(rows.count == 1 ? "row" : "rows")", columns, rows: lines).html()
    }

    private func fields(_ visit: Visit, _ tree: TeamTree, _ problems: Problems?) -> HTML {
        let fields = FormFields(typed: visit.form.has("group") ? visit.form : nil, problems: problems)
        return """
            \(fields.text("group", "The group, as the council’s sign-in sends it", hint: "From Entra ID its object ID, as 0760b6cf-170e-4a14-91b3-4b78e0739963; from Keycloak its path, as /children/managers."))
            \(fields.text("label", "What the council calls it", hint: "For people who read this table."))
            \(fields.role("role", "Role"))\(fields.scope("scope", "How far it reaches", tree))
            <p><button class="btn">Let this group in</button></p>
            """
    }

    private var standing: HTML {
        guard let settings else {
            return "<p class=\"note\">The council’s sign-in is not set up on this installation. The operators’ guide says how.</p>"
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
