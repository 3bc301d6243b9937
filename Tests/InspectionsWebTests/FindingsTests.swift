import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Accept, edit, split, merge, reject, add")
struct FindingsTests {
    private func words(_ text: String, paragraphs: [Int] = [13]) -> FindingWords {
        FindingWords(kind: .improvement, text: text, paragraphs: paragraphs, themes: ["pre-proceedings"])
    }

    @Test func `a split finding becomes several in its place, each with the first one’s paragraphs`() async throws {
        let checked = try await Checked()
        let first = try #require(try await checked.accepted().first)
        try await checked.findings.split(first.id, into: ["Pre-proceedings.", "Family group conferences."], by: .system)
        let after = try await checked.accepted()
        #expect(after.map(\.text) == ["Pre-proceedings.", "Family group conferences.", "Homes near to home."])
        #expect(after.map(\.position) == [1, 2, 3])
        #expect(after[1].paragraphs == [13, 14])
        #expect(after[1].themes == ["pre-proceedings"])
    }

    @Test func `a finding is not split into one`() async throws {
        let checked = try await Checked()
        let first = try #require(try await checked.accepted().first)
        await #expect(throws: Problems.self) { try await checked.findings.split(first.id, into: ["Only one."], by: .system) }
        #expect(try await checked.accepted().count == 2)
    }

    @Test func `merged findings keep both texts and all links`() async throws {
        let checked = try await Checked()
        let both = try await checked.accepted()
        try await checked.findings.merge(both[0].id, with: both[1].id, by: .system)
        let after = try #require(try await checked.accepted().first)
        #expect(try await checked.accepted().count == 1)
        #expect(after.text == "Pre-proceedings and family group conferences. Homes near to home.")
        #expect(after.themes.sorted() == ["pre-proceedings", "sufficiency"])
    }

    @Test func `a rejected finding is no longer among those to answer`() async throws {
        let checked = try await Checked()
        let first = try #require(try await checked.accepted().first)
        try await checked.findings.decide(first.id, .rejected, by: .system)
        #expect(try await checked.accepted().map(\.text) == ["Homes near to home."])
    }

    @Test func `a finding added by hand takes the page of its first paragraph`() async throws {
        let checked = try await Checked()
        _ = try await checked.findings.add(words("Reviews of plans."), to: checked.id, by: .system)
        let added = try #require(try await checked.accepted().last)
        #expect(added.text == "Reviews of plans.")
        #expect(added.page == 3)
        #expect(added.position == 3)
    }

    @Test func `a paragraph that the report does not have is refused in words`() async throws {
        let checked = try await Checked()
        let refused = await #expect(throws: Problems.self) {
            _ = try await checked.findings.add(words("Reviews.", paragraphs: [99]), to: checked.id, by: .system)
        }
        #expect(refused?.all.first?.words == "The report has no paragraph 99. Its last is 14.")
    }

    @Test func `the second of two editors keeps both texts and overwrites nothing`() async throws {
        let checked = try await Checked()
        let first = try #require(try await checked.accepted().first)
        try await checked.findings.edit(first.id, words("Mine came first."), version: first.version, by: .system)
        let conflict = await #expect(throws: EditConflict.self) {
            try await checked.findings.edit(first.id, words("Mine came second."), version: first.version, by: .system)
        }
        #expect(conflict?.fields.contains { $0.saved == "Mine came first." } == true)
        #expect(try await checked.accepted().first?.text == "Mine came first.")
    }

    @Test func `every decision leaves its row in the audit trail`() async throws {
        let checked = try await Checked()
        let before = try await checked.audited()
        try await checked.findings.decideAll(.otherWeakness, of: checked.id, .accepted, by: .system)
        #expect(try await checked.audited() == before + 1)
        #expect(try await checked.accepted(.otherWeakness).count == 1)
    }
}
