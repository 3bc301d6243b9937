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
