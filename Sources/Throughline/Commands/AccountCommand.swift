import ArgumentParser
import Foundation
import SiteKit
import Vocabulary

/// Accounts made on the machine itself: this is how the first one comes to be.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Add and list accounts.", subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account and print a one-time link with which its owner chooses a password.")

        @Option(help: "The directory of the store.") var store: String
        @Option(help: "The sign-in name, for example sam.lee.") var signIn: String
        @Option(help: "The person’s name.") var name: String
        @Option(help: "A role. Can be given several times: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: [String]
        @Option(
            help:
                "Why roles are given without the approval of a second person, in at least 15 characters. Everybody who can give access gets a notice. Only for a council that has lost the people who could approve."
        )
        var withoutApproval: String?
        @Option(help: "The start of the link, if people use another address.") var origin = "http://localhost:8080"
        @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

        func run() async throws {
            let roles = try role.map { name in
                guard let role = Role(rawValue: name) else {
                    throw CommandRefusal(
                        "There is no role “\(name)”. Choose from \(Role.allCases.map(\.rawValue).joined(separator: ", ")).", exitCode: 2)
                }
                return role
            }
            if roles.isEmpty { throw CommandRefusal("Give at least one --role.", exitCode: 2) }
            let request = AddAccountRequest(signIn: signIn, name: name, roles: roles, withoutApproval: withoutApproval)
            let directory = URL(filePath: store, directoryHint: .isDirectory)
            if let answer = try ControlClient(directory).send(request) { return print(answer) }
            try await CommandRefusal.saying {
                let words = try await auditPlaces.whileOpen(directory) { opened in
                    try await request.carryOut(
                        Accounts(store: opened, passwords: Passwords(), policy: AccessTable.policy), origin: origin, on: Clock().today)
                }
                print(words)
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
    let withoutApproval: String?

    /// - Returns: the one-time link, and in a line of its own what waits for approval.
    func carryOut(_ accounts: Accounts, origin: String, on today: Day) async throws -> String {
        let added = try await MachineAccess(accounts).add(
            signIn: signIn, name: name, roles: Set(roles), withoutApproval: withoutApproval, on: today)
        let link = origin + SignInPages.welcome(added.token)
        if added.waiting.isEmpty { return link }
        let roles = added.waiting.map(\.title).joined(separator: ", ")
        return "\(link)\nWaiting for approval by somebody who may give access, under Settings, User access: \(roles)."
    }
}
