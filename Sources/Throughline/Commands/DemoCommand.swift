import ArgumentParser
import Foundation
import SiteKit

/// Fills an empty store with an invented council.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty store with an invented council, half way through its plan.")

    @Option(help: "The directory of the store, empty or not there yet.") var store: String
    @Flag(help: "Print the sign-ins as JSON.") var json = false

    func run() async throws {
        let directory = URL(filePath: store, directoryHint: .isDirectory)
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        guard inside.isEmpty else {
            throw CommandRefusal(
                "The directory \(store) is not empty. A demonstration never goes into a store that is in use: choose another directory.")
        }
        let signIns = try await CommandRefusal.saying {
            let opened = try Store.open(directory, migrations: Composition.migrations)
            return try await Demonstration(store: opened).found { step in
                FileHandle.standardError.write(Data("\(step)\n".utf8))
            }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            print(String(decoding: try encoder.encode(signIns), as: UTF8.self))
        } else {
            for signIn in signIns { print("\(signIn.signIn)  \(signIn.password)  \(signIn.name), \(signIn.roles.joined(separator: ", "))") }
        }
    }
}
