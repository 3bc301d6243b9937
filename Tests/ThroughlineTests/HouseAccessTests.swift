import Foundation
import SiteKit
import Testing

@testable import Throughline

@Suite("Every address and the table of who may see it")
struct HouseAccessTests {
    /// What everyone may open without signing in. A new one is added here on purpose, never by accident.
    static let open = [
        "GET /", "GET /accessibility", "GET /calendar/:token", "GET /health", "GET /published", "GET /sign-in", "GET /welcome/:token",
        "GET /sign-in/code", "POST /sign-in", "POST /sign-in/code", "POST /welcome/:token",
        "GET /sign-in/council", "GET /sign-in/council/back", "GET /sign-in/council/signed-out",
        "GET /partner/:token", "POST /partner/:token", "GET /pack/:token", "GET /pack/:token/pack.pdf", "GET /pack/:token/pack.docx",
        // A token in the head of the request opens the first; the second describes it and holds no figure.
        "GET /api/measures", "GET /api/openapi.json",
    ]

    private func composed() async throws -> Composition {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-access-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        return try await Composition(
            store: Store.open(directory, migrations: Composition.migrations), clock: Clock(), entrance: Entrance(port: 8080))
    }

    @Test func `every address asks for an act that stands in the table`() async throws {
        for route in try await composed().service.site.routes {
            #expect(AccessTable.policy.knows(route.act), "\(route.method.rawValue) \(route.pattern) asks for \(route.act.name)")
        }
    }

    @Test func `every act of the table opens something`() async throws {
        let routed = Set(try await composed().service.site.routes.map(\.act))
        for row in AccessTable.policy.rows where !routed.contains(row.act) {
            #expect(isAskedInside(row.act), "\(row.act.name) opens no address and no part of a page")
        }
    }

    @Test func `no address is registered twice`() async throws {
        let routes = try await composed().service.site.routes.map { "\($0.method.rawValue) \($0.pattern.replacing(/:\w+/, with: ":"))" }
        #expect(Set(routes.filter { route in routes.count { $0 == route } > 1 }) == [])
    }

    @Test func `only the listed addresses are open to everyone`() async throws {
        let found = try await composed().service.site.routes.filter { $0.act == .anyone }.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(found.filter { !$0.hasPrefix("GET /published/") && !HouseAccessTests.open.contains($0) } == [])
    }

    @Test func `no handler decides by a role`() {
        for file in HouseFiles.sources where file.path.contains("/Web/") {
            #expect(file.text.firstMatch(of: /\.roles\b|Role\./) == nil, "\(file): ask request.may(…); the table decides")
        }
    }

    /// True when a page or a handler asks for the act by its name in the code.
    private func isAskedInside(_ act: Act) -> Bool {
        let declared = HouseFiles.sources.lazy.compactMap { file in
            file.lines.first { $0.contains("Act(\"\(act.name)\"") }?.firstMatch(of: /static let (\w+)/).map { String($0.1) }
        }.first
        guard let declared else { return false }
        return HouseFiles.sources.contains { $0.text.contains("may(.\(declared))") || $0.text.contains("allows(.\(declared),") }
    }
}
