import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("A published report and its draft")
struct DraftOfAFinalTests {
    @Test func `the comparison stays with the draft's readers, and nobody else finds a link to it`() async throws {
        let council = try await AccessCouncil()
        let name = try await council.furniture.identifier(for: "inspection") ?? ""
        let final = try #require(Identifier<Inspection>(name))
        let draft = try #require(try await council.store.read { try InspectionRecords.inspection(final, in: $0)?.draft })
        let reader = try #require(council.members[.director])
        let other = try #require(council.members[.serviceManager])
        try await InspectionStore(council.store).removeReader(other.id, of: draft, by: .system)
        for (member, isReader) in [(reader, true), (other, false)] {
            let page = try await council.ask("GET", InspectionPlaces.show.path(final), as: member)
            #expect(page.status == 200 && page.text.contains("compare draft and final") == isReader)
            #expect(try await council.ask("GET", InspectionPlaces.compare.path(final), as: member).status == (isReader ? 200 : 404))
            #expect(try await council.ask("GET", InspectionPlaces.show.path(draft), as: member).status == (isReader ? 200 : 404))
        }
    }
}
