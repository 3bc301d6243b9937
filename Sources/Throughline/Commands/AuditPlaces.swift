import ArgumentParser
import Foundation
import SiteKit

/// Where the signed heads of the audit trail lie, for every command that writes to a store.
struct AuditPlaces: ParsableArguments {
    @Option(
        help: "The directory of the audit trail’s signed heads and their key, outside the store. Default: STORE.audit beside the store.")
    var audit: String?
    @Option(
        help:
            "The directory of the second copy of the heads, outside the store, best on another disk or a mounted share. Default: STORE.heads beside the store."
    )
    var secondHeads: String?
    @Flag(help: "Send each signed head to the system’s log as well (facility authpriv).") var headsToSyslog = false

    func directory(of store: URL) -> URL {
        audit.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? AuditHeads.directory(beside: store)
    }

    func second(of store: URL) -> URL {
        secondHeads.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? AuditHeads.secondDirectory(beside: store)
    }

    /// Opens a store for writing, unless its heads do not bear it out.
    func open(_ directory: URL) async throws -> (Store, AuditHeads) {
        let opened = try Store.open(directory, migrations: Composition.migrations)
        let heads = try AuditHeads(
            of: opened, in: self.directory(of: directory), second: second(of: directory), toSystemLog: headsToSyslog)
        try await heads.check()
        return (opened, heads)
    }

    /// Does one command's work on a store and signs what it wrote, so that the service finds a head when it starts.
    func whileOpen<T>(_ directory: URL, _ body: (Store) async throws -> T) async throws -> T {
        let (opened, heads) = try await open(directory)
        let outcome = try await body(opened)
        try await heads.sign()
        return outcome
    }
}
