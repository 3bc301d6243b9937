import OpenIDConnect
import SiteKit
import Vocabulary

/// Which groups of the invented council's own sign-in would open what.
struct DemoGroups {
    let store: Store

    func found(on today: Day) async throws {
        let team = try await store.read { try Teams.tree(in: $0) }.inOrder.first { $0.team.name == "Court Team" }?.team.id
        let groups: [(String, String, Role, Scope)] = [
            ("2f6c1f0a-5b0e-4c55-9a0b-3d1f7a60c1e2", "Children’s services directors", .director, .wholeService),
            ("8d0b4a37-94a8-4f0e-8a43-6a2be1c9d5f4", "Children’s services heads of service", .serviceManager, .wholeService),
            ("c3a7e9d1-0f52-4b6e-b7c8-51e0f29ad6b3", "Children’s social workers", .socialWorker, .ownAllocation),
            ("5e91b2c4-7d3a-4e08-a6f1-90c8d47b12fe", "Court Team managers", .teamManager, team.map(Scope.team) ?? .ownAllocation),
            ("b7d25f60-1e8c-4a97-8c3e-2f4a6b90d7c1", "Throughline administrators", .administrator, .wholeService),
        ]
        for (name, label, role, scope) in groups {
            try await GroupTable(store).add(name, label: label, role: role, scope: scope, on: today, by: .system)
        }
    }
}
