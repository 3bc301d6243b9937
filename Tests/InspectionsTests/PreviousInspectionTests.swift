import Testing

@testable import Inspections

@Suite("The previous inspection")
struct PreviousInspectionTests {
    private func previous(_ sentence: String) -> PreviousInspection? {
        let summary = [Paragraph(number: 1, isNumberPrinted: false, section: "Summary", page: 1, text: sentence)]
        return PreviousInspectionReader.read(summary: summary, before: 2024)
    }

    @Test(
        "year, month and grade as far as the opening says",
        arguments: [
            (
                "Since the last inspection in 2016, when services were rated as good overall, there has been a decline.", "2016",
                Grade?.some(.good)
            ),
            (
                "Since the last inspection in March 2020, when services for children were judged to be requires improvement to be good, little moved.",
                "2020-03", .requiresImprovement
            ),
            (
                "Children’s services in the predecessor council were judged requires improvement to be good in November 2022.", "2022-11",
                .requiresImprovement
            ),
            (
                "This is an improvement since the 2017 single inspection, when services for help and protection required improvement.",
                "2017", nil
            ),
            ("At the last inspection in 2017, children’s services required improvement to be good.", "2017", .requiresImprovement),
            ("Leaders built on their culture since the outstanding judgement at the last inspection in 2018.", "2018", .outstanding),
            (
                "Since the single inspection framework (SIF) inspection in 2014 and the joint area targeted inspection (JTAI) in 2017, services improved.",
                "2014", nil
            ),
            (
                "There has been a decline since its last inspection, when services were judged to be good. The last inspection in 2017 was long ago.",
                "2017", .good
            ),
            ("At the last two inspections, in 2015 and in November 2018, the local authority was judged good.", "2018-11", .good),
            ("In 2015 and again in March 2019 services were inspected and judged to be inadequate.", "2019-03", .inadequate),
            (
                "The council was last inspected under the single framework inspection in September 2017. Overall effectiveness was judged to require improvement.",
                "2017-09", .requiresImprovement
            ),
            ("The last inspection was in June 2018. Overall effectiveness: inadequate.", "2018-06", .inadequate),
            ("The last inspection was in June 2018. It was judged to be good.", "2018-06", .good),
            ("The last inspection was in June 2018. Overall effectiveness is now good.", "2018-06", nil),
            ("The last inspection was in June 2018. They were judged good in 2020.", "2018-06", nil),
            (
                "Shropshire’s fostering service was inspected in 2016 and judged to be good. The local authority was last inspected in January 2018, when it was judged to be requires improvement to be good.",
                "2018-01", .requiresImprovement
            ),
            (
                "The adoption service was judged outstanding in 2017. The council was last inspected in 2018. It was judged to be good.",
                "2018", .good
            ),
            (
                "This is better, since the local authority was judged to be inadequate in 2015 and requires improvement in 2019.", "2019",
                .requiresImprovement
            ),
            (
                "Since the inspections of 2015, when services were judged inadequate, and of 2019, when they were judged to require improvement to be good, much was done.",
                "2019", .requiresImprovement
            ),
            ("The last inspection in 2014 found services inadequate. The inspection in May 2019 judged them to be good.", "2019-05", .good),
            (
                "The previous judgement of requires improvement to be good in November 2018 has been built on.", "2018-11",
                .requiresImprovement
            ),
            ("At the last ILACS in 2020 the overall effectiveness was requires improvement to be good.", "2020", .requiresImprovement),
            ("Leaders have responded well since the inspection of autumn 2019, which found services inadequate.", "2019", .inadequate),
            (
                "Services were judged inadequate in 2016 and were judged to require improvement at the last full inspection in 2019.",
                "2019",
                .requiresImprovement
            ),
            ("At the last inspection in February 2019, Ofsted judged the local authority to be good.", "2019-02", .good),
            (
                "Two previous inspections, in 2014 and 2018, judged children’s services in this authority to be inadequate.", "2018",
                .inadequate
            ),
            ("The last inspection, in 2019, judged services to be good.", "2019", .good),
            ("This is the first inspection since 2019, when the local authority’s services were found to be good overall.", "2019", .good),
            ("Since the last inspection in 2017, when services were good, a new director was appointed in 2021.", "2017", .good),
        ])
    func opening(sentence: String, date: String, grade: Grade?) throws {
        let found = try #require(previous(sentence))
        #expect(found.date == date)
        #expect(found.grade == grade)
    }

    @Test func `a short sentence of the opening is read`() throws {
        var report = InventedReport()
        report.summary = "The last inspection was in 2019."
        #expect(try report.read().previous?.date == "2019")
    }

    @Test(
        "a visit is no inspection, and a year of something else is none",
        arguments: [
            "Since the focused visit in 2018, work has gone on.", "A new director was appointed in 2021 after a restructure.",
            "Following the joint targeted area inspection in 2019, the hub was changed.",
            "Since the last inspection, leaders have improved performance.",
            "In 2021 the fostering service was inspected and was good.", "The inspection of the adoption service in 2017 judged it good.",
            "Since the introduction of ILACS in 2018, three visits took place.",
        ])
    func others(sentence: String) {
        #expect(previous(sentence) == nil)
    }

    @Test func `two judgements of parts do not make an overall grade`() throws {
        let block = LayoutText(
            """
             \u{F06E} The local authority operates two children’s homes. Both were judged good in 2017.
             \u{F06E} The last inspection of the local authority’s arrangements for the protection of
              children was in January 2013. The local authority was judged to be adequate.
             \u{F06E} The last inspection of services for looked after children was in March 2011. It was judged good.
            Local leadership
            """
        ).lines
        let found = try #require(PreviousInspectionReader.read(block: block, before: 2017))
        #expect(found.date == "2013-01")
        #expect(found.grade == nil)
    }

    @Test(
        "the grade that both earlier judgements of parts had is the council’s, and one of several is not",
        arguments: [
            ("It was judged to be adequate.", Grade?.some(.adequate)),
            ("The local authority was judged to be adequate for safeguarding children and good for children looked after.", nil),
            ("It was judged to be good.", nil),
        ])
    func parts(second: String, grade: Grade?) throws {
        let block = LayoutText(
            """
             \u{F06E} The last inspection of the local authority’s arrangements for the protection of
              children was in January 2013. The local authority was judged to be adequate.
             \u{F06E} The last inspection of services for safeguarding and looked after children was in March 2011.
              \(second)
            Local leadership
            """
        ).lines
        let found = try #require(PreviousInspectionReader.read(block: block, before: 2017))
        #expect(found.date == "2013-01")
        #expect(found.grade == grade)
    }

    @Test func `a stated overall grade is taken from among the others`() throws {
        let block = LayoutText(
            """
             \u{F06E} The last inspection report was published in May 2015. The judgements for the local authority were:
                   Overall effectiveness: Inadequate
                   Children who need help and protection: Requires improvement to be good
            """
        ).lines
        let found = try #require(PreviousInspectionReader.read(block: block, before: 2018))
        #expect(found.date == "2015-05")
        #expect(found.grade == .inadequate)
    }
}
