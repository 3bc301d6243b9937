import SiteKit
import Vocabulary

extension ChildPages {
    func teamsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        TeamsPage(request: request, tree: try await teams(), problems: problems).page
    }

    func teamPage(_ request: PageRequest, _ id: Identifier<Team>, _ problems: Problems? = nil) async throws -> Page {
        let tree = try await teams()
        guard let team = tree.team(id), let version = try await store.read({ try Teams.version(of: id, in: $0) }) else { throw NotFound() }
        return TeamPage(request: request, tree: tree, team: team, version: version, problems: problems).page
    }

    @Sendable func addTeam(_ request: PageRequest) async throws -> Answer {
        let (name, below) = try place(request)
        try await Teams(store).add(name, below: below, by: request.changer)
        return .seeOther(ChildPlaces.teams.path, saying: "Added: the team \(name).")
    }

    @Sendable func changeTeam(_ request: PageRequest, _ id: Identifier<Team>) async throws -> Answer {
        let (name, below) = try place(request)
        try await Teams(store).change(id, name: name, below: below, version: FormReader(request.form).version, by: request.changer)
        return .seeOther(ChildPlaces.teams.path, saying: "Saved: the team \(name).")
    }

    private func place(_ request: PageRequest) throws -> (name: String, below: Identifier<Team>?) {
        var form = FormReader(request.form)
        let name = form.text("name", "Enter a team name.", limit: 100)
        try form.finish()
        return (name, Identifier<Team>(request.form["below"]))
    }
}
