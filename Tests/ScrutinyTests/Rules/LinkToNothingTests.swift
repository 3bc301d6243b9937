import Testing

@testable import Scrutiny

@Suite("Support that must be there")
struct TieToNothingTests {
    private let record = ReportRecord.marlshire(paragraphs: [1: "One.", 41: "Forty-one."])

    @Test func `a paragraph that Ofsted's report does not have is no support`() throws {
        let problem = try #require(found(.link, in: "Plans are clear (paragraph 52).", record: record).first)
        #expect(problem.words == "Ofsted’s report has no paragraph 52. Its last paragraph is 41.")
    }

    @Test func `the last paragraph is there`() {
        #expect(found(.link, in: "Plans are clear (paragraph 41).", record: record).isEmpty)
    }

    @Test func `a record without paragraphs can be held against nothing`() {
        #expect(found(.link, in: "Plans are clear (paragraph 52).").isEmpty)
    }
}
