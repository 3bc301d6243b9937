import Testing
import Vocabulary

@testable import Inspections

@Suite("Single inspections")
struct SingleInspectionTests {
    private let title =
        "Marlowshire County Council\nInspection of services for children in need of help and\nprotection, children looked after and care leavers\nand\nReview of the effectiveness of the Local Safeguarding Children\nBoard1\n\nInspection date: 16 September 2014 – 8 October 2014\nReport published: 19 November 2014\n\n"

    private let table = """
                                                                                   Requires
        1. Children who need help and protection
                                                                                   improvement
        2. Children looked after and achieving                                     Requires
           permanence                                                              improvement

                  2.1 Adoption performance                                         Good

                  2.2 Experiences and progress of care leavers                     Inadequate

        3. Leadership, management and governance                                   Good

        """

    private let body = """
        \u{0C}Contents
        Recommendations                                            2
        The experiences and progress of children who need help and
        protection                                                 3
        \u{0C}Recommendations
        1.   Ensure that visits are recorded (paragraphs 4, 6).

        2.   Strengthen the response to children who go missing by ensuring that:

              \u{F0A7} interviews are held in time
              \u{F0A7} records are kept.

        Summary for children and young people
        \u{F06E} Things are getting better.
        \u{0C} The experiences and progress of       Requires
         children who need help and protection improvement

        Inspection findings
        3.   Contacts are screened in time.
        4.   Visits are not always recorded. (Recommendation)

         The experiences and progress of
         children looked after and achieving                   Requires improvement
         permanence

        Summary

        Plans vary.

        Inspection findings
        5.   Children live near their schools.

        The graded judgement for adoption performance is that it is good

        Inspection findings
        6.   Adopters are found in time.

        The graded judgment about the experience and progress of care leavers
        is that it is inadequate

        7.   Too many care leavers live in unsuitable homes.

        Leadership, management and                            Good
        governance

        8.   Leaders know their services well.
        \u{0C}The Local Safeguarding Children Board requires improvement

        Recommendations
        9.   Ensure that the board hears from children.

        Inspection findings – the Local Safeguarding Children Board
        10.  The board meets often.
        \u{0C}Information about this inspection
        Lead inspector: Ada Merriweather HMI
        Deputy lead inspector: Bertram Oak HMI

        The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates
        """

    private func read(_ overall: String = "Children’s services in Marlowshire require improvement to be\ngood\n") throws -> ReportReading {
        try ReportReader().read(layoutText: title + overall + table + body)
    }

    @Test func `all six judgements are read from the table and again from the headings`() throws {
        let reading = try read()
        #expect(reading.framework == .singleInspection)
        #expect(reading.grade(.singleHelpProtection) == .requiresImprovement)
        #expect(reading.grade(.singlePermanence) == .requiresImprovement)
        #expect(reading.grade(.singleAdoption) == .good)
        #expect(reading.grade(.singleCareLeavers) == .inadequate)
        #expect(reading.grade(.singleLeadership) == .good)
        #expect(reading.judgements.filter { $0.area != .overall }.allSatisfy { $0.source == .both })
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
    }

    @Test(
        "the overall judgement is a sentence",
        arguments: [
            ("Children’s services in Marlowshire require improvement to be\ngood\n", Grade.requiresImprovement),
            ("Children’s services in Marlowshire requires improvement to be good\n", .requiresImprovement),
            ("Children’s services in Marlowshire are inadequate\n", .inadequate), ("The overall judgement is good.\n", .good),
            (
                "The overall judgement is requires improvement.\n\nThe authority is not yet delivering good protection.\n",
                .requiresImprovement
            ),
            (
                "The overall judgement is that children’s services require\nimprovement\n\nIt is Ofsted’s expectation that, as a minimum, all children receive\ngood help.\n",
                .requiresImprovement
            ),
            ("    Children’s services in the Isles of Wender are outstanding\n", .outstanding),
        ])
    func overall(sentence: String, grade: Grade) throws {
        #expect(try read(sentence).grade(.overall) == grade)
    }

    @Test func `the word good near by is not the overall grade`() throws {
        let reading = try read("It is Ofsted’s expectation that as a minimum all children receive good help.\n")
        #expect(reading.grade(.overall) == nil)
        #expect(reading.doubts(about: "judgements.overall").count == 1)
    }

