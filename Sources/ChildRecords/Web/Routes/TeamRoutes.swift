import SiteKit
import Vocabulary

extension ChildPages {
    func teamsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        TeamsPage(visit: visit, tree: try await teams(), problems: problems).page
    }

    func teamPage(_ visit: Visit, _ id: Identifier<Team>, _ problems: Problems? = nil) async throws -> Page {
        let tree = try await teams()
        guard let team = tree.team(id), let version = try await store.read({ try Teams.version(of: id, in: $0) }) else { throw NotFound() }
        return TeamPage(visit: visit, tree: tree, team: team, version: version, problems: problems).page
    }

    @Sendable func addTeam(_ visit: Visit) async throws -> Answer {
        do {
            let (name, below) = try place(visit)
            try await Teams(store).add(name, below: below, by: visit.changer)
            return .seeOther(ChildPlaces.teams.path)
        } catch let problems as Problems {
            return .page(try await teamsPage(visit, problems))
        }
    }

    @Sendable func changeTeam(_ visit: Visit, _ id: Identifier<Team>) async throws -> Answer {
        do {
            let (name, below) = try place(visit)
            try await Teams(store).change(id, name: name, below: below, version: FormReader(visit.form).version, by: visit.changer)
            return .seeOther(ChildPlaces.teams.path)
        } catch let problems as Problems {
            return .page(try await teamPage(visit, id, problems))
        }
    }

    private func place(_ visit: Visit) throws -> (name: String, below: Identifier<Team>?) {
        var form = FormReader(visit.form)
        let name = form.text("name", "Give the team a name.", limit: 100)
        try form.finish()
        return (name, Identifier<Team>(visit.form["below"]))
    }
}
