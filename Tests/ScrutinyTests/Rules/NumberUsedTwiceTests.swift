import Testing

@testable import Scrutiny

@Suite("Paragraph numbers")
struct NumberUsedTwiceTests {
    @Test func `a pasted number that is used twice is found at its second place`() throws {
        let text = "3.1.2 Staff were thanked.\n\n3.1.2 Members were told of it.\n\n3.1.3 The table follows."
        let problems = ClaimCheck(pasted: text, against: .marlshire()).problems(.numberUsedTwice)
        #expect(problems.map(\.excerpt) == ["Members were told of it."])
        #expect(try #require(problems.first).place.number == "3.1.2")
    }

    @Test func `a report written here has no number twice, whatever was typed`() {
        let report = CommitteeReport.made(.made("Report", "1.1 One.\n\n1.1 Two.\n\n1.1 Three."), .made("Part", "First.\n\nSecond.", .under))
        #expect(report.passages.compactMap(\.place.number).filter { $0.contains(".") } == ["1.1", "1.2", "1.3", "1.4", "1.4.1", "1.4.2"])
        #expect(ClaimCheck(report, against: .marlshire(), links: []).problems(.numberUsedTwice).isEmpty)
    }
}
