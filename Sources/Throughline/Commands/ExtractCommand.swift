import ArgumentParser
import ChildRecordsWeb
import Foundation
import SiteKit
import Vocabulary

/// Writes out what children contribute to measures, for tools that are not this one, or asks the running service to.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Write what children contribute to measures to CSV files, under pseudonyms.",
        discussion: """
            The folder holds measures.csv, children.csv and contributions.csv, schema.json with the type and meaning of each column, and \
            to-parquet.sql for DuckDB. There is no name, number or date of birth in them, but they are about children: keep them as you keep \
            the data itself. Extracts of one purpose have the same pseudonyms. The key of a purpose lies outside the store; who has it can \
            find out which child is which.
            """)

    @Option(help: "The directory of the store.") var store: String
    @Option(help: "The folder to write. It must not exist.") var to: String
    @Option(help: "What it is for, in small letters, figures and hyphens, such as regional-study-2026.") var purpose: String
    @Option(help: "The directory of the keys, outside the store. Default: STORE.extract-keys beside the store.") var keys: String?
    @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

    func validate() throws {
        guard PseudonymousExtract.isPurpose(purpose) else {
            throw ValidationError("Give the purpose in 3 to 60 small letters, figures and hyphens, such as regional-study-2026.")
        }
    }

    func run() async throws {
        let directory = URL(filePath: store, directoryHint: .isDirectory).standardizedFileURL
        let beside = directory.deletingLastPathComponent().appending(path: "\(directory.lastPathComponent).extract-keys")
        let request = ExtractRequest(
            purpose: purpose, keys: keys.map { URL(filePath: $0).standardizedFileURL.path } ?? beside.path,
            folder: URL(filePath: to).standardizedFileURL.path)
        if let answer = try ControlClient(directory).send(request, to: "extracts") { return print(answer) }
        try await CommandRefusal.saying {
            let words = try await auditPlaces.whileOpen(directory) { opened in
                let settings = Settings(opened)
                let clock = Clock(fixed: try await settings.value(.today).flatMap { Day(iso: $0) })
                return try await request.carryOut(opened, council: try await settings.value(.council) ?? "", on: clock.today)
            }
            print(words)
        }
    }
}

/// What the command asks of the one who writes to the store.
struct ExtractRequest: Codable {
    let purpose, keys, folder: String

    /// What was written, in lines.
    func carryOut(_ store: Store, council: String, on today: Day) async throws -> String {
        let extract = try PseudonymousExtract(purpose: purpose, keys: URL(filePath: keys, directoryHint: .isDirectory))
        let written = try await extract.write(store, to: URL(filePath: folder), council: council, on: today)
        return (written.map { "\($0.name).csv: \($0.rows.formatted()) rows" } + ["Written to \(folder)"]).joined(separator: "\n")
    }
}
