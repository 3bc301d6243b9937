import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Views that a person keeps")
struct SavedViewsTests {
    @Test func `only an address of our own is kept, under a name that is used once`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-views-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store.open(directory, migrations: SiteSchema.migrations)
        let (ada, sam) = (
            Person(id: Identifier(), name: "Ada", roles: [.director]), Person(id: Identifier(), name: "Sam", roles: [.director])
        )
        try await store.change(by: .system, .signedIn, on: "tests") { db in
            for person in [ada, sam] {
                try db.execute(
                    sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)", arguments: [person.id, person.name, person.name])
            }
        }
        func keep(_ name: String, _ path: String, _ query: String, by person: Person = ada) async throws -> Answer {
            var site = Site()
            SavedViews(store).register(on: &site)
            let route = try #require(site.routes.first { $0.pattern == "/views" })
            return try await route.handle(request(person, [("view-name", name), ("view-path", path), ("view-query", query)]), [])
        }
        _ = try await keep("Late ones", "/measures", "verdict=worse")
        _ = try await keep("Late ones", "/measures", "verdict=worse&sort=name")
        _ = try await keep("Theirs", "/measures", "verdict=better", by: sam)
        let kept = try await store.read { try SavedViews.of(ada, at: "/measures", in: $0) }
        #expect(kept.map(\.address) == ["/measures?verdict=worse&sort=name"])
        for (path, query) in [
            ("//evil.example", ""), ("https://evil.example", ""), ("/measures", "a b"), ("/\\evil.example", ""), ("/m\r\nX: y", ""),
        ] {
            await #expect(throws: NotFound.self, "\(path)?\(query)") { _ = try await keep("x", path, query) }
        }
        await #expect(throws: Problems.self) { _ = try await keep("", "/measures", "a=b") }
        try store.close()
    }

    @Test func `a view can be removed by its owner and by nobody else`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-views-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store.open(directory, migrations: SiteSchema.migrations)
        let (ada, sam) = (
            Person(id: Identifier(), name: "Ada", roles: [.director]), Person(id: Identifier(), name: "Sam", roles: [.director])
        )
        let view = Identifier<SavedView>()
        try await store.change(by: .system, .signedIn, on: "tests") { db in
            try db.execute(sql: "INSERT INTO account (id, sign_in, name) VALUES (?, 'ada', 'Ada')", arguments: [ada.id])
            try db.execute(
                sql: "INSERT INTO saved_view (id, account, name, path, query) VALUES (?, ?, 'Mine', '/measures', 'a=b')",
                arguments: [view, ada.id])
        }
        var site = Site()
        SavedViews(store).register(on: &site)
        let route = try #require(site.routes.first { $0.pattern == SavedViews.remove.pattern })
        await #expect(throws: NotFound.self) { _ = try await route.handle(request(sam, []), [view.text]) }
        _ = try await route.handle(request(ada, []), [view.text])
        #expect(try await store.read { try SavedViews.of(ada, at: "/measures", in: $0) } == [])
        try store.close()
    }

    private func request(_ person: Person, _ form: [(String, String)]) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire", isDemonstration: true, policy: Policy([]), navigation: [], styleSheet: "throughline.css",
            script: "throughline.js")
        return PageRequest(
            site: facts, person: person, today: Day(2022, 6, 20) ?? Day(number: 0), path: "/views", query: Fields(), form: Fields(form),
            files: [], session: nil, formKey: nil, address: "")
    }
}
