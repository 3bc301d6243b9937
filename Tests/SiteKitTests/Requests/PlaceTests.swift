import Testing
import Vocabulary

@testable import SiteKit

@Suite("An address")
struct PlaceTests {
    @Test func `the route and its links come from one pattern`() {
        let (outer, inner) = (Identifier<Note>(), Identifier<Person>())
        #expect(Place("/notes").path == "/notes")
        #expect(PlaceOf<Note>("/notes/:note").path(outer) == "/notes/\(outer)")
        #expect(PlaceOf<Note>("/notes/:note/report.pdf").path(outer) == "/notes/\(outer)/report.pdf")
        #expect(PlaceIn<Note, Person>("/notes/:note/people/:person").path(outer, inner) == "/notes/\(outer)/people/\(inner)")
    }

    @Test(
        "an address whose part is no identifier leads nowhere",
        arguments: [
            "x", "00000000000000000000000000000000000", "..%2F..%2Fetc%2Fpasswd", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "'%20OR%20'1'='1",
            "%00",
            "....//....//etc/passwd", "0000000000000000000000000000000g",
        ])
    func strange(part: String) async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        let answer = try await browser.get("/notes/" + part)
        #expect(answer.status == 404)
        #expect(!answer.text.contains("root:x:"))
    }

    @Test func `an identifier that names nothing answers as one that is not there`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser()
        #expect(try await browser.get(TestSite.note.path(Identifier())).status == 404)
    }
}
