import Foundation
import OpenIDConnect

/// `TestProvider PORT [FAULT]` serves until it is stopped, for the browser's journey. `TestProvider ask ADDRESS` asks as the service does,
/// in a process with an environment of its own, and says what came of it.
@main
enum Main {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 2, arguments[0] == "ask" { return await say(of: arguments[1]) }
        let port = arguments.first.flatMap { Int($0) } ?? 0
        let provider = TestProvider(port: port, fault: arguments.dropFirst().first.flatMap { Fault(rawValue: $0) })
        try await provider.run(port: port) { port in
            FileHandle.standardOutput.write(Data("The provider of the tests is at http://127.0.0.1:\(port)\n".utf8))
        }
    }

    private static func say(of address: String) async {
        do throws(ProviderRefusal) {
            print("answered", try await Outbound(patience: 120).get(address, limit: 1000).count)
        } catch { print("refused", error.rawValue) }
    }
}
