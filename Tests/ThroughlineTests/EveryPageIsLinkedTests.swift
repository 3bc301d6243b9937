import Foundation
import SiteKit
import HTTPTypes
import Testing
import Vocabulary

@testable import Throughline

/// Goes wherever links lead from Home, as each role, and says which pages nothing leads to and which links lead to a closed door.
@Suite("Every page is linked, and no link leads to a closed door", .serialized)
struct EveryPageIsLinkedTests {
    /// Of each shape of address so many are opened: of those who see most two, since the first may be the one that is open to them.
    private static func each(of role: Role) -> Int { role == .director || role == .socialWorker ? 2 : 1 }

    /// Linked only while there is something on them for this person.
    private static let sometimes: Set = [
        "/data/two-ids", "/data-measures/published.csv", "/deadlines.csv", "/due.csv", "/due.xlsx", "/governance/incidents.csv",
        "/governance/incidents.xlsx", "/pre-proceedings/planning-meetings/minutes", "/pre-proceedings.csv",
        "/pre-proceedings.xlsx", "/settings",
    ]

    private struct Walk {
        var opened: Set<String> = []
        var closed: [String] = []
    }

    private func shape(_ address: String) -> String {
        let path = address.prefix { $0 != "?" }
        let names = address.dropFirst(path.count).dropFirst().split(separator: "&").map { String($0.prefix { $0 != "=" }) }
        return path.replacing(/[0-9a-f]{32,64}/, with: ":") + "?" + names.sorted().joined(separator: "&")
    }

    private func walk(_ site: DemonstrationSite, as role: Role) async throws -> Walk {
        var (walk, counts, signIns): (Walk, [String: Int], CopiedStore.Fresh) = (Walk(), [:], CopiedStore.Fresh(site.store))
        var waiting: [(address: String, from: String)] = [("/home", "Home")]
        while let (address, from) = waiting.popLast() {
            try signIns.keep()
            let shape = shape(address)
            if counts[shape, default: 0] >= EveryPageIsLinkedTests.each(of: role) || walk.opened.contains(address) { continue }
            counts[shape, default: 0] += 1
            walk.opened.insert(address)
            let reply = try await site.ask(.get, address, as: site.first[role])
            if reply.status >= 400 { walk.closed.append("\(address) answers \(reply.status), from \(from)") }
            if let location = reply.location { waiting.append((location, address)) }
            guard reply.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            let links = reply.text.matches(of: /(?:<a [^>]*href|<form [^>]*method="get" action)="(\/[^"#]*)/).map {
                String($0.1).replacing("&amp;", with: "&")
            }
            // The search box of each page is a form, so that what is looked for is in no address.
            if reply.text.contains("action=\"/search\"") { waiting.append(("/search", address)) }
            waiting += links.filter { !$0.hasPrefix("//") }.map { ($0, address) }
        }
        return walk
    }

    @Test("from Home, as", arguments: Role.allCases)
    func everyPage(role: Role) async throws {
        let site = try await DemonstrationSite()
        let walk = try await walk(site, as: role)
        #expect(walk.closed == [], "links to closed doors")
        let person = Person(id: Identifier(), name: "", roles: [role])
        let reached = Set(walk.opened.map { String($0.prefix { $0 != "?" }) })
        let alone = site.routes.filter { route in
            route.method == .get && !route.pattern.contains(":") && route.act != .anyone && AccessTable.policy.allows(route.act, to: person)
                && !route.pattern.hasPrefix("/sign-in/") && !EveryPageIsLinkedTests.sometimes.contains(route.pattern)
        }.map(\.pattern).filter { !reached.contains($0) }
        #expect(alone == [], "pages that nothing links to")
    }
}
