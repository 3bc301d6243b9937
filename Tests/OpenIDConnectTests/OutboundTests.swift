import Foundation
import RunningPrograms
import TestProvider
import Testing

@testable import OpenIDConnect

@Suite("The one way out of the service")
struct OutboundTests {
    private static let limit = 256 * 1024
    /// Long enough for a machine that runs all tests at once.
    private static let patience = 120.0

    private func refusal(_ address: String, patience: Double = OutboundTests.patience, authorities: String? = nil) async -> ProviderRefusal?
    {
        do throws(ProviderRefusal) {
            _ = try await Outbound(patience: patience, authorities: authorities).get(address, limit: OutboundTests.limit)
            return nil
        } catch { return error }
    }

    private func outcome(_ what: String, patience: Double = OutboundTests.patience) async throws -> (
        refusal: ProviderRefusal?, seconds: Double, provider: TestProvider
    ) {
        try await TestProvider.serving { provider in
            let begun = ContinuousClock.now
            let refusal = await refusal("\(provider.issuer)/odd/\(what)", patience: patience)
            return (refusal, (.now - begun) / .seconds(1), provider)
        }
    }

    // Size.

    @Test(
        "an answer without an end is hung up on at the limit",
        arguments: ["200 OK", "302 Found\r\nLocation: /elsewhere", "401 Unauthorized", "200 OK\r\nContent-Length: 99999999999"])
    func endless(head: String) async throws {
        let server = try EndlessServer(head)
        #expect(await refusal("http://127.0.0.1:\(server.port)/") == .tooLarge)
        // What was not read lay in the buffers of the two sockets.
        #expect(await server.sent() < 8 << 20)
    }

    @Test("a head without an end is hung up on", arguments: ["longHead", "manyHeads"])
    func longHead(what: String) async throws { #expect(try await outcome(what).refusal == .tooLarge) }

    @Test func `the last byte that fits is read, and one more is not`() async throws {
        try await TestProvider.serving { provider in
            let issuer = await provider.issuer
            let address = "\(issuer)/.well-known/openid-configuration"
            let size = try await Outbound(patience: OutboundTests.patience).get(address, limit: 10_000).count
            #expect(try await Outbound(patience: OutboundTests.patience).get(address, limit: size).count == size)
            await #expect(throws: ProviderRefusal.tooLarge) {
                try await Outbound(patience: OutboundTests.patience).get(address, limit: size - 1)
            }
            await #expect(throws: ProviderRefusal.tooLarge) { try await Outbound(patience: OutboundTests.patience).get(address, limit: 0) }
        }
    }

    @Test func `nothing is unpacked: what came packed is handed on as it came`() async throws {
        try await TestProvider.serving { provider in
            let bytes = try await Outbound(patience: OutboundTests.patience).get(
                "\(provider.issuer)/odd/packed", limit: OutboundTests.limit)
            #expect(bytes.count < 2000 && bytes.prefix(2) == [0x1F, 0x8B])
            #expect(await provider.heads["accept-encoding"] == nil)
        }
    }

    // Time.

    @Test func `an answer that drips is waited for no longer than one that never comes`() async throws {
        let (refusal, seconds, _) = try await outcome("drip", patience: 1)
        #expect(refusal == .tooSlow && seconds > 0.9)
    }

    @Test func `waiting for a turn counts: who has waited long enough does not ask any more`() async throws {
        try await TestProvider.serving { provider in
            let address = await provider.issuer + "/odd/drip"
            await withTaskGroup(of: ProviderRefusal?.self) { group in
                for _ in 0..<4 * Outbound.atOnce { group.addTask { await refusal(address, patience: 1) } }
                for await refusal in group { #expect(refusal == .tooSlow) }
            }
            #expect(await provider.asked["odd", default: 0] < 2 * Outbound.atOnce)
        }
    }

    // Where it leads.

    @Test("no redirect is followed", arguments: [300, 301, 302, 303, 305, 307, 308])
    func redirect(status: Int) async throws {
        try await TestProvider.serving { provider in
            let address = await "\(provider.issuer)/odd/redirect/\(status)"
            #expect(await refusal(address) == .unreadable)
            let reply = try await Outbound(patience: OutboundTests.patience).post(
                address, form: [("secret", "a b")], authorisation: "Basic YQ==", limit: 1000)
            #expect(reply.status == UInt(status))
            #expect(await provider.asked == ["redirect": 2])
        }
    }

    @Test(
        "only http and https are asked", arguments: ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "127.0.0.1:1/", ""])
    func otherProtocols(address: String) async { #expect(await refusal(address) == .notReached) }

    @Test func `a name and a password in an address are not used`() async throws {
        try await TestProvider.serving { provider in
            let address = await provider.issuer.replacing("http://", with: "http://user:password@") + "/odd/cookie"
            #expect(await refusal(address) == .notReached)
        }
    }

    @Test func `a cookie is not kept for the next question`() async throws {
        try await TestProvider.serving { provider in
            let address = await provider.issuer + "/odd/cookie"
            for _ in 0..<2 { #expect(await refusal(address) == nil) }
            let heads = await provider.heads
            #expect(heads["cookie"] == nil && heads["accept"] == "application/json")
        }
    }

    /// In a process of its own, since the environment belongs to all tests.
    @Test(
        "no proxy is taken from the environment",
        arguments: [[], ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]])
    func proxy(names: [String]) async throws {
        try await TestProvider.serving { provider in
            try await TestProvider.serving { proxy in
                let (address, way) = await (provider.issuer + "/odd/target", proxy.issuer)
                let settings = names.map { "\($0)=\(way)" } + ["no_proxy=", "NO_PROXY="]
                let ran = try await OutboundTests.ran("/usr/bin/env", settings + [OutboundTests.program, "ask", address])
                #expect(ran == "answered 2\n")
                #expect(await provider.asked == ["target": 1])
                #expect(await proxy.asked.isEmpty)
                let unknown = try await OutboundTests.ran(
                    "/usr/bin/env", settings + [OutboundTests.program, "ask", "http://provider.invalid/odd/target"])
                #expect(unknown == "refused notReached\n")
                #expect(await proxy.asked.isEmpty)
            }
        }
    }

    /// Built beside the tests.
    private static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = CommandLine.arguments.prefix(1) + CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [tests]
        return beside.map { ($0 as NSString).deletingLastPathComponent + "/TestProvider" }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "TestProvider"
    }()

    private static func ran(_ program: String, _ arguments: [String]) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try Ran(program, arguments).output }) }
        }
    }

    // Who answers.

    @Test func `over TLS, only a certificate of a trusted authority, for that host and of today, is believed`() async throws {
        let makes = try CertificateMaker()
        func asked(_ certificate: CertificateMaker.Kind, trusting: Bool) async throws -> ProviderRefusal? {
            let server = try await makes.serve(certificate)
            defer { server.program.kill() }
            return await refusal("https://127.0.0.1:\(server.port)/", authorities: trusting ? makes.authority : nil)
        }
        #expect(try await asked(.right, trusting: true) == nil)
        #expect(try await asked(.right, trusting: false) == .notReached)
        #expect(try await asked(.forAnotherHost, trusting: true) == .notReached)
        #expect(try await asked(.expired, trusting: true) == .notReached)
        #expect(try await asked(.ofNobody, trusting: true) == .notReached)
        #expect(try await asked(.rightOverOldTLS, trusting: true) == .notReached)
    }
}
