import Foundation
import Testing

@testable import SiteKit

@Suite("Where the service is reached")
struct EntranceTests {
    private let local = Entrance(port: 8080)
    private let published = Entrance(
        port: 8080, publicOrigin: URL(string: "https://Throughline.Marlshire.example:443/"), trustedProxy: "127.0.0.1")

    @Test(
        "without a public address only this machine's names answer",
        arguments: [
            ("localhost:8080", true), ("127.0.0.1:8080", true), ("[::1]:8080", true), ("LOCALHOST:8080", true), ("localhost", false),
            ("localhost:8081", false), ("evil.example", false), ("evil.example:8080", false), ("localhost:8080.evil.example", false),
            ("", false),
            ("localhost:8080@evil.example", false),
        ])
    func hosts(host: String, allowed: Bool) { #expect(local.allows(host: host) == allowed) }

    @Test func `a request that names no host is refused`() { #expect(!local.allows(host: nil)) }

    @Test func `a public address answers under its own name, however it was written`() {
        #expect(published.allows(host: "throughline.marlshire.example"))
        #expect(!published.allows(host: "throughline.marlshire.example:8080"))
        #expect(!published.allows(host: "marlshire.example"))
        #expect(published.origin == "https://throughline.marlshire.example")
    }

    @Test func `a form comes from the address itself or from nowhere`() {
        let host = "throughline.marlshire.example"
        #expect(published.isOwn(origin: "https://throughline.marlshire.example", host: host))
        #expect(!published.isOwn(origin: "http://throughline.marlshire.example", host: host), "without TLS is another origin")
        #expect(!published.isOwn(origin: "https://throughline.marlshire.example.evil.example", host: host))
        #expect(!published.isOwn(origin: "null", host: host))
        #expect(local.isOwn(origin: "http://localhost:8080", host: "localhost:8080"))
        #expect(!local.isOwn(origin: "http://localhost:8081", host: "localhost:8080"))
        #expect(!local.isOwn(origin: "http://127.0.0.1:8080", host: "localhost:8080"))
        #expect(!local.isOwn(origin: "http://evil.example", host: "evil.example"))
    }
}
