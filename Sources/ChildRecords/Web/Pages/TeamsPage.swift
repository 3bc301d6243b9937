import SiteKit
import Vocabulary

/// The tree of teams.
struct TeamsPage {
    let visit: Visit
    let tree: TeamTree
    let problems: Problems?

    var page: Page {
        let rows = tree.inOrder.map { line -> HTML in
            let name: HTML =
                visit.may(.keepTeams) ? "<a href=\"\(ChildPlaces.team.path(line.team.id))\">\(line.team.name)</a>" : "\(line.team.name)"
            return Table.row(
                columns, ["\(String(repeating: "– ", count: line.depth))\(name)", "\(line.team.parent.flatMap { tree.team($0)?.name })"])
        }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"note\">There is no team yet.</p>" : Table("\(rows.count) teams and services", columns, rows: rows).html()
        return Page(
            "Teams", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            "<h1>Teams</h1><p>Whoever has a role for a team has it for every team below.</p>\(list)\(given)\(form)")
    }

    private let columns = ["Team", "Belongs to"].map { Table.Column($0) }

    private var given: HTML? {
        visit.may(.giveAccess) ? "<p><a href=\"\(GrantPages.list.path)\">Who was given which role, for which team, until when</a></p>" : nil
    }

    private var form: HTML? {
        guard visit.may(.keepTeams) else { return nil }
        let fields = TeamFields(typed: visit.form.has("name") ? visit.form : nil, tree: tree, problems: problems)
        return "<h2>Add a team</h2>\(visit.form(to: ChildPlaces.teams.path, fields.html(name: "", below: "")))"
    }
}

/// One team's name and place.
struct TeamPage {
    let visit: Visit
    let tree: TeamTree
    let team: Team
    let version: Int
    let problems: Problems?

    var page: Page {
        let fields = TeamFields(typed: visit.form.has("name") ? visit.form : nil, tree: tree, problems: problems)
        return Page(
            "Change a team", breadcrumbs: [("Teams", ChildPlaces.teams.path)], problems: problems,
            """
            <h1>\(team.name)</h1><p>A move changes at once which children the roles above it reach.</p>
            \(visit.form(to: ChildPlaces.team.path(team.id), version: version, fields.html(name: team.name, below: team.parent?.text ?? "")))
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
            \(fields.select("below", "Belongs to", options: [(value: "", words: "Nothing: it stands at the top")] + tree.options, value: below))
            <p><button class="btn">Save</button></p>
            """
    }
}
