import Testing

@testable import Scrutiny

@Suite("Numbers of sections and paragraphs")
struct NumberingTests {
    @Test func `a section's paragraphs and the sections within it share one count`() {
        var numbering = Numbering()
        #expect(numbering.section(.numbered) == "1")
        #expect(numbering.paragraph() == "1.1")
        #expect(numbering.section(.divider) == nil)
        #expect(numbering.paragraph() == nil)
        #expect(numbering.section(.numbered) == "2")
        #expect(numbering.paragraph() == "2.1")
        #expect(numbering.section(.under) == "2.2")
        #expect(numbering.paragraph() == "2.2.1")
        #expect(numbering.section(.under) == "2.3")
        #expect(numbering.section(.closing) == nil)
    }

    @Test func `a part before any numbered section has no number`() {
        var numbering = Numbering()
        #expect(numbering.section(.under) == nil)
    }

    @Test func `no number is used twice in a long report of any order`() {
        var numbering = Numbering()
        var seen: Set<String> = []
        for level in [SectionLevel.numbered, .under, .under, .numbered, .closing, .under, .divider, .under, .numbered] {
            let numbers = [numbering.section(level)] + (0..<12).map { _ in numbering.paragraph() }
            for number in numbers.compactMap({ $0 }) { #expect(seen.insert(number).inserted, "\(number)") }
        }
    }
}
