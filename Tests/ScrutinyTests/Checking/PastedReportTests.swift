import Testing

@testable import Scrutiny

@Suite("A report pasted from elsewhere")
struct PastedReportTests {
    /// Of our own making, with the faults that real reports have.
    private let report = """
        ## Ofsted inspection of children's services

        **Responsible officer** Tess Orme

        e-mail: tess.orme@marlshire.example

        ### 1. Summary

        - 1.1 An Ofsted inspection of Marlshire's services took place between 31st January – 11th February 2022. The previous full
        inspection took place between 11 September 2017 to 5 October 2017 and was judged to be **GOOD**.
        - 1.2 On 25<sup>th</sup> March 2022, Ofsted published its report with an overall judgement that services are **GOOD**.

        ### 3.1 Ofsted inspection

        3.1.2 Ofsted commented that ‘children are benefiting from the high aspirations of senior leaders’.

        3.1.2 The outcome has been widely celebrated among staff at all levels.

        3.1.3 The table shows the grades.

        Judgement\tGrade
        The impact of leaders on social work practice with children and families\tGood
        The experiences and progress of children who need help and protection\tRequires improvement
        Overall effectiveness\tGood

        3.1.4 A high percentage of children are seen, and the majority

        seen alone.
        """

    private var check: ClaimCheck { ClaimCheck(pasted: report, against: .marlshire(), facts: .made()) }

    @Test func `two paragraphs with one number`() {
        #expect(check.problems(.numberUsedTwice).map(\.words) == ["There are two paragraphs 3.1.2."])
    }

    @Test func `other days of the inspection than Ofsted's`() {
        #expect(
            check.problems(.inspectionDays).map(\.words) == [
                "This says 31 January to 11 February 2022. Ofsted’s report says 7 to 11 February 2022."
            ])
        #expect(check.problems(.inspectionDays).first?.place.number == "1.1")
    }

    @Test func `another wording of a grade than Ofsted's`() {
        #expect(check.problems(.gradeWording).count == 1)
        #expect(check.problems(.gradeWording).first?.excerpt.contains("help and protection") == true)
    }

    @Test func `claims and figures without support, also across a page's end`() {
        #expect(check.problems(.claim).count == 2)
        #expect(check.problems(.figure).map(\.excerpt) == ["A high percentage of children are seen, and the majority seen alone."])
    }

    @Test func `what agrees with the record is left alone`() {
        for rule in [ReportRule.publicationDay, .previousInspection, .grade, .name, .personNamed, .personalDetail] {
            #expect(check.problems(rule).isEmpty, "\(rule): \(check.problems(rule).map(\.excerpt))")
        }
    }
}
