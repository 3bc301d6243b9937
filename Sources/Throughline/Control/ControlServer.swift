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
        router.post("/accounts") { [composition] request, context -> Response in
            let body = try await request.body.collect(upTo: 65_536)
            let asked = try JSONDecoder().decode(AddAccountRequest.self, from: Data(body.readableBytesView))
            do {
                let words = try await asked.carryOut(
                    composition.accounts, origin: composition.entrance.origin, on: composition.clock.today)
                return Response(status: .ok, body: .init(byteBuffer: .init(string: words)))
            } catch let problems as Problems {
                let words = problems.all.map(\.words).joined(separator: "\n")
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: words)))
            } catch let refusal as any InWords {
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: refusal.words)))
            }
        }
        router.post("/groups") { [composition] request, context -> Response in
            let body = try await request.body.collect(upTo: 65_536)
            let asked = try JSONDecoder().decode(GroupRequest.self, from: Data(body.readableBytesView))
            do {
                let words = try await asked.carryOut(on: composition.store, today: composition.clock.today)
                return Response(status: .ok, body: .init(byteBuffer: .init(string: words)))
            } catch let problems as Problems {
                let words = problems.all.map(\.words).joined(separator: "\n")
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: words)))
            }
        }
        router.post("/imports") { [composition] request, context -> Response in
            let body = try await request.body.collect(upTo: 4 << 20)
            let asked = try JSONDecoder().decode(ImportRequest.self, from: Data(body.readableBytesView))
            do {
                return Response(status: .ok, body: .init(byteBuffer: .init(string: try await asked.carryOut(composition.importing))))
            } catch let refusal as any InWords {
                return Response(status: .conflict, body: .init(byteBuffer: .init(string: refusal.words)))
            }
        }
        return Application(
            router: router, configuration: .init(address: .unixDomainSocket(path: path)),
            onServerRunning: { [path] _ in chmod(path, 0o600) }, logger: logger)
    }
}
