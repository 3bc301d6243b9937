import Foundation

/// The command as it is built, run the way a person runs it.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    static func run(_ arguments: String...) throws -> Command {
        let (process, output, errors) = (Process(), Pipe(), Pipe())
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Command(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }

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
