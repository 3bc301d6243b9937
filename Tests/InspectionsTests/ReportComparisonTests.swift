import Testing

@testable import Inspections

@Suite("Draft and final report")
struct ReportComparisonTests {
    @Test func `the same report twice differs in nothing`() throws {
        let reading = try InventedReport().read()
        #expect(ReportComparison(draft: reading, final: reading).isEmpty)
    }

    @Test func `changed words, added and removed items and a changed grade are told apart`() throws {
        let draft = try InventedReport().read()
        var report = InventedReport()
        report.table = report.table.replacing("work        Good", with: "work        Outstanding")
        report.sections = report.sections
            .replacing("families: good", with: "families: outstanding")
            .replacing(
                "1.     Contacts are screened on the day they come in.", with: "1.     Contacts are screened on the day after they come in."
            )
            .replacing("5.     Leaders know their services well.", with: "5.     Budgets are in order.")
        report.list = "What needs to improve?\n◼ The timeliness of return home interviews.\n◼ Homes for care leavers.\n"
        let comparison = ReportComparison(draft: draft, final: try report.read())
        #expect(comparison.judgements.map(\.after.grade) == [.outstanding])
        #expect(comparison.judgements.map(\.before.area) == [.leaders])
        #expect(comparison.findingsAdded.map(\.text) == ["Homes for care leavers."])
        #expect(comparison.findingsRemoved.map(\.text) == ["The recording of supervision."])
        #expect(comparison.findingsChanged.isEmpty)
        #expect(comparison.paragraphsChanged.map(\.after.number) == [1])
        #expect(comparison.paragraphsAdded.map(\.text) == ["Budgets are in order."])
        #expect(comparison.paragraphsRemoved.map(\.number) == [5])
    }

    @Test func `a paragraph that only moved is not changed`() {
        let draft = [Paragraph(number: 1, section: "", page: 1, text: "One."), Paragraph(number: 2, section: "", page: 1, text: "Two.")]
        let final = [Paragraph(number: 1, section: "", page: 1, text: "Two."), Paragraph(number: 2, section: "", page: 1, text: "One.")]
        let comparison = ReportComparison(draft: ReportReading(paragraphs: draft), final: ReportReading(paragraphs: final))
        #expect(comparison.isEmpty)
    }
}
