import ActionPlans
import Foundation
import GRDB
import HTTPTypes
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

@Suite("Searching everything one may see", .serialized)
struct SearchTests {
    private func found(_ words: String, _ site: DemonstrationSite, as role: Role, kind: String = "") async throws -> String {
        let fields = [("words", words)] + (kind.isEmpty ? [] : [("kind", kind)])
        let reply = try await site.ask(.post, SitePlaces.search.path, as: site.first[role], fields)
        #expect(reply.status == 200)
        return reply.text
    }

    private func write(_ site: DemonstrationSite, _ sql: String, _ arguments: StatementArguments = []) async throws {
        try await site.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: sql, arguments: arguments)
        }
    }

    /// Looks for the bytes in the database and in its log, once the log is empty.
    private func isInFile(_ word: String, _ site: DemonstrationSite) throws -> Bool {
        try site.store.onWriter { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        return try ["throughline.sqlite", "throughline.sqlite-wal"].contains { name in
            let file = site.store.directory.appending(path: name)
            return try FileManager.default.fileExists(atPath: file.path) && Data(contentsOf: file).range(of: Data(word.utf8)) != nil
        }
    }

    @Test func `each kind is found by a word of it, and each link opens for who found it`() async throws {
        let site = try await DemonstrationSite()
        let words = [
            ("findings", "SELECT text FROM finding WHERE state = 'accepted' LIMIT 1"), ("actions", "SELECT text FROM action LIMIT 1"),
            ("updates", "SELECT words FROM action_update LIMIT 1"), ("decisions", "SELECT text FROM decision LIMIT 1"),
            ("questions", "SELECT words FROM committee_question WHERE exempt_paragraph IS NULL LIMIT 1"),
            ("measures", "SELECT name FROM measure LIMIT 1"), ("practice", "SELECT title FROM practice_change LIMIT 1"),
            ("partners", "SELECT name FROM partner LIMIT 1"),
            ("evidence", "SELECT title FROM evidence_item WHERE set_aside_on IS NULL LIMIT 1"),
            ("children", "SELECT name FROM child WHERE id NOT IN (SELECT child FROM child_restriction) LIMIT 1"),
        ]
        for (kind, sql) in words {
            let text = try await site.store.read { try String.fetchOne($0, sql: sql) }
            let first = try #require(text, "\(kind): the demonstration has none").split { !$0.isLetter }.max { $0.count < $1.count } ?? ""
            let page = try await found(String(first), site, as: .director, kind: kind)
            let links = page.matches(of: /<li><span><a href="([^"]*)">/).map { String($0.1) }
            #expect(!links.isEmpty, "\(kind): “\(first)” finds nothing")
            for link in links.prefix(2) {
                let path = link.replacing("&amp;", with: "&").prefix { $0 != "#" }
                #expect(try await site.ask(.get, String(path), as: site.first[.director]).status == 200, "\(kind): \(link)")
            }
        }
    }

    @Test func `what is looked for comes into no address, and what a role may not open is not found or counted`() async throws {
        let site = try await DemonstrationSite()
        let name = try await site.store.read { try String.fetchOne($0, sql: "SELECT name FROM child LIMIT 1") } ?? ""
        let page = try await found(name, site, as: .administrator)
        #expect(page.contains("No results among what you can open") && !page.contains("/children/"))
        #expect(page.contains("<title>Search - Throughline</title>") && !page.contains("href=\"/search?"))
    }

    @Test func `a change of the record is found at once, and what is withdrawn no more`() async throws {
        let site = try await DemonstrationSite()
        #expect(!(try await found("Quokkafern", site, as: .director)).contains("Quokkafern trial"))
        try await write(site, "UPDATE action SET text = 'Quokkafern trial' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1)")
        #expect(try await found("quokka", site, as: .director).contains("Quokkafern trial"))
        try await write(site, "UPDATE action SET withdrawn_on = '2022-06-20', withdrawn_reason = 'x' WHERE text = 'Quokkafern trial'")
        #expect(!(try await found("quokka", site, as: .director)).contains("Quokkafern trial"))
    }

    @Test func `what belongs to an inspection under embargo is there for its readers alone, and not in a count`() async throws {
        let site = try await DemonstrationSite()
        try await write(site, "UPDATE action SET text = 'Quokkafern trial' WHERE id = (SELECT id FROM action ORDER BY id LIMIT 1)")
        #expect(try await found("quokkafern", site, as: .director).contains("1 found."))
        try await write(
            site, "UPDATE inspection SET state = 'final_under_embargo', published = NULL WHERE id = (SELECT inspection FROM plan)")
        #expect(try await found("quokkafern", site, as: .director).contains("No results among what you can open"))
        let director = try #require(site.first[.director]).id
        try await write(
            site, "INSERT INTO inspection_reader (inspection, account) SELECT inspection, ? FROM plan", [director])
        #expect(try await found("quokkafern", site, as: .director).contains("1 found."))
    }

    @Test func `an exempt question is in no index`() async throws {
        let site = try await DemonstrationSite()
        try await write(
            site,
            """
            UPDATE committee_question SET words = 'About the quokkafern', exempt_paragraph = 3, exempt_reason = 'x'
                WHERE id = (SELECT id FROM committee_question LIMIT 1)
            """)
        #expect(
            try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM search_item WHERE title LIKE '%quokka%'") } == 0)
    }

    @Test func `looking for a child leaves the row that the list of children leaves`() async throws {
        let site = try await DemonstrationSite()
        let name = try await site.store.read { db in
            try String.fetchOne(db, sql: "SELECT name FROM child WHERE id NOT IN (SELECT child FROM child_restriction) LIMIT 1")
        }
        func rows() async throws -> Int {
            try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = 'children.listed'") ?? 0 }
        }
        let before = try await rows()
        #expect(try await found(name ?? "", site, as: .director).contains("<h2>Children"))
        #expect(try await rows() > before)
    }

    @Test func `the index is what a new one would be, whatever was written in between`() async throws {
        let site = try await DemonstrationSite()
        try await write(site, "UPDATE action SET text = text || ' quokkafern'")
        func index() async throws -> [String] {
            try await site.store.read { db in
                try String.fetchAll(
                    db, sql: "SELECT kind || subject || title || text || coalesce(day, '') FROM search_item ORDER BY kind, subject")
            }
        }
        let kept = try await index()
        try SearchIndex(site.store, Composition.searched(site.store)).start()
        #expect(try await index() == kept)
    }

    @Test func `after a purge and a new index the words are nowhere in the file`() async throws {
        let site = try await DemonstrationSite()
        try await write(
            site, "INSERT INTO partner (id, name, kind, contact) VALUES (?, 'Quokkafern Trust', 'other', '')", [Identifier<Plan>().text])
        #expect(try isInFile("uokkafern", site), "the test looks in the wrong place")
        try await write(site, "DELETE FROM partner WHERE name = 'Quokkafern Trust'")
        try await SearchIndex(site.store, Composition.searched(site.store)).rebuild()
        #expect(!(try isInFile("uokkafern", site)))
    }
}
