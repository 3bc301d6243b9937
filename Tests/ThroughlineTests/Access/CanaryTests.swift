import ChildRecords
import Foundation
import GRDB
import HTTPTypes
import InspectionsWeb
import SiteKit
import Testing

@testable import Throughline

/// Names planted in restricted and blocked records, looked for in everything that comes out.
@Suite("A name that nobody may see", .serialized)
struct CanaryTests {
    /// Where a name may stand: the whole page of its own record and its forms, and lists, for those who may read it.
    private struct Sighting: Hashable, CustomStringConvertible {
        let state: AccessCouncil.RecordState
        let role: Role?
        let place: String
        var description: String { "\(state.rawValue) seen by \(role?.rawValue ?? "a visitor") at \(place)" }
    }

    private static let canaries: [AccessCouncil.RecordState] = [.restricted, .blocked]

    /// The director may read restricted records; a blocked record is blocked for everyone here.
    private func isAllowed(_ sighting: Sighting) -> Bool { sighting.state == .restricted && sighting.role == .director }

    private func look(_ reply: Reply, _ role: Role?, _ place: String) -> [Sighting] {
        let everything = reply.text + reply.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return CanaryTests.canaries.compactMap { state in
            let words = (AccessCouncil.names[state] ?? "").split(separator: " ")
            // The forename is shared by both, so that the surname tells which one was seen.
            guard let surname = words.last, everything.localizedCaseInsensitiveContains(surname) else { return nil }
            return Sighting(state: state, role: role, place: place)
        }
    }

    @Test func `is found at no address, in no search, export, error, title or file name, as any role`() async throws {
        let council = try await AccessCouncil()
        var sightings: [Sighting] = []
        for role in [nil] + Role.allCases.map(Optional.some) {
            for route in council.composition.service.site.routes where route.pattern != "/sign-out" {
                let member = try await council.member(role, .own)
                let states: [AccessCouncil.RecordState] = route.pattern.contains(":child") ? [.restricted, .blocked] : [.any]
                for state in states {
                    let path = try await council.path(route.pattern, state)
                    let reply = try await council.ask(route.method.rawValue, path, as: member)
                    sightings += look(reply, role, "\(route.method.rawValue) \(route.pattern)")
                }
            }
            let member = try await council.member(role, .own)
            for words in ["Restrictwell", "Blockworth", "Canary", "canary r", "C-0001", "C-0002", "C-0003"] {
                let reply = try await council.ask("POST", "/children/find", as: member, fields: [("words", words)])
                // What was typed stays in the search field, as on every form; the list below it is what is looked at.
                let echo = "value=\"\(words)\""
                #expect(reply.status != 200 || reply.text.contains(echo))
                sightings += look(reply.without(echo), role, "a search for \(words)")
            }
        }
        #expect(Set(sightings.filter { !isAllowed($0) }) == [])
        #expect(sightings.contains { isAllowed($0) && $0.place == "GET /children/:child" }, "the director's own page shows the name")
        #expect(sightings.allSatisfy { !$0.place.contains(".csv") })
    }

    @Test func `of an inspection under embargo is seen, found, counted and told of by nobody who is not its reader`() async throws {
        let council = try await AccessCouncil()
        for role in [nil] + Role.allCases.map(Optional.some) {
            let member = try await council.member(role, .own)
            for route in council.composition.service.site.routes where route.method == .get {
                for state in [AccessCouncil.RecordState.any, .embargoed] {
                    let reply = try await council.ask("GET", council.path(route.pattern, state), as: member)
                    #expect(!reply.text.contains(EmbargoedInspection.secret), "\(route.pattern) as \(role?.rawValue ?? "visitor")")
                }
            }
        }
        let director = try #require(try await council.member(.director, .own))
        let embargoed = try #require(council.embargoed[.embargoed])
        #expect(try await council.ask("GET", "/inspections", as: director).text.count(of: "\(embargoed.inspection)") == 0)
        try await InspectionStore(council.store).nameReader(director.id, of: embargoed.inspection, by: .system)
        #expect(try await council.ask("GET", "/inspections", as: director).text.count(of: "\(embargoed.inspection)") == 1)
        for path in ["/plans", "/reports", "/deadlines"] {
            #expect(try await council.ask("GET", path, as: director).text.contains(EmbargoedInspection.secret), "\(path)")
        }
        let rows = try await council.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = ?", arguments: [Act.readEmbargoed.name])
        }
        #expect((rows ?? 0) > Role.allCases.count, "each change of readers has its row")
    }

    @Test func `stands in no log line, no audit row, and no address or title even of those who may read it`() async throws {
        let council = try await AccessCouncil()
        let director = try await council.member(.director, .own)
        for state in [AccessCouncil.RecordState.own, .restricted, .named, .other] {
            for address in ["/children/:child", "/children/:child/restriction", "/children"] {
                let reply = try await council.ask("GET", council.path(address, state), as: director)
                let title = reply.text.firstMatch(of: /<title>(.*?)<\/title>/).map { String($0.1) } ?? ""
                let addresses = reply.text.matches(of: /(?:href|action)="([^"]*)"/).map { String($0.1) }
                for name in AccessCouncil.names.values.flatMap({ $0.split(separator: " ") }) {
                    #expect(!title.contains(name) && !addresses.contains { $0.contains(name) }, "\(name)")
                }
            }
        }
        _ = try await council.ask("POST", "/children/find", as: director, fields: [("words", "Restrictwell")])
        let rows = try await council.store.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'audit%'")
            return try tables.flatMap { table in try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" } }
        }
        #expect(rows.count > 20)
        for name in AccessCouncil.names.values.flatMap({ $0.split(separator: " ") }) {
            #expect(!rows.contains { $0.contains(name) } && !council.logs.lines.contains { $0.contains(name) }, "\(name)")
        }
    }

    @Test func `every child shown has its row before the answer leaves`() async throws {
        let council = try await AccessCouncil()
        let worker = try #require(try await council.member(.socialWorker, .own))
        let child = try #require(council.children[.own])
        func rows() async throws -> Int {
            try await council.store.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE subject = ? AND account = ?", arguments: [child, worker.id])
            } ?? 0
        }
        let before = try await rows()
        _ = try await council.ask("GET", council.path("/children/:child", .own), as: worker)
        #expect(try await rows() == before + 1)
        _ = try await council.ask("GET", "/children", as: worker)
        #expect(try await rows() == before + 2)
    }
}

extension Reply {
    /// The same answer without these words.
    func without(_ words: String) -> Reply { Reply(status: status, headers: headers, bytes: Array(text.replacing(words, with: "").utf8)) }
}

extension String {
    fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
