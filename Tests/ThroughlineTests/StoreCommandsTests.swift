import Foundation
import SiteKit
import Testing

@testable import Throughline

@Suite("Commands on a store")
struct StoreCommandsTests {
    @Test func `the first account comes by a one-time link, and its name is taken only once`() throws {
        let store = Command.temporaryDirectory().path
        let add = { try Command.run("account", "add", "--store", store, "--sign-in", "sam.lee", "--name", "Sam Lee", "--role", "director") }
        let first = try add()
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("http://localhost:8080/welcome/"))
        let second = try add()
        #expect(second.status == 1)
        #expect(second.errors.contains("There is an account “sam.lee” already."))
        #expect(try Command.run("account", "list", "--store", store).output == "sam.lee  Sam Lee  director\n")
    }

    @Test func `a role that does not exist is a fault of usage`() throws {
        let store = Command.temporaryDirectory().path
        let command = try Command.run("account", "add", "--store", store, "--sign-in", "x", "--name", "X", "--role", "wizard")
        #expect(command.status == 2)
        #expect(command.errors.contains("There is no role “wizard”."))
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test func `a demonstration never goes into a directory that holds something`() throws {
        let directory = Command.temporaryDirectory()
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: directory.appending(path: "note.txt"))
        let command = try Command.run("demo", "--store", directory.path)
        #expect(command.status == 1)
        #expect(command.errors.contains("is not empty"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["note.txt"])
    }

    @Test func `a second process is told that the store is in use`() throws {
        let directory = Command.temporaryDirectory()
        let held = try Store.open(directory, migrations: Composition.migrations)
        let command = try Command.run("account", "add", "--store", directory.path, "--sign-in", "a", "--name", "A", "--role", "analyst")
        #expect(command.status == 1)
        #expect(command.errors.contains("in use by another Throughline process"))
        try held.close()
    }

    @Test func `a council’s own store runs on the real day`() throws {
        let store = Command.temporaryDirectory().path
        let command = try Command.run("serve", "--store", store, "--today", "2022-06-20")
        #expect(command.status == 2)
        #expect(command.errors.contains("for demonstrations and tests only"))
    }

    @Test func `the demonstration prints a sign-in for every role`() async throws {
        let printed = try await FoundedDemonstration.shared().printed
        let signIns = try #require(try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [[String: Any]])
        let roles = Set(signIns.flatMap { $0["roles"] as? [String] ?? [] })
        #expect(roles == Set(Role.allCases.map(\.rawValue)))
        #expect(signIns.allSatisfy { ($0["password"] as? String)?.count ?? 0 >= 12 })
    }
}
