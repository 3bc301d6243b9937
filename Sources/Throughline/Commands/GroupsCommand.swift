import ArgumentParser
import Foundation
import OpenIDConnect
import SiteKit
import Vocabulary

/// Which groups of the council's sign-in open what, kept on the machine itself: this is how the first administrator is let in.
struct GroupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "Set which groups of the council’s sign-in give which roles.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a role to a group.")

        @Option(help: "The directory of the store.") var store: String
        @Option(help: "The group as the provider sends it: an object ID, a name, a path.") var group: String
        @Option(help: "What the council calls it.") var label = ""
        @Option(help: "The role: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: String
        @Option(help: "The scope: service, own, or the name of a team. Default: the usual scope of the role.") var reach: String?
        @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw CommandRefusal(
                    "There is no role “\(role)”. Choose from \(Role.allCases.map(\.rawValue).joined(separator: ", ")).", exitCode: 2)
            }
            let request = GroupRequest(group: group, label: label, role: role, reach: reach, remove: false)
            try await request.carryOut(in: URL(filePath: store, directoryHint: .isDirectory), auditPlaces)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a role from a group, from each person’s next sign-in.")

        @Option(help: "The directory of the store.") var store: String
        @Option(help: "The group as the provider sends it.") var group: String
        @Option(help: "Only this role. Default: all its roles.") var role: Role?
        @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

        func run() async throws {
            let request = GroupRequest(group: group, label: "", role: role, reach: nil, remove: true)
            try await request.carryOut(in: URL(filePath: store, directoryHint: .isDirectory), auditPlaces)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the groups and the roles they give.")

        @Option(help: "The directory of the store.") var store: String

        func run() async throws {
            try await CommandRefusal.saying {
                let opened = try Store.openToRead(URL(filePath: store, directoryHint: .isDirectory))
                let (rows, tree) = try await opened.read { (try GroupTable.all(in: $0), try Teams.tree(in: $0)) }
                for row in rows {
                    var team: String?
                    if case .team(let id) = row.scope { team = tree.team(id)?.name }
                    print("\(row.name)  \(row.role.rawValue)  \(row.scope.words(team))\(row.label.isEmpty ? "" : "  (\(row.label))")")
                }
            }
        }
    }
}

extension Role: ExpressibleByArgument {}

/// What the command asks, of the running service or of the store itself.
struct GroupRequest: Codable {
    let group: String
    let label: String
    let role: Role?
    let reach: String?
    let remove: Bool

    func carryOut(in directory: URL, _ auditPlaces: AuditPlaces) async throws {
        if let answer = try ControlClient(directory).send(self, to: "groups") { return print(answer) }
        try await CommandRefusal.saying {
            print(try await auditPlaces.whileOpen(directory) { try await carryOut(on: $0, today: Clock().today) })
        }
    }

    /// - Returns: what was done, in words.
    func carryOut(on store: Store, today: Day) async throws -> String {
        let table = GroupTable(store)
        if remove {
            let rows = try await store.read { try GroupTable.all(in: $0) }.filter { $0.name == group && (role == nil || $0.role == role) }
            if rows.isEmpty { throw Problems("group", "The group “\(group)” opens nothing of that kind.") }
            for row in rows { try await table.remove(row.id, by: .system) }
            return "The group “\(group)” is no longer let in as \(rows.map(\.role.title).joined(separator: ", "))."
        }
        guard let role else { throw Problems("role", "Give the role.") }
        let scope = try await scope(of: role, in: store)
        // Until two people may give access there is nobody to approve.
        let isBeginning = try await store.read { try MachineAccess.gives(by: AccessTable.policy, on: today, in: $0) }
        let waits = !isBeginning && AccessTable.policy.guards(role)
        try await table.add(group, label: label, role: role, scope: scope, on: today, approved: !waits, by: .system)
        return waits
            ? "The group “\(group)” waits for approval as \(role.title), under Settings, Groups of the council’s sign-in."
            : "The group “\(group)” is let in as \(role.title)."
    }

    private func scope(of role: Role, in store: Store) async throws -> Scope {
        switch reach {
        case nil: return role.usualScope
        case "service": return .wholeService
        case "own": return .ownAllocation
        case let name?:
            let team = try await store.read { try Teams.tree(in: $0) }.inOrder.first { $0.team.name == name }
            guard let team else { throw Problems("reach", "There is no team “\(name)”.") }
            return .team(team.team.id)
        }
    }
}
