import Testing

@testable import Scrutiny

@Suite("Days of the inspection")
struct InspectionDaysTests {
    @Test func `the report's own days are right`() {
        #expect(found(.inspectionDays, in: "The inspection took place from 7 to 11 February 2022.").isEmpty)
    }

    @Test(
        "the same days are read however they are written",
        arguments: ["7th – 11th February 2022", "7-11 February 2022", "7 February 2022 to 11 February 2022", "7 and 11 Feb 2022"])
    func written(days: String) {
        #expect(found(.inspectionDays, in: "Inspectors were here between \(days).").isEmpty)
    }

    @Test func `days counted from the notice are pointed out with both`() throws {
        let problem = try #require(found(.inspectionDays, in: "The inspection took place between 31st January – 11th February 2022.").first)
        #expect(problem.words == "This says 31 January to 11 February 2022. Ofsted’s report says 7 to 11 February 2022.")
        #expect(problem.correction.contains("If you count from the notice on 31 January 2022, say so"))
    }

    @Test func `days from the notice are right when the sentence says so`() {
        #expect(found(.inspectionDays, in: "With the notice, the inspection ran from 31 January to 11 February 2022.").isEmpty)
    }

    @Test func `the previous inspection and other stretches of days are left alone`() {
        #expect(found(.inspectionDays, in: "The previous full inspection ran from 11 September 2017 to 5 October 2017.").isEmpty)
        #expect(found(.inspectionDays, in: "Training ran from 1 to 30 March 2022.").isEmpty)
    }
}
