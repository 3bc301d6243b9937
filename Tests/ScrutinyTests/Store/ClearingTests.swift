import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Clearing a report")
struct ClearingTests {
    @Test func `a change of words after an answer begins a new draft that is cleared anew`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.begin()
        try await marlshire.clear(report)
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: "Other words.", isComplete: true, version: 1, by: marlshire.author)
        let after = try await marlshire.scrutiny.file(report).report
        #expect(after.draft == 2)
        #expect(after.clearance.allSatisfy { !$0.isCleared(draft: after.draft) })
        #expect(after.clearance.first?.words(draft: 2) == "Cleared draft 1; changed since")
    }

    @Test func `marking a section as completed changes no words and keeps the answers`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.begin()
        try await marlshire.clear(report)
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: section.body, isComplete: true, version: 1, by: marlshire.author)
        #expect(try await marlshire.scrutiny.file(report).report.draft == 1)
    }

    @Test func `who does not clear it says what has to change`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.begin()
        let step = try #require(try await marlshire.scrutiny.file(report).report.clearance.first)
        await #expect(throws: Problems.self) {
            try await marlshire.scrutiny.answerClearance(
                step.id, of: report, isCleared: false, words: " ", today: day(6, 1), by: marlshire.other)
        }
        try await marlshire.scrutiny.answerClearance(
            step.id, of: report, isCleared: false, words: "Costs are missing", today: day(6, 1), by: marlshire.other)
        #expect(try await marlshire.scrutiny.file(report).report.clearance.first?.words(draft: 1) == "Not cleared")
    }

    @Test func `changed steps keep the answers that were given`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.begin()
        let legal = try #require(try await marlshire.scrutiny.file(report).report.clearance.first { $0.step.name == "Legal" })
        try await marlshire.scrutiny.answerClearance(
            legal.id, of: report, isCleared: true, words: "", today: day(6, 1), by: marlshire.other)
        let steps = [
            ClearanceStep(name: "Legal", post: "Monitoring officer", clearDays: 9), ClearanceStep(name: "Press", post: "", clearDays: 6),
        ]
        try await marlshire.scrutiny.editClearance(of: report, steps, by: marlshire.author)
        let after = try await marlshire.scrutiny.file(report).report.clearance
        #expect(after.map(\.step) == steps)
        #expect(after.map { $0.isCleared(draft: 1) } == [true, false])
    }

    @Test func `deadlines are the waiting answers, the agenda and the meeting`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.begin()
        let person = Person(id: marlshire.ada, name: "Ada Lowe", roles: [.director])
        let policy = Policy([(.readReports, [.director]), (.clearReport, [.director])])
        let source = ScrutinyDeadlines(store: marlshire.store).source
        let before = try await source(person, policy, day(6, 1))
        #expect(before.count == 8)
        #expect(before.first { $0.id.hasPrefix("agenda") }?.due == day(6, 21))
        try await marlshire.clear(report)
        #expect(try await source(person, policy, day(6, 1)).count == 2)
        #expect(try await source(.visitor, policy, day(6, 1)).isEmpty)
    }
}
