import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Money in a report and its row")
struct MoneyAgreesWithItsRowTests {
    private let row = Resource(
        inspection: Identifier(), title: "Two co-ordinators", kind: .investment, area: .earlyHelp,
        readings: [.init(day: day(5, 31), agreed: 84_000, spent: 12_000, source: "Budget monitoring")])

    private func money(_ text: String, linked: Bool = true) -> [String] {
        var record = ReportRecord.marlshire()
        record.resources = [row]
        let links = linked ? [ClaimLink(sentence: SentenceKey(text), link: .resource(row.id.text, title: row.title))] : []
        return found(.money, in: text, kind: .financial, record: record, links: links).map(\.words)
    }

    @Test(
        "an amount that the row gives agrees, however it is written",
        arguments: ["£84,000 is agreed.", "£84k is agreed.", "£12,000 was spent."])
    func agrees(_ text: String) { #expect(money(text) == []) }

    @Test func `an amount that the row no longer gives is found, with what it gives now`() {
        #expect(money("£48,000 is agreed.") == ["£48,000 does not match “Two co-ordinators”: agreed £84,000, spent £12,000."])
    }

    @Test func `an amount without a source is found`() { #expect(money("It costs £84,000.", linked: false).count == 1) }

    @Test func `nothing is asked while no resources are recorded`() {
        #expect(found(.money, in: "It costs £84,000.", kind: .financial).isEmpty)
    }

    @Test func `the drafted section agrees with its rows and says what is not known`() throws {
        let unknown = Resource(
            inspection: Identifier(), title: "Health pathway", kind: .costPressure, area: .other,
            readings: [.init(day: day(6, 15), source: "Waiting for the board")])
        let drafted = FinancialText([row, unknown])
        let text = try #require(drafted.text)
        #expect(
            text.contains(
                "£84,000 is agreed for “Two co-ordinators”. £12,000 had been spent by 31 May 2022 (Budget monitoring, 31 May 2022)."))
        #expect(text.contains("Not known yet: Health pathway (what is agreed and what was spent)."))
        var record = ReportRecord.marlshire()
        record.resources = [row, unknown]
        let links = drafted.links.map { ClaimLink(sentence: SentenceKey($0.sentence), link: $0.link) }
        #expect(found(.money, in: text, kind: .financial, record: record, links: links) == [])
    }

    @Test("pounds are read as people write them", arguments: [("84,000", 84_000), ("£1.2m", 1_200_000), ("84k", 84_000), ("0", 0)])
    func read(_ text: String, _ amount: Int) { #expect(Pounds.read(text) == amount) }

    @Test("what is no amount is none", arguments: ["", "about 5", "1e9", "-4", "£", "1.2.3"])
    func refused(_ text: String) { #expect(Pounds.read(text) == nil) }
}
