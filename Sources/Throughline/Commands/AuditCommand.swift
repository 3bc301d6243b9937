import ArgumentParser
import Foundation
import GRDB
import SiteKit

/// Looks after the audit trail from the machine itself.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check the audit trail, or accept a gap in its heads.", subcommands: [Verify.self, Accept.self])

    /// What a named person does when they know why the heads do not bear out the store.
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept a gap in the signed heads, so that the service starts. Your name and the reason become the next audit row.",
            discussion: """
                For a store that was restored from a backup, or whose directory of heads was lost. Stop the service first. The earlier \
                heads are moved aside in their directories, not deleted. The health page shows the gap from then on.
                """)

        static let shortestReason = 15

        @Option(help: "The directory of the store.") var store: String
        @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces
        @Option(help: "Your name.") var by: String
        @Option(help: "Why there is a gap, in at least 15 characters.") var reason: String

        func validate() throws {
            if by.trimmingCharacters(in: .whitespaces).isEmpty { throw ValidationError("Give your name with --by.") }
            if reason.trimmingCharacters(in: .whitespaces).count < Accept.shortestReason {
                throw ValidationError("Give the reason with --reason, in at least \(Accept.shortestReason) characters.")
            }
        }

        func run() async throws {
            try await CommandRefusal.saying {
                let directory = URL(filePath: store, directoryHint: .isDirectory)
                // Reading it first says in words that there is no store.
                try Store.openToRead(directory).close()
                let opened = try Store.open(directory, migrations: Composition.migrations)
                let gap = try await AuditHeads.accept(
                    in: opened, directory: auditPlaces.directory(of: directory), second: auditPlaces.second(of: directory), by: by,
                    because: reason)
                guard let gap else { throw CommandRefusal("There is no gap to accept: the signed heads bear out the store.") }
                print("\(gap.finding)\nAccepted by \(by). The service can be started.")
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Check every audit row against the chain and the signed heads. Exits with 0 when everything is intact and with 1 when it is not.",
            discussion: """
                Without --heads and --key, the heads and the key beside the store are used. If you doubt the machine itself, give copies \
                of the public key and the heads from another machine.
                """)

        @Option(help: "The directory of the store. The service may be running.") var store: String
        @Option(help: "The directory of the heads and their key, if it is not beside the store.") var audit: String?
        @Option(help: "The file of signed heads.") var heads: String?
        @Option(help: "The public key of the heads.") var key: String?

        func validate() throws {
            if (heads == nil) != (key == nil) { throw ValidationError("Give --heads and --key together.") }
        }

        func run() async throws {
            try await CommandRefusal.saying {
                let directory = URL(filePath: store, directoryHint: .isDirectory)
                // The heads first: a row that is signed while the chain is read is then no surprise.
                let (headFile, publicKey) = try signed(beside: directory)
                let opened = try AuditCommand.open(directory)
                let began = ContinuousClock.now
                let verification = try await AuditVerification.of(opened, heads: headFile, key: publicKey)
                let words = VerificationInWords(verification, hadHeads: headFile != nil, took: ContinuousClock.now - began)
                print(words.lines.joined(separator: "\n"))
                if let finding = verification.finding { throw CommandRefusal(finding.words) }
                if heads == nil { try await checkMemory(of: opened, headFile, beside: directory) }
            }
        }

        /// Heads that were taken away are missed by the store itself.
        private func checkMemory(of opened: Store, _ file: AuditHeadFile?, beside store: URL) async throws {
            let (memory, isEmpty) = try await opened.read { db in
                (try AuditMemory.newest(in: db), try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM audit)") ?? true)
            }
            let path = audit ?? AuditHeads.directory(beside: store).path
            guard let last = file?.heads.map(\.head.sequence).max() else {
                if isEmpty { return }
                throw CommandRefusal("There are no signed heads in \(path). Name the file and the key with --heads and --key.")
            }
            guard let memory, last < memory.sequence else { return }
            throw CommandRefusal(
                "The heads in \(path) end at row \(last), but the store remembers a signed head for row \(memory.sequence): heads were taken away."
            )
        }

        private func signed(beside store: URL) throws -> (AuditHeadFile?, AuditPublicKey?) {
            if let heads, let key { return (try AuditHeadFile(URL(filePath: heads)), try AuditPublicKey(of: URL(filePath: key))) }
            let directory = audit.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? AuditHeads.directory(beside: store)
            let (file, key) = (directory.appending(path: AuditHeads.fileName), directory.appending(path: AuditPublicKey.fileName))
            guard FileManager.default.fileExists(atPath: file.path) else { return (nil, nil) }
            return (try AuditHeadFile(file), try AuditPublicKey(of: key))
        }
    }
}

extension AuditCommand {
    /// What is no database any more was not verified either.
    fileprivate static func open(_ directory: URL) throws -> Store {
        do { return try Store.openToRead(directory) } catch let error as DatabaseError {
            throw CommandRefusal("The database of the store cannot be read: \(error.message ?? "it is no database").")
        }
    }
}

/// What a check of the chain found, for a person at a terminal.
struct VerificationInWords {
    let lines: [String]

    init(_ verification: AuditVerification, hadHeads: Bool, took: Duration) {
        let seconds = took.formatted(.units(allowed: [.seconds], width: .wide, fractionalPart: .show(length: 1)))
        var lines = ["Audit rows checked: \(verification.rows.formatted()), in \(seconds)."]
        if let head = verification.lastHead { lines.append("Last signed head: row \(head.sequence.formatted()), at \(head.time).") }
        if !hadHeads { lines.append("No signed heads were given, so a tail cut off or a chain written anew as a whole would not be seen.") }
        if let open = verification.openWindow, verification.finding == nil {
            let rows = open.count == 1 ? "Row \(open.lowerBound) lies" : "Rows \(open.lowerBound) to \(open.upperBound) lie"
            lines.append("\(rows) after the last head: chained, but not yet signed.")
        }
        lines += verification.notes.map { "Note: \($0)" }
        lines.append(verification.finding == nil ? "The chain is sound." : "The chain is not sound.")
        self.lines = lines
    }
}
