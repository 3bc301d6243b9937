import Inspections
import Testing

@testable import Scrutiny

@Suite("What is said of the previous inspection")
struct PreviousInspectionFactsTests {
    @Test func `the recorded days and grade are right`() {
        let text = "The previous full inspection took place between 11 September 2017 to 5 October 2017 and was judged to be **GOOD**."
        #expect(found(.previousInspection, in: text).isEmpty)
    }

    @Test func `other days are named`() {
        #expect(found(.previousInspection, in: "The previous inspection took place from 4 to 28 September 2017.").count == 1)
    }

    @Test(
        "another month or year is named",
        arguments: [
            "The previous inspection, in November 2018, was good.", "The previous inspection (August 2017) was good.",
            "Since the previous full inspection in 2016 much has changed.", "The May 2017 inspection was the previous one.",
            "Services were last inspected in March 2017.",
        ])
    func otherMonth(_ text: String) { #expect(found(.previousInspection, in: text).count == 1) }

    @Test(
        "its own months and year, and months of other things, are right",
        arguments: [
            "The previous inspection, in October 2017, was good.", "The previous inspection (2017) was good.",
            "The previous inspection was published in November 2017.", "Since the previous inspection, from April 2020, visits rose.",
        ])
    func sameMonth(_ text: String) { #expect(found(.previousInspection, in: text).isEmpty) }

    @Test func `another grade is named`() throws {
        let problem = try #require(found(.previousInspection, in: "The previous inspection was judged outstanding.").first)
        #expect(problem.words == "This says that it was judged outstanding. The record says good.")
    }

    @Test func `with only a year in the record, the year is held against it`() {
        var record = ReportRecord.marlshire()
        record.previous = .init(year: 2017)
        #expect(found(.previousInspection, in: "The last inspection was on 3 March 2016.", record: record).count == 1)
        #expect(found(.previousInspection, in: "The last inspection was on 3 March 2017.", record: record).isEmpty)
    }
}
