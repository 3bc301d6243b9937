import Vocabulary

/// A role reaches a child when it holds for the whole service, for the child's team or a service above that team, or when the child
/// is allocated to its holder on the day.
///
/// The first and the last day of an allocation count.
package enum WithinScope {
    package static func reaches(_ child: ChildFacts, _ scopes: Set<Scope>, of worker: Identifier<Worker>) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .wholeService: true
            case .team(let team): child.teams.contains(team)
            case .ownAllocation: child.allocated.contains(worker)
            }
        }
    }
}
