import Foundation
import Hummingbird
import Logging
import SiteKit
import Vocabulary

/// Answers commands on this machine while the service runs, over a socket that only the service’s own user can open:
/// one process alone ever writes to the store.
struct ControlServer {
    static func socket(in directory: URL) -> URL { directory.appending(path: "control.sock") }

    private let composition: Composition
    private let path: String
    private let logger: Logger

    init(_ composition: Composition, directory: URL, logger: Logger) {
        self.composition = composition
        path = ControlServer.socket(in: directory).path
        self.logger = logger
    }

    var application: some ApplicationProtocol {
        let router = Router()
        let here = composition
        answer(router, "accounts") { (asked: AddAccountRequest) in
            try await asked.carryOut(here.accounts, origin: here.entrance.origin, on: here.clock.today)
        }
        answer(router, "groups") { (asked: GroupRequest) in try await asked.carryOut(on: here.store, today: here.clock.today) }
        answer(router, "imports", upTo: 4 << 20) { (asked: ImportRequest) in try await asked.carryOut(here.importing) }
        answer(router, "extracts") { (asked: ExtractRequest) in
            try await asked.carryOut(here.store, council: here.council, on: here.clock.today)
        }
        answer(router, "exchanges", upTo: 12 << 20) { (asked: ExchangeRequest) in
            try await asked.carryOut(here.exchange, on: here.clock.today)
        }
        return Application(
            router: router, configuration: .init(address: .unixDomainSocket(path: path)),
            onServerRunning: { [path] _ in chmod(path, 0o600) }, logger: logger)
    }

    /// Does what a command asks, and answers in words: what was done, or why it was refused.
    private func answer<Asked: Decodable & Sendable>(
        _ router: Router<BasicRequestContext>, _ place: String, upTo most: Int = 65_536,
        _ carryOut: @escaping @Sendable (Asked) async throws -> String
    ) {
        router.post("/\(place)") { request, _ -> Response in
            let body = try await request.body.collect(upTo: most)
            let asked = try JSONDecoder().decode(Asked.self, from: Data(body.readableBytesView))
            do {
                return Response(status: .ok, body: .init(byteBuffer: .init(string: try await carryOut(asked))))
            } catch let problems as Problems {
                let words = problems.all.map(\.words).joined(separator: "\n")
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: words)))
            } catch let refusal as any InWords {
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: refusal.words)))
            }
        }
    }
}
