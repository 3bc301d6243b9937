import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("Bad addresses, and another team’s identifiers", .serialized)
struct BadAddressTests {
    private static let tricks = [
        "/../../etc/passwd", "/children/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/children/%00",
        "/children/%2Fetc%2Fpasswd", "//elsewhere.example/", "/\\elsewhere.example", "/children//edit", "/inspections/%ff%fe",
        "/children/" + String(repeating: "a", count: 5000), "/children/0", "/children/99999999999999999999", "/children/-1",
        "/children/' OR '1'='1", "/governance/access-reviews/../../settings/grants", "/published/../../audit", "/.git/config",
        "/store.lock",
        "/throughline.sqlite", "/children/00000000000000000000000000000000;/edit",
    ]

    @Test("a path trick finds nothing", arguments: tricks)
    func trick(path: String) async throws {
        let council = try await AccessCouncil()
        let before = try await council.contents()
        for role in [Role.administrator, .director] {
            let reply = try await council.ask("GET", path.replacing(" ", with: "%20"), as: council.member(role, .own))
            #expect([400, 403, 404].contains(reply.status), "\(reply.status)")
            #expect(!reply.text.contains("root:") && !(reply.location ?? "/").contains("elsewhere"))
            #expect(reply.text.contains("<h1>"))
        }
        #expect(try await council.contents() == before)
    }

    @Test(
        "where to go after signing in is an address of ours",
        arguments: ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"])
    func onward(next: String) async throws {
        let council = try await AccessCouncil()
        let reply = try await council.ask("GET", "/sign-in?next=\(next.asQueryValue)", as: council.member(.director, .own))
        #expect(reply.location.map { $0.hasPrefix("/") && !$0.hasPrefix("//") && !$0.contains("elsewhere") } ?? true)
    }

    @Test func `a team manager puts no child into another team, neither a new one nor their own`() async throws {
        let council = try await AccessCouncil()
        let manager = try await council.member(.teamManager, .own)
        let west = try #require(
            try await council.store.read { try Identifier<Team>.fetchOne($0, sql: "SELECT id FROM team WHERE name = 'West'") })
        let fields = [
            ("name", "Somebody New"), ("kind", "born"), ("birth-day", "1"), ("birth-month", "2"), ("birth-year", "2015"),
            ("team", west.text), ("version", "1"),
        ]
        let before = try await council.contents()
        for path in ["/children/new", try await council.path("/children/:child/edit", .own)] {
            let reply = try await council.ask("POST", path, as: manager, fields: fields)
            #expect(reply.status == 422 && reply.text.contains("Select a team that your role covers."), "\(path): \(reply.status)")
        }
        #expect(try await council.contents() == before)
    }

    @Test func `a family number of another team is answered like one that is not there`() async throws {
        let council = try await AccessCouncil()
        let manager = try await council.member(.teamManager, .own)
        let other = try #require(council.children[.other])
        let number =
            try await council.store.read {
                try String.fetchOne(
                    $0, sql: "SELECT family.number FROM family JOIN child ON family.id = child.family WHERE child.id = ?",
                    arguments: [other])
            } ?? ""
        let east = try await council.store.read { try String.fetchOne($0, sql: "SELECT id FROM team WHERE name = 'East'") } ?? ""
        var answers: [String] = []
        for family in [number, "F-9999"] {
            let fields = [
                ("name", "Somebody New"), ("kind", "born"), ("birth-day", "1"), ("birth-month", "2"), ("birth-year", "2015"),
                ("team", east), ("family", family),
            ]
            let reply = try await council.ask("POST", "/children/new", as: manager, fields: fields)
            answers.append(reply.lasting(without: family))
            #expect(reply.status == 422)
        }
        #expect(answers[0] == answers[1])
    }
}
