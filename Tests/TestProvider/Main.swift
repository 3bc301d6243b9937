import Foundation

/// `TestProvider PORT [FAULT]` serves until it is stopped, for the browser's journey.
@main
enum Main {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let port = arguments.first.flatMap { Int($0) } ?? 0
        let provider = TestProvider(port: port, fault: arguments.dropFirst().first.flatMap { Fault(rawValue: $0) })
        try await provider.run(port: port) { port in
            FileHandle.standardOutput.write(Data("The provider of the tests is at http://127.0.0.1:\(port)\n".utf8))
        }
    }
}
