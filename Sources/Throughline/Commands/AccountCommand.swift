import ArgumentParser
import Foundation
import SiteKit

/// Accounts made on the machine itself: this is how the first one comes to be.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "account", abstract: "Keep accounts.", subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account and print the one-time link by which its owner chooses a password.")

        @Option(help: "The directory of the store.") var store: String
        @Option(help: "The name to sign in with, as sam.lee.") var signIn: String
        @Option(help: "The person’s name.") var name: String
        @Option(help: "A role; may be given several times: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: [String]
        @Option(help: "What the link begins with when the service has no other address.") var origin = "http://localhost:8080"

        func run() async throws {
            let roles = try role.map { name in
                guard let role = Role(rawValue: name) else {
                    throw CommandRefusal(
                        "There is no role “\(name)”. Choose from \(Role.allCases.map(\.rawValue).joined(separator: ", ")).", exitCode: 2)
                }
                return role
            }
            if roles.isEmpty { throw CommandRefusal("Give at least one --role.", exitCode: 2) }
            let request = AddAccountRequest(signIn: signIn, name: name, roles: roles)
            let directory = URL(filePath: store, directoryHint: .isDirectory)
            if let answer = try ControlClient(directory).send(request) { return print(answer) }
            try await CommandRefusal.saying {
                let opened = try Store.open(directory, migrations: Composition.migrations)
                let (_, token) = try await Accounts(store: opened, passwords: Passwords())
                    .add(signIn: signIn, name: name, roles: Set(roles), by: .system)
                print(origin + SignInPages.welcome(token))
            }
        }
    }
}

extension AccountCommand {
    /// Who has an account, read beside the running service.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts and their roles.")

        @Option(help: "The directory of the store.") var store: String

        func run() async throws {
            try await CommandRefusal.saying {
                let opened = try Store.openToRead(URL(filePath: store, directoryHint: .isDirectory))
                for account in try await Accounts(store: opened, passwords: Passwords()).all() {
                    print(
                        "\(account.signIn)  \(account.name)  \(account.roles.map(\.rawValue).joined(separator: ", "))\(account.isActive ? "" : "  (ended)")"
                    )
                }
            }
        }
    }
}

/// What the command asks of the running service.
struct AddAccountRequest: Codable {
    let signIn: String
    let name: String
    let roles: [Role]
}
