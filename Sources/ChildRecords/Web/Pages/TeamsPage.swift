import SiteKit
import Vocabulary

/// The tree of teams.
struct TeamsPage {
    let request: PageRequest
    let tree: TeamTree
    let problems: Problems?

    var page: Page {
        let rows = tree.inOrder.map { line -> HTML in
            let name: HTML =
                request.may(.keepTeams) ? "<a href=\"\(ChildPlaces.team.path(line.team.id))\">\(line.team.name)</a>" : "\(line.team.name)"
            return Table.row(
                columns, ["\(String(repeating: "– ", count: line.depth))\(name)", "\(line.team.parent.flatMap { tree.team($0)?.name })"])
        }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"note\">No teams have been added.</p>" : Table("\(rows.count) teams and services", columns, rows: rows).html()
        return Page(
            "Teams", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            "<h1>Teams</h1><p>A role for a team also covers every team below it.</p>\(list)\(given)\(form)")
    }

    private let columns = ["Team", "Belongs to"].map { Table.Column($0) }

    private var given: HTML? {
        request.may(.giveAccess)
            ? "<p><a href=\"\(GrantPages.list.path)\">User access by role and team</a></p>" : nil
    }

    private var form: HTML? {
        guard request.may(.keepTeams) else { return nil }
        let fields = TeamFields(typed: request.form.has("name") ? request.form : nil, tree: tree, problems: problems)
        return "<h2>Add a team</h2>\(request.form(to: ChildPlaces.teams.path, fields.html(name: "", below: "")))"
    }
}

/// One team's name and place.
struct TeamPage {
    let request: PageRequest
    let tree: TeamTree
    let team: Team
    let version: Int
    let problems: Problems?

    var page: Page {
        let fields = TeamFields(typed: request.form.has("name") ? request.form : nil, tree: tree, problems: problems)
        return Page(
            "Change a team", breadcrumbs: [("Teams", ChildPlaces.teams.path)], problems: problems,
            """
            <h1>\(team.name)</h1><p>Moving a team changes at once which children the roles above it can see.</p>
            \(request.form(to: ChildPlaces.team.path(team.id), version: version, fields.html(name: team.name, below: team.parent?.text ?? "")))
            """)
    }
}

struct TeamFields {
    let typed: Fields?
    let tree: TeamTree
    let problems: Problems?

    func html(name: String, below: String) -> HTML {
        let fields = FormFields(typed: typed, problems: problems)
        return """
            \(fields.text("name", "Name", value: name))
            \(fields.select("below", "Belongs to", options: [(value: "", words: "None: top level")] + tree.options, value: below))
            <p><button class="btn">Save</button></p>
            """
    }
}
