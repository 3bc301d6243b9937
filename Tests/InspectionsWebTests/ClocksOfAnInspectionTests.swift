import Inspections
import InspectionsWeb
import Law
import SiteKit
import Testing
import Vocabulary

@Suite("The clocks of an inspection in the record")
struct ClocksOfAnInspectionTests {
    private func dated(_ checked: Checked, received: Day?, published: Day?) async throws {
        let now = try await checked.record()
        var dates = now.dates
        (dates.received, dates.published) = (received, published)
        let facts = InspectionFacts(
            framework: now.framework, council: now.council, leadInspector: now.leadInspector, dates: dates)
        try await checked.inspections.setFacts(facts, of: checked.id, version: now.version, by: .system)
    }

    private func clocks(_ checked: Checked) async throws -> [KeptClock] {
        let record = try await checked.record()
        return try await checked.store.read { try InspectionRecords.clocks(of: record, in: $0) }
    }

    @Test func `both clocks count from receipt`() async throws {
        let checked = try await Checked()
        try await dated(checked, received: Day(2022, 3, 25)!, published: Day(2022, 3, 28)!)
        #expect(try await clocks(checked).map(\.clock.due) == [Day(2022, 5, 11)!, Day(2022, 7, 8)!])
    }

    @Test func `a draft starts no clock`() async throws {
        let checked = try await Checked(state: .draftUnderEmbargo)
        try await dated(checked, received: Day(2022, 3, 25)!, published: nil)
        #expect(try await clocks(checked).isEmpty)
    }

    @Test func `the first day a clock was met stays`() async throws {
        let checked = try await Checked()
        try await dated(checked, received: Day(2022, 3, 25)!, published: nil)
        for day in [Day(2022, 4, 1)!, Day(2022, 4, 20)!] {
            try await checked.inspections.meetClock(Timescale.publishReport.id, of: checked.id, on: day, note: "website", by: .system)
        }
        #expect(try await clocks(checked).first?.met == Day(2022, 4, 1)!)
    }

    @Test func `an area for priority action starts the clock of the draft plan`() async throws {
        let checked = try await Checked()
        try await dated(checked, received: Day(2024, 1, 12)!, published: Day(2024, 1, 12)!)
        _ = try await checked.findings.add(
            FindingWords(kind: .priorityAction, text: "Children on plans.", paragraphs: [13], themes: []), to: checked.id, by: .system)
        #expect(try await clocks(checked).first?.clock.due == Day(2024, 2, 9)!)
    }
}
