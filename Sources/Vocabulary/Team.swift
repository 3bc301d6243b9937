/// A team of the service, or a service made of teams.
package struct Team: Identifiable, Hashable, Sendable {
    package let id: Identifier<Team>
    package let name: String
    /// The service or team it belongs to; nil for one that stands at the top.
    package let parent: Identifier<Team>?

    package init(id: Identifier<Team>, name: String, parent: Identifier<Team>?) {
        self.id = id
        self.name = name
        self.parent = parent
    }
}

/// The teams of a council, each below the service it belongs to.
package struct TeamTree: Sendable {
    package let all: [Team]
    private let byID: [Identifier<Team>: Team]
    private let below: [Identifier<Team>?: [Team]]

    package init(_ teams: [Team]) {
        all = teams
        byID = Dictionary(teams.map { ($0.id, $0) }) { first, _ in first }
        below = Dictionary(grouping: teams.sorted { $0.name < $1.name }, by: \.parent)
    }

    package func team(_ id: Identifier<Team>) -> Team? { byID[id] }

    /// The team itself, then the one it belongs to, up to the top. A loop, which no store of ours holds, ends the path.
    package func path(of id: Identifier<Team>) -> [Identifier<Team>] {
        var (path, next) = ([Identifier<Team>](), byID[id])
        while let team = next, !path.contains(team.id) {
            path.append(team.id)
            next = team.parent.flatMap { byID[$0] }
        }
        return path
    }

    /// True for the team itself and for everything below it.
    package func contains(_ id: Identifier<Team>, within team: Identifier<Team>) -> Bool { path(of: id).contains(team) }

    /// Every team below its service, with how deep it stands, in the order of a list that is read from top to bottom.
    package var inOrder: [(team: Team, depth: Int)] { below(nil, depth: 0) }

    private func below(_ parent: Identifier<Team>?, depth: Int) -> [(team: Team, depth: Int)] {
        guard depth < 20 else { return [] }
        return (below[parent] ?? []).flatMap { [($0, depth)] + below($0.id, depth: depth + 1) }
    }
}
