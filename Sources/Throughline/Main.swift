import ArgumentParser
import Foundation
import Inspections
import Intake

/// The command. A worker is told apart before anything else starts, so that it is confined with nothing else running.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "worker" { exit(Worker.main(Array(arguments.dropFirst()), readers: Composition.readers)) }
        turnOffCrashReports()
        do {
            var command = try ThroughlineCommand.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let refusal as CommandRefusal {
            FileHandle.standardError.write(Data("throughline: \(refusal.words)\n".utf8))
            exit(refusal.exitCode)
        } catch {
            // The parser's own errors are usage (2), a wish for help is none (0).
            let code = ThroughlineCommand.exitCode(for: error)
            FileHandle(fileDescriptor: code == .success ? 1 : 2).write(Data((ThroughlineCommand.fullMessage(for: error) + "\n").utf8))
            exit(code == .success ? 0 : 2)
        }
    }
}

struct ThroughlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughline",
        abstract: "Follows an Ofsted inspection of children’s services through to the child.",
        subcommands: [ServeCommand.self, DemoCommand.self, AccountCommand.self, ReadCommand.self])
}

/// A command that was refused, in words for whoever ran it.
struct CommandRefusal: Error {
    let words: String
    var exitCode: Int32 = 1

    init(_ words: String, exitCode: Int32 = 1) {
        self.words = words
        self.exitCode = exitCode
    }

    /// Anything a store or a form refuses, as a refusal of the command.
    static func saying<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let fault as StoreFault {
            throw CommandRefusal(fault.description)
        } catch let problems as Problems {
            throw CommandRefusal(problems.all.map(\.words).joined(separator: "\n             "))
        }
    }
}

import SiteKit
import Vocabulary
