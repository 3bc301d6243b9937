import Testing
import Vocabulary

@testable import Inspections

@Suite("Paragraphs")
struct ParagraphsTests {
    @Test func `numbers run through the sections`() throws {
        let reading = try InventedReport().read()
        #expect(reading.paragraphs.map(\.number) == [1, 2, 3, 4, 5])
        #expect(
            reading.paragraphs.map(\.section) == [
                JudgementArea.helpProtection.name, JudgementArea.helpProtection.name, JudgementArea.careAndLeavers.name,
                JudgementArea.leaders.name,
                JudgementArea.leaders.name,
            ])
        #expect(reading.paragraphs[0].text == "Contacts are screened on the day they come in.")
    }

    @Test func `a paragraph goes on over a page's end`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "3.     Children in care live with carers who know them.",
            with:
                "3.     Children in care live with carers\n\n                                             2\n\u{0C}       who know them.\n")
        let reading = try report.read()
        #expect(reading.paragraphs[2].text == "Children in care live with carers who know them.")
        #expect(reading.paragraphs[2].page == 1)
        #expect(reading.paragraphs[3].page == 2)
    }

    @Test func `numbers without a full stop in the whole report are numbers`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(#/(?m)^(\d)\.  /#) { "\n\($0.1)   " }
        let reading = try report.read()
        #expect(reading.paragraphs.map(\.number) == [1, 2, 3, 4, 5] && reading.paragraphs.allSatisfy(\.isNumberPrinted))
        #expect(reading.paragraphs[0].text == "Contacts are screened on the day they come in.")
        #expect(reading.doubts(about: "paragraphs").isEmpty)
    }

    @Test func `many missing numbers lose nothing behind them, and are told`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing("4.     Super", with: "\n14.    Super").replacing(
            "5.     Leaders", with: "\n15.    Leaders")
        let reading = try report.read()
        #expect(reading.paragraphs.map(\.number) == [1, 2, 3, 14, 15])
        #expect(reading.doubts(about: "paragraphs") == ["No paragraphs 4 to 13 were found. Look for them in the report."])
    }

    @Test func `numbers that begin again lose nothing, and it is told`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing("4.     Super", with: "\n1.     Super").replacing(
            "5.     Leaders", with: "\n2.     Leaders")
        let reading = try report.read()
        #expect(reading.paragraphs.map(\.number) == [1, 2, 3, 4, 5])
        #expect(reading.paragraphs.map(\.isNumberPrinted) == [true, true, true, false, false])
        #expect(reading.doubts(about: "paragraphs").count == 1)
    }

    @Test func `a first number that is not 1 is kept as printed`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(#/(?m)^(\d)\.  /#) { "\n2\($0.1).   " }
        let reading = try report.read()
        #expect(reading.paragraphs.map(\.number) == [21, 22, 23, 24, 25] && reading.doubts(about: "paragraphs").isEmpty)
    }

    @Test func `a short paragraph of a letter is kept, its greeting is none`() throws {
        let reading = try ReportReader().read(
            layoutText: """
                14 March 2024

                Dear Ann Field

                Focused visit to Marlowshire children’s services

                This letter summarises the findings of the focused visit to Marlowshire children’s services on 14 and 15 February 2024. His
                Majesty’s Inspectors for this visit were Ada Merriweather and Bertram Oak.

                Main findings

                Personal advisers stay in touch.

                Contacts are seen within a day, and parents are told what happens next and by when it will be done.

                Yours sincerely
                """)
        #expect(reading.paragraphs.contains { $0.text == "Personal advisers stay in touch." })
        #expect(!reading.paragraphs.contains { $0.text.hasPrefix("Dear") })
    }

    @Test func `a year or a figure at a line's beginning is no paragraph`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "5.     Leaders know their services well.",
            with: "5.     Leaders know their services well. They have since\n       2019. And in 4.5 per cent\n       4.5 of cases.")
        let reading = try report.read()
        #expect(reading.paragraphs.count == 5)
        #expect(reading.paragraphs[4].text.hasSuffix("They have since 2019. And in 4.5 per cent 4.5 of cases."))
    }

    @Test func `what the grades mean is no paragraph, and its number is not missed`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "4.     Supervision",
            with: """

                The inspection judgements and what they mean

                4.     All inspection judgements are made using a four point scale.

                Information about this inspection

                5.     Supervision
                """
        ).replacing("5.     Leaders", with: "6.     Leaders")
        let reading = try report.read()
        #expect(!reading.paragraphs.contains { $0.text.contains("four point scale") })
        #expect(reading.doubts(about: "paragraphs").isEmpty)
    }

    @Test(
        "an entry of the contents is no heading",
        arguments: ["What the inspection judgements mean            41", "What the inspection judgements mean ............... 41"])
    func contents(entry: String) throws {
        var report = InventedReport()
        report.list = ""
        report.sections =
            "Contents\n\n\(entry)\n\nSummary of findings\n\n1.     Care leavers wait.\n\n2.     Plans are thin.\n\n"
            + report.sections.replacing(#/(?m)^(\d)\.  /#) { "\((Int($0.1) ?? 0) + 2).  " }
        #expect(try report.read().paragraphs.prefix(2).map(\.section) == ["Summary of findings", "Summary of findings"])
    }

    @Test func `a paragraph that begins inside a sentence is doubted`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "1.     Contacts are screened on the day they come in.\n2.     Return",
            with: "1.     Contacts are screened on the day they come in. However, the\n2.     quality of records varies. Return")
        #expect(
            try report.read().doubts(about: "paragraphs") == [
                "Paragraph 2 begins inside a sentence. Check where paragraph 1 ends."
            ])
    }

    @Test func `Ofsted's words about itself are cut off`() throws {
        #expect(try InventedReport().read().paragraphs.last?.text == "Leaders know their services well.")
    }

    @Test func `the opening prose is kept as the summary`() throws {
        let summary = try InventedReport().read().summary
        #expect(
            summary.map(\.text) == [
                "Children in Marlowshire mostly receive help when they need it from people who know them well and who stay with them."
            ])
        #expect(summary.allSatisfy { !$0.isNumberPrinted })
    }

    @Test func `spaces that do not break are read as spaces`() throws {
        var report = InventedReport()
        report.dates = "Inspection dates: 7\u{A0}to\u{A0}11\u{A0}February\u{A0}2022"
        #expect(try report.read().inspectionEnd?.iso == "2022-02-11")
    }
}
