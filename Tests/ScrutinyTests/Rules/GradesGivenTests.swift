import Testing

@testable import Scrutiny

@Suite("Grades given for judgements")
struct GradesGivenTests {
    @Test func `the recorded overall grade is right`() {
        #expect(found(.grade, in: "Ofsted gave an overall judgement that services are **GOOD**.").isEmpty)
    }

    @Test func `another overall grade is named`() throws {
        let problem = try #require(found(.grade, in: "The overall judgement is Outstanding.").first)
        #expect(problem.words == "This gives “Outstanding” for “Overall effectiveness”. The record says “Good”.")
    }

    @Test func `a row of a pasted table is matched by its area, never by its place`() {
        let text = "The experiences and progress of children who need help and protection\tGood"
        #expect(ClaimCheck(pasted: text, against: .marlshire()).problems(.grade).count == 1)
        #expect(
            ClaimCheck(pasted: text.replacing("\tGood", with: "\tRequires improvement to be good"), against: .marlshire()).problems.isEmpty)
    }

    @Test func `a grade with a verb in the plural is named`() {
        let area = "The experiences and progress of children in care and care leavers"
        #expect(found(.grade, in: "\(area) require improvement.").count == 1)
        #expect(found(.grade, in: "\(area) were judged as requiring improvement to be good.").count == 1)
        #expect(found(.grade, in: "\(area) are good.").isEmpty)
        #expect(found(.grade, in: "\(area) rest on three areas that require improvement.").isEmpty)
        #expect(found(.grade, in: "\(area) name areas requiring improvement.").isEmpty)
    }

    @Test func `good in another sense is no grade`() {
        #expect(found(.grade, in: "The overall judgement draws on good practice.").isEmpty)
    }
}
