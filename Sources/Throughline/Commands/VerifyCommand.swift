import ArgumentParser
import Foundation
import GRDB
import SiteKit

/// Compares everything that a store keeps with the digests under which it was kept.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every stored file and every frozen copy against its digest. Ends with 0 when all are sound and with 1 when not.",
        discussion: """
            Reports and evidence are files under their SHA-256. Published reports, packs and frozen versions of a plan have the digests of \
            their parts in the audit trail, which “audit verify” checks: run both. The service may be running.
            """)

    @Option(help: "The directory of the store. The service may be running.") var store: String

    func run() async throws {
        try await CommandRefusal.saying {
            let opened: Store
            do { opened = try Store.openToRead(URL(filePath: store, directoryHint: .isDirectory)) } catch let error as DatabaseError {
                throw CommandRefusal("The database of the store cannot be read: \(error.message ?? "it is no database").")
            }
            let found = try await Composition.copies.verify(opened)
            print("Files checked: \(found.files.formatted()). Frozen copies checked: \(found.copies.formatted()).")
            for stranger in found.strangers { print("Not a file of the store: \(stranger)") }
            for damage in found.damage { print(damage.line) }
            guard found.damage.isEmpty else {
                let count = found.damage.count
                throw CommandRefusal(
                    "\(count.formatted()) \(count == 1 ? "copy is" : "copies are") damaged or missing. Put \(count == 1 ? "it" : "them") back from a backup."
                )
            }
            print("All are as they were stored.")
        }
    }
}
