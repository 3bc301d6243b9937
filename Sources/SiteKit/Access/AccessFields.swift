import Vocabulary

/// The fields that ask for a role and how far it reaches, wherever access is given.
extension FormFields {
    package func role(_ name: String, _ label: String) -> HTML {
        select(name, label, options: [(value: "", words: "Choose")] + Role.allCases.map { (value: $0.rawValue, words: $0.title) })
    }

    package func scope(_ name: String, _ label: String, _ tree: TeamTree) -> HTML {
        let teams = tree.inOrder.map {
            (value: $0.team.id.text, words: String(repeating: "– ", count: $0.depth) + $0.team.name + ", and below")
        }
        let others = [
            (value: "", words: "Choose"), (value: "service", words: "The whole service"),
            (value: "own", words: "What is allocated to them"),
        ]
        return select(name, label, hint: Scope.usualWords, options: others + teams)
    }
}

extension Scope {
    /// As the field sends it: `service`, `own`, or the identifier of a team.
    package init?(field text: String) {
        switch text {
        case "service": self = .wholeService
        case "own": self = .ownAllocation
        default:
            guard let team = Identifier<Team>(text) else { return nil }
            self = .team(team)
        }
    }

    /// Which roles usually reach the whole service, for the field that asks.
    static var usualWords: String {
        let whole = Role.allCases.filter { $0.usualScope == .wholeService }.map(\.title)
        return "Usually the whole service for: \(whole.joined(separator: ", "))."
    }

    /// - Parameter team: the name of the team, where it reaches over one.
    package func words(_ team: String?) -> String {
        switch self {
        case .wholeService: "The whole service"
        case .team: "\(team ?? "A team"), and below"
        case .ownAllocation: "What is allocated to them"
        }
    }

    /// As it lies in the columns `scope` and `team`.
    package var columns: (scope: String, team: Identifier<Team>?) {
        switch self {
        case .wholeService: ("service", nil)
        case .team(let team): ("team", team)
        case .ownAllocation: ("own", nil)
        }
    }

    package init(scope: String, team: Identifier<Team>?) {
        switch scope {
        case "service": self = .wholeService
        case "team": self = team.map(Scope.team) ?? .ownAllocation
        default: self = .ownAllocation
        }
    }
}
