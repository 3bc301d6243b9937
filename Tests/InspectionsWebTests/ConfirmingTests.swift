import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Confirming what was read")
struct ConfirmingTests {
    private let monday = Day(2022, 4, 25)!

    @Test func `listed findings read without doubt stand as accepted, suggestions wait`() async throws {
        let checked = try await Checked()
        #expect(try await checked.accepted().map(\.text) == ["Pre-proceedings and family group conferences.", "Homes near to home."])
        #expect(try await checked.accepted(.otherWeakness).isEmpty)
        #expect(try await checked.accepted(.strength).isEmpty)
    }

    @Test func `a reading without doubt is confirmed by name and day`() async throws {
        let checked = try await Checked()
        try await checked.inspections.confirm(checked.id, person: "Rafi Medlicote", on: monday, by: .system)
        let record = try await checked.record()
        #expect(record.stage == .confirmed)
        #expect(record.confirmedBy == "Rafi Medlicote")
        #expect(record.confirmedOn == monday)
    }

    @Test func `an open doubt keeps it from being confirmed, and settling it lets it through`() async throws {
        let checked = try await Checked(.small(doubts: [Doubt("inspection_start", "Two ranges of days are printed.", page: 1)]))
        let before = try await checked.audited()
        let refused = await #expect(throws: Problems.self) {
            try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
        }
        #expect(refused?.all.first?.words.contains("Two ranges of days are printed.") == true)
        #expect(try await checked.audited() == before)
        try await checked.inspections.resolveDoubts(of: checked.id, words: "looked at", by: .system)
        try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
        #expect(try await checked.record().stage == .confirmed)
    }

    @Test func `the report of another council waits for a reason, and many doubts resolved at once leave it open`() async throws {
        var reading = ReportReading.small()
        reading.question(own: OwnAuthority(code: "893", name: "Shropshire"), today: monday)
        let checked = try await Checked(reading)
        let stored = try await checked.store.read { try Int64.fetchOne($0, sql: "SELECT id FROM inspection_doubt") }
        let doubt = try #require(stored)
        try await checked.inspections.resolveDoubts(of: checked.id, words: "looked at", by: .system)
        await #expect(throws: Problems.self) {
            try await checked.inspections.resolveDoubt(doubt, of: checked.id, words: "checked", by: .system)
        }
        await #expect(throws: Problems.self) {
            try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
        }
        try await checked.inspections.resolveDoubt(
            doubt, of: checked.id, words: "We take over their children’s services in April.", by: .system)
        try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
    }

    @Test func `a grade that was not read keeps it from being confirmed`() async throws {
        let checked = try await Checked(.small(leaders: nil))
        let refused = await #expect(throws: Problems.self) {
            try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
        }
        #expect(refused?.all.map(\.place) == ["judgement-leaders"])
        try await checked.inspections.setJudgements([(.leaders, .good, "Good")], of: checked.id, by: .system)
        try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
    }

    @Test func `an area that inspectors did not judge may stand without a grade`() async throws {
        let checked = try await Checked(.small(leaders: nil))
        try await checked.inspections.setJudgements([(.leaders, nil, "Not judged")], of: checked.id, by: .system)
        try await checked.inspections.confirm(checked.id, person: "R", on: monday, by: .system)
        #expect(try await checked.record().stage == .confirmed)
    }
}
