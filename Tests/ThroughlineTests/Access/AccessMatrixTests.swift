import ChildRecords
import ChildRecordsWeb
import Foundation
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

/// Crosses every address with every role and every state of a record, and compares with the hand-written table.
@Suite("Every address, asked as every role, in every state of a record", .serialized)
struct AccessMatrixTests {
    /// What differs from the table, in words; none when all is as expected.
    private func differences(
        _ expected: ExpectedAccess, in council: AccessCouncil, _ isAsked: (ExpectedAccess.Line) -> Bool = { _ in true }
    ) async throws -> [String] {
        var (differences, signIns) = ([String](), CopiedStore.Fresh(council.store))
        for line in expected.lines where isAsked(line) {
            try signIns.keep()
            for (role, outcome) in line.outcomes {
                let member = try await council.member(role, line.state, signsOut: line.route == "/sign-out")
                let path = try await council.path(line.route, line.state, as: member)
                let named = council.furniture.fields(for: line.route, on: council.embargoed[line.state])
                let query = named.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
                let reply = try await council.ask(
                    line.method, line.method == "GET" && !query.isEmpty ? "\(path)?\(query)" : path, as: member, fields: named)
                let found = reply.outcome(line)
                if found != outcome || reply.status >= 500 {
                    let who = role?.rawValue ?? "visitor"
                    differences.append(
                        "\(line.method) \(line.route) \(line.state.rawValue) \(who): \(found) (\(reply.status)), not \(outcome)")
                }
            }
        }
        return differences
    }

    /// Addresses of the router's own list that stand in no line, and lines that are no address.
    private func unlisted(_ expected: ExpectedAccess, _ routes: [Site.Route]) -> (addresses: Set<String>, lines: Set<String>) {
        let listed = Set(expected.lines.map { "\($0.method) \($0.route)" })
        let routed = Set(routes.map { "\($0.method.rawValue) \($0.pattern)" })
        return (routed.subtracting(listed), listed.subtracting(routed))
    }

    @Test func `every address stands in the table, and every line is an address`() async throws {
        let council = try await AccessCouncil()
        let (addresses, lines) = unlisted(try .written(), council.composition.service.site.routes)
        #expect(addresses == [], "write what is expected into expected.csv")
        #expect(lines == [])
    }

    @Test func `every address about a child is asked in every state`() throws {
        let lines = try ExpectedAccess.written().lines.filter { $0.route.hasPrefix("/children/:child") }
        for (route, lines) in Dictionary(grouping: lines, by: { "\($0.method) \($0.route)" }) {
            #expect(Set(lines.map(\.state)) == AccessCouncil.RecordState.ofChildren, "\(route)")
        }
    }

    @Test func `every address about an inspection, its plan, report, packs and evidence is asked under embargo`() throws {
        let parts = [":inspection", ":plan", ":report", ":pack", ":evidence"]
        let lines = try ExpectedAccess.written().lines.filter { line in
            parts.contains { line.route.contains($0) } && !Fixtures.lacks(line.route)
        }
        for (route, lines) in Dictionary(grouping: lines, by: { "\($0.method) \($0.route)" }) {
            #expect(Set(lines.map(\.state)).isSuperset(of: [.embargoed, .reader]), "\(route)")
        }
    }

    @Test func `each answers as the table expects`() async throws {
        let differences = try await differences(try .written(), in: AccessCouncil())
        #expect(differences == [])
    }

    @Test func `a role that is let in by mistake is caught`() async throws {
        let holed = Policy(
            AccessTable.policy.rows + [(.governChildren, [.administrator])],
            records: AccessTable.policy.records + [RecordRow(.readChild, inScope: [.analyst])])
        let council = try await AccessCouncil(policy: holed)
        let found = try await differences(try .written(), in: council) { $0.route == "/children/:child" || $0.route == "/governance" }
        #expect(found.contains { $0.hasPrefix("GET /governance - administrator: in") })
        #expect(found.contains { $0.hasPrefix("GET /children/:child own analyst: in") })
    }

