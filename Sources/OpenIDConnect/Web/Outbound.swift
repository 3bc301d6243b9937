import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import SiteKit

/// The only way out of the service: to the provider, with a bound on time and size, and never where a redirect leads.
struct Outbound: Sendable {
    struct Reply: Sendable {
        let status: UInt
        let bytes: [UInt8]
    }

    /// Seconds for one question, from the connection to the last byte of the answer.
    let patience: Double

    init(patience: Double = 10) { self.patience = patience }

    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(15)
        // One for the life of the process; it needs no ending.
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func get(_ address: String, limit: Int) async throws(ProviderRefusal) -> [UInt8] {
        let reply = try await ask(HTTPClientRequest(url: address), limit: limit)
        guard reply.status == 200 else { throw .unreadable }
        return reply.bytes
    }

    func post(_ address: String, form: [(String, String)], authorisation: String?, limit: Int) async throws(ProviderRefusal) -> Reply {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorisation { request.headers.add(name: "Authorization", value: authorisation) }
        request.body = .bytes(ByteBuffer(string: form.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")))
        return try await ask(request, limit: limit)
    }

    private func ask(_ request: HTTPClientRequest, limit: Int) async throws(ProviderRefusal) -> Reply {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        let asked = request
        do {
            return try await withThrowingTaskGroup(of: Reply.self) { [patience] group in
                defer { group.cancelAll() }
                group.addTask {
                    let answer = try await Outbound.client.execute(asked, timeout: .seconds(60))
                    let body = try await answer.body.collect(upTo: limit)
                    return Reply(status: answer.status.code, bytes: Array(body.readableBytesView))
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(patience))
                    throw ProviderRefusal.tooSlow
                }
                guard let first = try await group.next() else { throw ProviderRefusal.notReached }
                return first
            }
        } catch let refusal as ProviderRefusal {
            throw refusal
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .notReached
        }
    }
}
