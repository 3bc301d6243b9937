import Inspections
import Testing

@testable import Scrutiny

@Suite("Ofsted’s own words")
struct OfstedsWordsTests {
    private let record = ReportRecord.marlshire(
        findings: [.made("The timeliness of letters before proceedings to parents")],
        paragraphs: [2: "Children in Marlshire are benefiting from the high aspirations of senior leaders. Visits are timely."])

    private func claims(_ text: String) -> [String] {
        ClaimCheck(pasted: text, against: record).problems(.claim).map(\.excerpt)
    }

    @Test(
        "a quotation and a finding need no other source",
        arguments: [
            "Ofsted commented that ‘Children in Marlshire are benefiting from the high aspirations of senior leaders.",
            "“Children in Marlshire are benefiting from the high aspirations of senior leaders”, inspectors wrote.",
            "Children in Marlshire are benefiting from the high aspirations of senior leaders.",
        ])
    func quoted(_ text: String) { #expect(claims(text) == []) }

    @Test(
        "words that Ofsted did not write do, also beside a quotation",
        arguments: [
            "Children in Marlshire are benefiting from strong leaders.",
            "“Children in Marlshire benefit from strong leaders”, Ofsted wrote.",
            "Visits are timely.",
            "Letters are clear and timely now, and “Children in Marlshire are benefiting from the high aspirations of senior leaders”.",
        ])
    func own(_ text: String) { #expect(claims(text).count == 1) }
}
