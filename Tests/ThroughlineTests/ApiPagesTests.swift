import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import SiteKit
@testable import Throughline

@Suite("Figures for Power BI and other software, by the site’s own requests", .serialized)
struct ApiPagesTests {
    private struct Answered: Decodable {
        struct Figure: Decodable { let code, team, words: String; let numerator: Int?; let figure: Double? }
        let scope: String
        let figures: [Figure]
    }

    /// A token of the analyst’s, kept as the page keeps it.
    private func token(_ scope: ApiToken.Scope, _ site: DemonstrationSite) async throws -> (SecretToken, Identifier<ApiToken>) {
        let (token, id) = (SecretToken(), Identifier<ApiToken>())
        let account = try #require(site.first[.analyst]).id
        try await site.store.change(by: .system, Act("tests.fill", "fill"), on: "tests") { db in
            try db.execute(
                literal: """
                    INSERT INTO api_token (id, digest, name, scope, account, made_on, ends_on)
                    VALUES (\(id), \(token.digest), 'T', \(scope.rawValue), \(account), \(DemonstrationSite.today), \(DemonstrationSite.today + 30))
                    """)
        }
        return (token, id)
    }

    @Test func `a token reads figures and nothing about a child, each use in the trail, until it is revoked or its maker leaves`()
        async throws
    {
        let site = try await DemonstrationSite()
        #expect(try await site.ask(.get, "/api/measures", as: site.first[.director]).status == 403, "a session is no token")
        let (token, id) = try await token(.figures, site)
        let reply = try await site.ask("/api/measures", bearer: token)
        #expect(reply.status == 200 && reply.headers[.contentType] == "application/json")
        let answered = try JSONDecoder().decode(Answered.self, from: Data(reply.text.utf8))
        #expect(answered.figures.contains { $0.code == "F6b" && $0.team.isEmpty && $0.numerator != nil })
        let numbers = try await site.store.read { try String.fetchAll($0, sql: "SELECT number FROM loaded_child") }
        #expect(!numbers.isEmpty && !numbers.contains { reply.text.contains("\"\($0)\"") })
        let trail = try await site.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = 'api.read' AND subject = ?", arguments: [id.text])
        }
        #expect(trail == 1)
        #expect(try await site.ask("/api/measures?measure=F6b", bearer: token).text.contains("F6b"))
        #expect(try await site.ask(.get, "/data-measures", as: nil).status == 303)
        #expect(try await site.ask("/data-measures", bearer: token).status == 303, "a token opens no page")
        try await site.store.change(by: .system, Act("tests.fill", "fill"), on: "tests") { db in
            try db.execute(sql: "UPDATE account SET active = 0 WHERE id = (SELECT account FROM api_token WHERE id = ?)", arguments: [id])
        }
        #expect(try await site.ask("/api/measures", bearer: token).status == 403)
        #expect(try await site.ask("/api/measures", bearer: SecretToken()).status == 403)
    }

    @Test func `a token for published figures reads those alone, and is revoked on its page`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        let month = try #require(
            try await site.ask(.get, "/data-measures/published", as: analyst).text.between("name=\"month\" value=\"", "\""))
        #expect(try await site.ask(.post, "/data-measures/published", as: analyst, [("month", month)]).status == 303)
        #expect(try await site.ask(.post, "/data-measures/published", as: analyst, [("month", month)]).text.contains("published already"))
        let page = try await site.ask(.get, "/data-measures/published?measure=F6b", as: analyst).text
        #expect(page.contains("Council, year to date"))
        let file = try await site.ask(.get, "/data-measures/published.csv", as: analyst).text
        let shown = file.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(shown.count > 100)
        let (token, id) = try await token(.published, site)
        let answered = try JSONDecoder().decode(
            Answered.self, from: Data(try await site.ask("/api/measures", bearer: token).text.utf8))
        #expect(answered.scope == "published" && !answered.figures.isEmpty)
        #expect(answered.figures.allSatisfy { !(1...5).contains($0.numerator ?? 0) || $0.words.contains("of") })
        #expect(!answered.figures.contains { $0.words == SmallWords.count && $0.figure != nil })
        #expect(try await site.ask(.post, "/data-measures/tokens/\(id)/revoke", as: analyst).status < 500)
    }

    private enum SmallWords { static let count = "fewer than 6" }

    @Test func `a token ends on its day, and its scope is one of those there are`() async throws {
        let site = try await DemonstrationSite()
        let (sent, _) = try await token(.figures, site)
        func works(_ day: Day, _ sent: SecretToken?) async throws -> Bool {
            try await site.store.read { try ApiToken.admitted(sent, AccessTable.policy, on: day, in: $0) != nil }
        }
        #expect(try await works(DemonstrationSite.today + 30, sent))
        #expect(try await works(DemonstrationSite.today + 31, sent) == false)
        #expect(try await works(DemonstrationSite.today, nil) == false)
        let kept = try await site.store.read { try String.fetchAll($0, sql: "SELECT digest FROM api_token") }
        #expect(!kept.contains(sent.text), "only its digest is kept")
        let page = try await site.ask(.get, "/data-measures/tokens", as: site.first[.analyst]).text
        #expect(page.contains("Works until") && !page.contains(sent.text))
        let description = try await site.ask(.get, "/api/openapi.json", as: nil).text
        let object = try JSONSerialization.jsonObject(with: Data(description.utf8)) as? [String: Any]
        #expect(object?["openapi"] as? String == "3.0.3")
    }
}

extension DemonstrationSite {
    func ask(_ path: String, bearer: SecretToken) async throws -> Reply {
        try await ask(.get, path, as: nil, bearer: bearer)
    }
}
