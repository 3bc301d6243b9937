import Testing

@testable import Scrutiny

@Suite("Wording of a grade")
struct GradeWordingTests {
    @Test func `the grade is written in full`() {
        #expect(found(.gradeWording, in: "Help and protection was judged requires improvement to be good.").isEmpty)
        #expect(found(.gradeWording, in: "Help and protection was judged Requires improvement.").count == 1)
    }

    @Test func `areas requiring improvement are no grade`() {
        #expect(found(.gradeWording, in: "There were some areas identified as requiring improvement.").isEmpty)
    }

    @Test func `a report that prints the short words is right with them`() {
        let record = ReportRecord.marlshire(printed: "Requires improvement")
        #expect(found(.gradeWording, in: "It was judged Requires improvement.", record: record).isEmpty)
    }
}