    @Test func `a handler that forgets to ask the door is caught`() async throws {
        let council = try await AccessCouncil(forgetting: ChildPlaces.show)
        let found = try await differences(try .written(), in: council) { $0.route == "/children/:child" }
        #expect(found.contains { $0.hasPrefix("GET /children/:child blocked socialWorker: in") })
        #expect(found.contains { $0.hasPrefix("GET /children/:child other teamManager: in") })
        #expect(found.contains { $0.hasPrefix("GET /children/:child restricted serviceManager: in") })
    }

    @Test func `an address that finds nothing, fails or complains is not let in`() {
        let line = ExpectedAccess.Line(method: "GET", route: "/governance/break-glass/:access", state: .any, outcomes: [])
        #expect(Reply(status: 404, headers: [:], bytes: []).outcome(line) == .none)
        #expect(Reply(status: 500, headers: [:], bytes: []).outcome(line) == .odd)
        #expect(Reply(status: 422, headers: [:], bytes: []).outcome(line) == .odd, "a page that is only read has no problems")
    }

    @Test func `every part of every address stands for a record that is there`() async throws {
        let council = try await AccessCouncil()
        for route in council.composition.service.site.routes where !ExpectedAccess.findsNothing(route.pattern) {
            for part in route.pattern.split(separator: "/") where part.hasPrefix(":") {
                let name = String(part.dropFirst())
                if ["child", "allocation"].contains(name) { continue }
                #expect(
                    try await council.furniture.identifier(for: name, in: route.pattern, as: nil) != nil,
                    "\(route.pattern): found one in Furniture")
            }
        }
    }

    @Test func `an address that stands in no line is caught`() async throws {
        var site = try await AccessCouncil().composition.service.site
        site.get(Place("/children/everything"), .anyone) { _ in throw NotFound() }
        #expect(unlisted(try .written(), site.routes).addresses == ["GET /children/everything"])
    }

    @Test func `a blocked record and one that is not there answer in the same bytes`() async throws {
        let council = try await AccessCouncil()
        for role in [Role.director, .serviceManager, .teamManager, .socialWorker] {
            let member = try await council.member(role, .blocked)
            for address in ["/children/:child", "/children/:child/edit", "/children/:child/restriction"] {
                let blocked = try await council.ask("GET", council.path(address, .blocked), as: member)
                let missing = try await council.ask("GET", council.path(address, .missing), as: member)
                // How many seconds the session has left changes while the two are asked.
                let texts = [blocked, missing].map { $0.text.replacing(#/ data-left="\d+"/#, with: "") }
                #expect(texts[0] == texts[1] && blocked.status == missing.status && blocked.headers == missing.headers)
            }
        }
    }

    @Test func `a blocked record and one that is not there take the same time`() async throws {
        let council = try await AccessCouncil()
        let worker = try await council.member(.socialWorker, .blocked)
        let paths = [try await council.path("/children/:child", .blocked), try await council.path("/children/:child", .missing)]
        var times: [[Duration]] = [[], []]
        for _ in 0..<100 {
            for (index, path) in paths.enumerated() {
                let start = ContinuousClock.now
                _ = try await council.ask("GET", path, as: worker)
                times[index].append(start.duration(to: .now))
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }
        #expect(medians[0] - medians[1] < .milliseconds(20) && medians[1] - medians[0] < .milliseconds(20), "\(medians)")
    }

    @Test func `what is taken away is gone at the next page`() async throws {
        let council = try await AccessCouncil()
        let worker = try #require(try await council.member(.socialWorker, .own))
        let path = try await council.path("/children/:child", .own)
        #expect(try await council.ask("GET", path, as: worker).status == 200)
        let grant = try #require(try await council.store.read { try Grants.live(of: worker.id, on: AccessCouncil.today, in: $0) }.first)
        try await Grants(council.store).end(grant.id, on: AccessCouncil.today, by: .system)
        #expect(try await council.ask("GET", path, as: worker).status == 403)
    }
}
