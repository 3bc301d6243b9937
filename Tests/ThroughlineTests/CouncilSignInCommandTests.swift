import Foundation
import Testing

@testable import Throughline

@Suite("Setting up the council’s sign-in on the command line")
struct CouncilSignInCommandTests {
    private let store = Command.temporaryDirectory()
    private let issuer = "https://login.council.example/realms/staff"

    private func secretFile(in directory: URL, rights: Int = 0o600) throws -> String {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let file = directory.appending(path: "openid-secret")
        try Data("a secret\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: file.path)
        return file.path
    }

    @Test func `a secret inside the store is refused`() throws {
        let file = try secretFile(in: store)
        let command = try Command.run(
            "serve", "--store", store.path, "--openid-issuer", issuer, "--openid-client", "c", "--openid-secret-file", file)
        #expect(command.status == 2 && command.errors.contains("lies inside the store"))
    }

    @Test func `a secret that everybody may read is refused`() throws {
        let file = try secretFile(in: Command.temporaryDirectory(), rights: 0o644)
        let command = try Command.run(
            "serve", "--store", store.path, "--openid-issuer", issuer, "--openid-client", "c", "--openid-secret-file", file)
        #expect(command.status == 2 && command.errors.contains("chmod o-rwx"))
    }

    @Test func `half a setting and an issuer without TLS are refused in words`() throws {
        let file = try secretFile(in: Command.temporaryDirectory())
        let half = try Command.run("serve", "--store", store.path, "--openid-client", "c")
        #expect(half.status == 2 && half.errors.contains("Give --openid-issuer too"))
        let none = try Command.run("serve", "--store", store.path, "--openid-issuer", issuer, "--openid-client", "c")
        #expect(none.status == 2 && none.errors.contains("--openid-secret-file"))
        let plain = try Command.run(
            "serve", "--store", store.path, "--openid-issuer", "http://login.council.example", "--openid-client", "c",
            "--openid-secret-file", file)
        #expect(plain.status == 1 && plain.errors.contains("Without TLS only this machine is asked"))
        #expect(!FileManager.default.fileExists(atPath: store.path))
    }

    @Test func `local accounts are not closed without a recovery account`() throws {
        let file = try secretFile(in: Command.temporaryDirectory())
        let command = try Command.run(
            "serve", "--store", store.path, "--openid-issuer", issuer, "--openid-client", "c", "--openid-secret-file", file,
            "--only-local-account", "sealed")
        #expect(command.status == 1 && command.errors.contains("There is no account “sealed” with a password"))
    }

    @Test func `groups are let in, listed and removed`() throws {
        let path = store.path
        let added = try Command.run("groups", "add", "--store", path, "--group", "/children/managers", "--role", "serviceManager")
        #expect(added.status == 0 && added.output == "The group “/children/managers” is let in as Service manager.\n")
        let twice = try Command.run("groups", "add", "--store", path, "--group", "/children/managers", "--role", "serviceManager")
        #expect(twice.status == 1 && twice.errors.contains("This group gives that already"))
        let team = try Command.run(
            "groups", "add", "--store", path, "--group", "g", "--role", "teamManager", "--reach", "No such team")
        #expect(team.status == 1 && team.errors.contains("There is no team “No such team”."))
        #expect(
            try Command.run("groups", "list", "--store", path).output == "/children/managers  serviceManager  The whole service\n")
        #expect(try Command.run("groups", "remove", "--store", path, "--group", "/children/managers").status == 0)
        #expect(try Command.run("groups", "remove", "--store", path, "--group", "/children/managers").status == 1)
        #expect(try Command.run("groups", "list", "--store", path).output == "")
    }
}
