import Foundation
import RunningPrograms

/// The command as it is built, run the way a person runs it.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    static func run(_ arguments: String...) throws -> Command { try run(arguments) }

    static func run(_ arguments: [String]) throws -> Command {
        let ran = try Ran(program.path, arguments)
        return Command(status: ran.status, output: ran.output, errors: ran.errors)
    }

    static func start(_ arguments: [String]) throws -> Started { try Started(program.path, arguments) }

    var lines: [Substring] { output.split(separator: "\n") }

    /// Beside the test bundle, where the same build put it.
    private static var program: URL {
        let here = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return here.appending(path: "throughline")
    }

    static func demonstrationFile(_ name: String) -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: "Sources/Throughline/Demonstration/\(name)").path
    }

    static func temporaryDirectory() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "throughline-test-\(UUID().uuidString)")
    }
}
