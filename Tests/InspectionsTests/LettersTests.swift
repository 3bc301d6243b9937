import Testing
import Vocabulary

@testable import Inspections

@Suite("Letters")
struct LettersTests {
    @Test func `a focused request in the newer form`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                Focused visit to Marlowshire local authority children’s services
                Inspection dates: 28 and 29 November 2023

                Lead inspector: Ada Merriweather, His Majesty’s Inspector

                His Majesty’s Inspectors looked at the local authority’s arrangements for children
                subject to child protection plans.

                Headline findings
                Some children wait too long to be seen and leaders do not know which ones.

                Area for priority action
                The local authority needs to take swift and decisive action to address:
                ◼ the visiting of children subject to child protection plans.

                What needs to improve in this area of social work practice?
                ◼ The quality of written plans.
                ◼ Management oversight of core groups.

                Main findings
                1.     Children subject to protection plans are not visited often enough.
                2.     Plans are long and hard to follow.

                The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates
                """)
        #expect(reading.framework == .focusedVisit)
        #expect(reading.localAuthority == "Marlowshire")
        #expect(reading.inspectionStart?.iso == "2023-11-28" && reading.inspectionEnd?.iso == "2023-11-29")
        #expect(reading.leadInspector == "Ada Merriweather")
        #expect(reading.judgements.isEmpty)
        #expect(reading.findings.map(\.kind) == [.priorityAction, .improvement, .improvement])
        #expect(
            reading.findings.map(\.text) == [
                "the visiting of children subject to child protection plans.", "The quality of written plans.",
                "Management oversight of core groups.",
            ])
        #expect(reading.paragraphs.map(\.number) == [1, 2])
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
    }

    @Test func `a name with a hyphen is whole over the end of a line`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                14 March 2024

                Dear Ann Field

                Focused visit to Marlowshire children’s services

                This letter summarises the findings of the focused visit to Marlowshire children’s services
                on 14 and 15 February 2024. His Majesty’s Inspectors for this visit were Ada Example-
                Merriweather and Bertram Oak.

                Main findings

                Contacts are seen within a day, and parents are told what happens next and by when it will be done.
                """)
        #expect(reading.leadInspector == "Ada Example-Merriweather")
    }

    @Test func `the name of a council with hyphens is whole over the end of a line`() throws {
        var report = InventedReport()
        report.title = "Inspection of Stoke-on-\nTrent local authority\nchildren’s services"
        let reading = try report.read()
        #expect(reading.title.hasPrefix("Inspection of Stoke-on-Trent local") && reading.localAuthority == "Stoke-on-Trent")
    }

    @Test func `a line of an item that begins as a heading does belongs to the item`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                Focused visit to Marlowshire local authority children’s services
                Inspection dates: 28 and 29 November 2023

                Lead inspector: Ada Merriweather, His Majesty’s Inspector

                Headline findings
                Some children wait too long to be seen and leaders do not know which ones.

                What needs to improve in this area of social work practice?
                ◼ The use of agreements with parents under
                  section 20 of the Children Act for children whose plans
                  drift.
                ◼ The care with which leaders use
                  what inspectors judge to be
                  areas for improvement in earlier letters.

                Main findings
                1.     Children subject to protection plans are not visited often enough.

                The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates
                """)
        #expect(
            reading.findings.map(\.text) == [
                "The use of agreements with parents under section 20 of the Children Act for children whose plans drift.",
                "The care with which leaders use what inspectors judge to be areas for improvement in earlier letters.",
            ])
    }

    @Test(
        "the list of a letter ends where a sentence begins at its margin, whatever it says",
        arguments: [
            "We will publish this letter on our website.", "I am copying this letter to the Department for Education.",
            "Ofsted will take the findings of this focused visit into account.",
        ])
    func closing(sentence: String) throws {
        let reading = try ReportReader().read(
            layoutText: olderLetter.replacing("◼ The use of chronologies.\n", with: "◼ The use of chronologies\n\(sentence)\n"))
        #expect(reading.findings.map(\.text) == ["The quality of supervision.", "The use of chronologies"])
    }

    @Test func `the name of the lead inspector ends with its sentence`() throws {
        let letter = olderLetter.replacing(
            "The inspectors were Ada Merriweather,\nHer Majesty’s Inspector, and Bertram Oak, Her Majesty’s Inspector.",
            with: "The lead inspector was Ada J. Merriweather.\n\nHeadline findings")
        #expect(try ReportReader().read(layoutText: letter).leadInspector == "Ada J. Merriweather")
    }

    @Test func `the main findings of a letter are a section of their own`() throws {
        let letter = olderLetter.replacing("Overview\n", with: "Headline findings\n").replacing("\nFindings\n", with: "\nMain findings\n")
        let reading = try ReportReader().read(layoutText: letter)
        #expect(reading.paragraphs.last?.section == "Main findings")
        #expect(reading.paragraphs.contains { $0.section == "Headline findings" })
    }

    private let olderLetter = """
        Ofsted
        Agora

        17 January 2020

        Ms Cato Field
        Director of Children’s Services
        Marlowshire County Council

        Dear Ms Field

        Focused visit to Marlowshire County Council children’s services

        This letter summarises the findings of a focused visit to Marlowshire County Council
        children’s services on 10 and 11 December 2019. The inspectors were Ada Merriweather,
        Her Majesty’s Inspector, and Bertram Oak, Her Majesty’s Inspector.

        Overview

        Children are seen quickly when they need help, and decisions about them are sound. Managers know the
        service and its pressures.

        What needs to improve in this area of social work
        practice

        ◼ The quality of supervision.
        ◼ The use of chronologies.

        Findings

        ◼ Contacts are screened on the day that they come in, and decisions are recorded with reasons.

        ◼ Supervision is regular but does not always help social workers to think about what life is like
          for a child.

        Ofsted will take the findings from this focused visit into account when planning the next inspection.

        Yours sincerely

        Ada Merriweather
        Her Majesty’s Inspector
        """

    @Test func `an older letter without numbers`() throws {
        let reading = try ReportReader().read(layoutText: olderLetter)
        #expect(reading.framework == .focusedVisit)
        #expect(reading.localAuthority == "Marlowshire")
        #expect(reading.inspectionStart?.iso == "2019-12-10" && reading.inspectionEnd?.iso == "2019-12-11")
        #expect(reading.publicationDate?.iso == "2020-01-17")
        #expect(reading.findings.map(\.text) == ["The quality of supervision.", "The use of chronologies."])
        #expect(reading.paragraphs.contains { $0.text.hasPrefix("Supervision is regular") && !$0.isNumberPrinted })
        #expect(reading.findings.first?.paragraphs.isEmpty == false)
    }

    @Test func `the first inspector who is named, or who signs, is the lead`() throws {
        let reading = try ReportReader().read(layoutText: olderLetter)
        #expect(reading.leadInspector == "Ada Merriweather")
        #expect(reading.doubts(about: "lead_inspector").isEmpty)
    }

    @Test func `a monitoring request`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                Monitoring visit to Marlowshire children’s services

                This letter summarises the findings of the monitoring visit to Marlowshire children’s services on
                17 and 18 May 2022. This was the second monitoring visit since the council was judged inadequate in
                March 2021. Her Majesty’s Inspector for this visit was Ada Merriweather.

                Areas covered by the visit
                Inspectors reviewed the progress made in help and protection, from the front door to planning.

                Headline findings
                Leaders have acted on what the last visit found and the work with children at risk of harm is safer now.

                Findings and evaluation of progress
                Social workers see children often, though some plans are still hard for parents to understand.

                Assessments are of better quality than at the last visit, and managers look at each before it is shared.

                Supervision has become regular, and social workers say that it helps them to think with families.

                The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates
                """)
        #expect(reading.framework == .monitoringVisit)
        #expect(reading.localAuthority == "Marlowshire")
        #expect(reading.inspectionEnd?.iso == "2022-05-18")
        #expect(reading.judgements.isEmpty)
        #expect(reading.doubts(about: "recommendations").isEmpty, "such a letter has no list")
        #expect(reading.paragraphs.count >= 5)
    }

    @Test func `a joint targeted area inspection`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                Joint targeted area inspection of the multi-agency response
                to serious youth violence in Marlowshire

                Inspection dates: 6 to 10 November 2023

                This letter by Ofsted, the Care Quality Commission and HMICFRS is about children in Marlowshire.

                Headline findings
                Partners know their area and the children in it, and most children are helped in time.

                What is working well?
                ◼ Partners share what they know.

                What needs to improve?
                ◼ The health contribution to strategy meetings.

                Areas for priority action
                The partnership needs to act without delay so that all children who are excluded from school are seen.

                Practice study: highly effective practice
                A worker stayed with a young person through three schools and two moves of home, and it helped.

                Next steps
                The partnership sends a written statement of proposed action to Ofsted.
                """)
        #expect(reading.framework == .jointTargetedArea)
        #expect(reading.localAuthority == "Marlowshire")
        #expect(reading.findings.map(\.kind) == [.improvement, .priorityAction])
        #expect(
            reading.findings.map(\.text) == [
                "The health contribution to strategy meetings.",
                "The partnership needs to act without delay so that all children who are excluded from school are seen.",
            ])
    }

    @Test func `a review of the safeguarding board is not about the council`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                Marlowshire County Council
                Review of the effectiveness of the Local Safeguarding Children
                Board

                Inspection date: 1 June 2015 – 4 June 2015
                Report published: 3 August 2015

                The overall judgement is inadequate

                Recommendations
                1.  Ensure that the board hears from children.

                Inspection findings
                2.  The board has not met often enough.
                3.  Its plan is short.

                Lead inspector: Ada Merriweather HMI
                Ofsted is about children.
                """)
        #expect(reading.framework == .safeguardingBoardReview)
        #expect(reading.judgements.isEmpty)
        #expect(reading.json(file: "a.pdf").contains(#""overall": null"#))
        #expect(reading.findings.isEmpty)
        #expect(reading.doubts(about: "framework").count == 1)
        #expect(!reading.paragraphs.isEmpty)
    }
}
