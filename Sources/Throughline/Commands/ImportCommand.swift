import ArgumentParser
import ChildRecordsWeb
import Foundation
import SiteKit
import Vocabulary

/// Reads a council's child-level data into the store, or brings it to the running service, which does.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Load the council’s child-level data: Annex A, the dataset, the census, the looked-after return.",
        discussion: """
            What was read waits to be looked at in the browser, where an analyst accepts it. --accept accepts it at once, for a load that \
            runs by itself every night.
            """)

    @Option(help: "The directory of the store.") var store: String
    @Flag(help: "Accept what was read without looking at it first.") var accept = false
    @Argument(help: "Files, folders or zip files.") var paths: [String]

    func run() async throws {
        let files = try paths.flatMap { try found(at: $0) }
        if files.isEmpty {
            throw CommandRefusal("There is no CSV, XML, xlsx or zip file in \(paths.joined(separator: ", ")).", exitCode: 2)
        }
        let request = ImportRequest(files: files, accept: accept)
        let directory = URL(filePath: store, directoryHint: .isDirectory)
        if let answer = try ControlClient(directory).send(request, to: "imports") { return print(answer) }
        try await CommandRefusal.saying {
            let opened = try Store.open(directory, migrations: Composition.migrations)
            let clock = Clock(fixed: try await Settings(opened).value(.today).flatMap { Day(iso: $0) })
            try await LoadStore(opened).recover(on: clock.today)
            print(try await request.carryOut(Importing(runner: LoadRunner(opened), store: opened, clock: clock)))
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
            .init(path: url.appending(path: $0).path, name: $0)
        }
    }
}

/// What the command asks of the one who writes to the store.
struct ImportRequest: Codable {
    struct File: Codable { let path, name: String }

    let files: [File]
    let accept: Bool

    /// What became of it, in lines.
    func carryOut(_ importing: Importing) async throws -> String {
        let today = importing.clock.today
        let load = try await importing.runner.begin(on: today, by: .system)
        try await importing.runner.read(
            files.map { DroppedReturn(path: $0.path, name: $0.name) }, into: load, on: today, by: .system)
        return try await LoadStore(importing.store).report(on: load, accepting: accept, on: today)
    }
}

/// What a load needs.
struct Importing: Sendable {
    let runner: LoadRunner
    let store: Store
    let clock: Clock
}
