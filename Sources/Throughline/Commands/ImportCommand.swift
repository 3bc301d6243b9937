import ArgumentParser
import ChildRecordsWeb
import Foundation
import SiteKit
import Vocabulary

/// Reads a council's child-level data into the store, or brings it to the running service, which does.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Load child-level data: Annex A, Standard Safeguarding Dataset, children in need census, looked-after return (SSDA903).",
        discussion: """
            An analyst checks the load in the browser and accepts it. With --accept it is accepted at once, for a load that runs every \
            night. It stops with exit code 1 at whatever the page would stop at, such as another council’s file or a file that could not be \
            read, unless --even-if is given. Without --accept it ends with 1 when a file was refused; the others wait to be accepted.
            """)

    @Option(help: "The directory of the store.") var store: String
    @Flag(help: "Accept the load without a check.") var accept = false
    @Flag(help: "Accept also what should make a person stop.") var evenIf = false
    @Flag(help: "Read hidden sheets and rows of workbooks as well.") var hidden = false
    @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces
    @Argument(help: "Files, folders or zip files.") var paths: [String]

    func run() async throws {
        let files = try paths.flatMap { try found(at: $0) }
        if files.isEmpty {
            throw CommandRefusal("There is no CSV, XML, xlsx or zip file in \(paths.joined(separator: ", ")).", exitCode: 2)
        }
        let request = ImportRequest(files: files, accept: accept, evenIf: evenIf, hidden: hidden)
        let directory = URL(filePath: store, directoryHint: .isDirectory)
        if let answer = try ControlClient(directory).send(request, to: "imports") { return print(answer) }
        try await CommandRefusal.saying {
            let words = try await auditPlaces.whileOpen(directory) { opened in
                let clock = Clock(fixed: try await Settings(opened).value(.today).flatMap { Day(iso: $0) })
                try await LoadStore(opened).recover()
                try await LoadStore(opened).checkQuality(on: clock.today, by: .system)
                return try await request.carryOut(Importing(runner: LoadRunner(opened), store: opened, clock: clock))
            }
            print(words)
        }
    }

    private func found(at path: String) throws -> [ImportRequest.File] {
        let url = URL(filePath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw CommandRefusal("There is no \(path).", exitCode: 2)
        }
        guard isFolder.boolValue else { return [.init(path: url.path, name: url.lastPathComponent)] }
        let inside = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        return inside.filter { ["csv", "xml", "xlsx", "zip", "txt"].contains(($0 as NSString).pathExtension.lowercased()) }.sorted().map {
            // The folder’s own name may say the year.
            .init(path: url.appending(path: $0).path, name: "\(url.lastPathComponent)/\($0)")
        }
    }
}

/// What the command asks of the one who writes to the store.
struct ImportRequest: Codable {
    struct File: Codable { let path, name: String }

    let files: [File]
    let accept: Bool
    let evenIf: Bool
    let hidden: Bool

    /// What became of it, in lines.
    /// - Throws: ``StoppedLoad`` where it could not be read, or was to be accepted and should make a person stop.
    func carryOut(_ importing: Importing) async throws -> String {
        let today = importing.clock.today
        let load = try await importing.runner.begin(on: today, by: .system)
        try await importing.runner.read(
            files.map { DroppedReturn(path: $0.path, name: $0.name) }, into: load, hidden: hidden, on: today, by: .system)
        let report = try await LoadStore(importing.store).report(on: load, accepting: accept, evenIf: evenIf, on: today)
        if report.isStopped { throw StoppedLoad(words: report.words) }
        return report.words
    }
}

/// A load that was not accepted, as a command was asked to; what was read of it waits.
struct StoppedLoad: InWords { let words: String }

/// What a load needs.
struct Importing: Sendable {
    let runner: LoadRunner
    let store: Store
    let clock: Clock
}
