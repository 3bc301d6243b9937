import ArgumentParser
import Foundation
import GRDB
import SiteKit

/// Looks after the audit trail from the machine itself.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "audit", abstract: "Check the audit trail.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every audit row against the chain and the signed heads. Ends with 0 when all is sound and with 1 when not.",
            discussion: """
                Without --heads and --key, the heads and the key beside the store are taken where they are there. Give a copy of the \
                public key, and of the heads, that was kept on another machine when the machine itself is in doubt.
                """)

        @Option(help: "The directory of the store. The service may be running.") var store: String
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
            }
        }

        private func signed(beside store: URL) throws -> (AuditHeadFile?, AuditPublicKey?) {
            if let heads, let key { return (try AuditHeadFile(URL(filePath: heads)), try AuditPublicKey(of: URL(filePath: key))) }
            let directory = AuditHeads.directory(beside: store)
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
