import Testing
import Vocabulary

@testable import Inspections

@Suite("Inspections of looked after children services, 2013")
struct LookedAfterInspectionTests {
    private let text = """
        Inspection of looked after children
        services
        Marlowshire County Council

        Inspection dates:   8 – 12 July 2013
        Reporting inspector Ada Merriweather HMI

        Age group:   All
        Published:   16 August 2013
        Website: www.ofsted.gov.uk
        \u{0C}Contents
        Capacity to improve                                                   4
        Outcomes for looked after children and young people                   8
        \u{0C}Overall effectiveness of services for looked after
        children and young people
        Grade 3 (Adequate)
        1.     Care plans are not always up to date.
        2.     The council knows what to do.

        Capacity to improve
        Grade 2 (Good)
        3.     Leaders act on what they learn.

        Areas for improvement
        4.     In order to improve the quality of provision, the local authority should take the
               following action.
               Immediately:
                     \u{F06E} ensure all children have a care plan
                     \u{F06E} ensure visits are
                      recorded.
               Within three months:
                  \u{F06E} review the out of county homes.

        Outcomes for looked after children and young
        people
        Grade 3 (Adequate)
        5.     Health assessments are late.

        Quality of provision
        Grade 3 (Adequate)
        6.     Homes are near.

        Leadership and management
        Grade 3 (Adequate)
        7.     Supervision varies.
        \u{0C}Record of main findings
        Services for looked after children

         Overall effectiveness                                                Adequate

         Capacity to improve                                                  Good

         Outcomes for looked after children                                   Adequate
         and young people

         Quality of provision                                                 Adequate

         Leadership and management                                            Adequate
        """

    @Test func `adequate is kept in the record and written as the answers have it`() throws {
        let reading = try ReportReader().read(layoutText: text)
        #expect(reading.framework == .lookedAfter2013)
        #expect(reading.judgements.map(\.grade) == [.adequate, .good, .adequate, .adequate, .adequate])
        #expect(reading.judgements.map(\.source) == [.both, .both, .both, .both, .both])
        #expect(reading.json(file: "a.pdf").contains(#""overall": "requires_improvement", "leaders": "requires_improvement""#))
        #expect(reading.localAuthority == "Marlowshire")
        #expect(reading.leadInspector == "Ada Merriweather")
        #expect(reading.publicationDate?.iso == "2013-08-16")
    }

    @Test func `items are grouped by when they are due`() throws {
        let findings = try ReportReader().read(layoutText: text).findings
        #expect(
            findings.map(\.text) == [
                "ensure all children have a care plan", "ensure visits are recorded.", "review the out of county homes.",
            ])
        #expect(findings.map(\.group) == ["Immediately", "Immediately", "Within three months"])
    }

    @Test func `the paragraph that leads up to the list is not one of the body`() throws {
        #expect(try ReportReader().read(layoutText: text).paragraphs.map(\.number) == [1, 2, 3, 5, 6, 7])
    }
}
