import Foundation
import SiteKit

/// What `throughline demo` makes, made once for every test that begins with it, since it takes a minute. `scripts/test` makes it
/// beforehand, for the journeys in the browser too, and says in THROUGHLINE_DEMONSTRATION where it is.
struct FoundedDemonstration: Sendable {
    let store: URL
    /// What the command printed: the sign-ins.
    let printed: String

    private static let once = Task {
        if let place = ProcessInfo.processInfo.environment["THROUGHLINE_DEMONSTRATION"].map({ URL(filePath: $0) }) {
            return FoundedDemonstration(
                store: place.appending(path: "store"),
                printed: try String(contentsOf: place.appending(path: "sign-ins.json"), encoding: .utf8))
        }
        let directory = Command.temporaryDirectory()
        let command = try Command.run("demo", "--store", directory.path, "--json")
        guard command.status == 0 else { throw NotFound() }
        CopiedStore.removeAtExit(directory)
        return FoundedDemonstration(store: directory, printed: command.output)
    }

    static func shared() async throws -> FoundedDemonstration { try await once.value }

    /// A copy that the test may change, and removes.
    static func copy() async throws -> URL { try CopiedStore.copy(of: try await shared().store) }
}