    @Test func `the council's list is read and the board's is kept apart`() throws {
        let reading = try read()
        #expect(
            reading.findings.map(\.text) == [
                "Ensure that visits are recorded (paragraphs 4, 6).",
                "Strengthen the response to children who go missing by ensuring that: interviews are held in time records are kept.",
            ])
        #expect(reading.findings.map(\.kind) == [.recommendation, .recommendation])
        #expect(reading.findings.map(\.number) == [1, 2])
    }

    @Test(
        "the name of an area that divides the list of recommendations does not end it",
        arguments: ["Leadership, management and governance", "Care leavers", "Adoption performance"])
    func divided(heading: String) throws {
        let text =
            title + "Children’s services in Marlowshire are good\n" + table
            + body.replacing("1.   Ensure", with: "\n\(heading)\n\n1.   Ensure").replacing(
                "2.   Strengthen", with: "\(heading)\n\n2.   Strengthen")
        let reading = try ReportReader().read(layoutText: text)
        #expect(reading.findings.map(\.number) == [1, 2] && reading.findings.allSatisfy { $0.group == heading })
        #expect(reading.paragraphs.map(\.number) == [3, 4, 5, 6, 7, 8, 9, 10])
    }

    @Test func `paragraphs that an item cites are its paragraphs`() throws {
        let finding = try #require(try read().findings.first)
        #expect(finding.paragraphs == [4, 6])
        #expect(finding.areParagraphsPrinted)
    }

    @Test func `paragraphs go on counting after the list, and the board's stand in its section`() throws {
        let paragraphs = try read().paragraphs
        #expect(paragraphs.map(\.number) == [3, 4, 5, 6, 7, 8, 9, 10])
        #expect(paragraphs.last?.section == Body.boardSection)
        #expect(paragraphs[4].section == JudgementArea.singleCareLeavers.name)
    }

    @Test func `the lead stands near the end, before the deputy`() throws {
        #expect(try read().leadInspectors == ["Ada Merriweather"])
        #expect(try read().publicationDate?.iso == "2014-11-19")
    }

    @Test func `a re-inspection says so in its title`() throws {
        let text = title.replacing("Inspection of services", with: "Re-inspection of services") + table + body
        #expect(try ReportReader().read(layoutText: text).framework == .singleReinspection)
    }

    @Test func `a council whose name ends in re is not re-inspected`() throws {
        let text = title.replacing("Marlowshire County Council", with: "Marlowshire") + table + body
        #expect(try ReportReader().read(layoutText: text).framework == .singleInspection)
    }

    @Test func `priority actions come first, sub-headings and the statement that there are none are left out`() {
        let list = FindingsList(
            LayoutText(
                """
                Priority and immediate action

                65. The inspection did not find any areas for priority and immediate action.

                Areas for improvement

                Quality of practice

                66. Ensure that plans are
                    specific.
                Management

                67. Ensure that IROs have time.
                """
            ).lines, kind: .recommendation)
        #expect(list.items.map(\.text) == ["Ensure that plans are specific.", "Ensure that IROs have time."])
        #expect(list.items.map(\.kind) == [.improvement, .improvement])
        #expect(list.items.map(\.group) == ["Quality of practice", "Management"])
    }

    @Test func `priority actions keep their kind`() {
        let list = FindingsList(
            LayoutText("Priority and immediate action\n\n1.  Visit all children.\n\nAreas for improvement\n\n2.  Record visits.\n").lines,
            kind: .recommendation)
        #expect(list.items.map(\.kind) == [.priorityAction, .improvement])
    }

    @Test func `not judged is kept as printed and is no doubt`() throws {
        let table = table.replacing(
            "performance                                         Good",
            with: "performance                                         Not Judged")
        let text = title + "Children’s services in Marlowshire are good\n" + table + body.replacing("is that it is good", with: "")
        let judgement = try #require(try ReportReader().read(layoutText: text).judgement(of: .singleAdoption))
        #expect(judgement.grade == nil)
        #expect(judgement.printed == "Not Judged")
        #expect(judgement.isNotJudged && judgement.doubt == nil)
    }
}
