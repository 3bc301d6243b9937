import Testing

@testable import Scrutiny

@Suite("Day of publication")
struct PublicationDayTests {
    @Test func `the recorded day is right, with a raised ending too`() {
        #expect(found(.publicationDay, in: "On 25th March 2022, Ofsted published its report.").isEmpty)
    }

    @Test func `another day is named with the right one`() throws {
        let problem = try #require(found(.publicationDay, in: "Ofsted published its report on 28 March 2022.").first)
        #expect(problem.words.contains("28 March 2022") && problem.words.contains("25 March 2022"))
    }

    @Test func `what the council publishes has its own day`() {
        #expect(found(.publicationDay, in: "The council published its plan on 30 June 2022.").isEmpty)
    }
}
