import Testing
import Vocabulary

@testable import SiteKit

@Suite("The main navigation")
struct NavigationTests {
    private static let notes = NavigationItem("Notes", Place("/notes"), .readNotes)
    private static let drafts = NavigationItem("Drafts", Place("/drafts"), .writeNotes)
    private static let open = NavigationItem("Published", Place("/published"), .anyone)
    private let director = Person(id: Identifier(), name: "Ada Lowe", roles: [.director])
    private let member = Person(id: Identifier(), name: "Bea Marsh", roles: [.scrutinyMember])

    private func navigation(_ path: String, _ person: Person) throws -> Navigation {
        let part = try #require(NavigationItem("Writing", below: [NavigationTests.drafts, NavigationTests.notes, NavigationTests.open]))
        let facts = SiteFacts(
            council: "Marlshire", isDemonstration: false,
            policy: Policy([(.readNotes, [.director]), (.writeNotes, [.director])]), navigation: [part], styleSheet: "", script: "")
        return Navigation(
            request: PageRequest(
                site: facts, person: person, today: Day(number: 0), path: path, query: Fields(), form: Fields(), files: [], session: nil,
                formKey: nil, address: ""))
    }

    @Test func `a part of the work leads to its first open place, and the places beside it stand below`() throws {
        let shown = try navigation("/notes/new", director)
        #expect(shown.main.string.contains("<a href=\"/drafts\" aria-current=\"true\">Writing</a>"))
        let beside = try #require(shown.beside).string
        #expect(beside.contains("<a href=\"/drafts\">Drafts</a>") && beside.contains("<a href=\"/notes\" aria-current=\"true\">Notes</a>"))
    }

    @Test func `where a person may open one place of a part only, it stands under its own name`() throws {
        let shown = try navigation("/published", member)
        #expect(shown.main.string.contains("<a href=\"/published\" aria-current=\"page\">Published</a>"))
        #expect(shown.beside == nil && !shown.main.string.contains("Writing"))
    }

    @Test func `elsewhere nothing stands below`() throws { #expect(try navigation("/today", director).beside == nil) }
}
