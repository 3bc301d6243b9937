import ArgumentParser
import Foundation
import Inspections
import Intake
import NIOCore

/// The command. A worker is told apart before anything else starts, so that it is confined with nothing else running.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "worker" { exit(Worker.main(Array(arguments.dropFirst()), readers: Composition.readers)) }
        turnOffCrashReports()
        do {
            let command = parse(arguments)
            try ShippedData.check()
            try await run(command)
        } catch let refusal as CommandRefusal {
            say(refusal.words, exit: refusal.exitCode)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            say("The port is in use by another program. Choose another one with --port.", exit: 1)
        } catch {
            tell(error, otherwise: "\(error)", exit: 1)
        }
    }

    /// Usage is told with 2; a wish for help is none.
    private static func parse(_ arguments: [String]) -> any ParsableCommand {
        do {
            return try ThroughlineCommand.parseAsRoot(arguments)
        } catch {
            tell(error, otherwise: ThroughlineCommand.fullMessage(for: error), exit: 2)
        }
    }

    /// Help that was asked for is the parser's own “error”: it goes to standard output and is no failure.
    private static func tell(_ error: any Error, otherwise words: String, exit code: Int32) -> Never {
        if ThroughlineCommand.exitCode(for: error) == .success {
            FileHandle.standardOutput.write(Data((ThroughlineCommand.fullMessage(for: error) + "\n").utf8))
            exit(0)
        }
        say(words, exit: code)
    }

    private static func run(_ command: any ParsableCommand) async throws {
        var command = command
        guard var asynchronous = command as? any AsyncParsableCommand else { return try command.run() }
        try await asynchronous.run()
    }

    private static func say(_ words: String, exit code: Int32) -> Never {
        FileHandle.standardError.write(Data("throughline: \(words)\n".utf8))
        exit(code)
    }
}

struct ThroughlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughline",
        abstract: "Follows an Ofsted inspection of children’s services through to the child.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, AccountCommand.self, GroupsCommand.self, AuditCommand.self, ReadCommand.self,
            MeasureCommand.self, LetterCommand.self, ImportCommand.self, ExtractCommand.self, ExchangeCommand.self,
            VerifyCommand.self,
        ])
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
        } catch let fault as AuditFault {
            throw CommandRefusal(fault.description)
        } catch let refusal as any InWords {
            throw CommandRefusal(refusal.words)
        } catch let problems as Problems {
            throw CommandRefusal(problems.all.map(\.words).joined(separator: "\n             "))
        }
    }
}

import SiteKit
import Vocabulary
