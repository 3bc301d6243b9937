import ActionPlans
import ActionPlansWeb
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Signing off a report")
struct WhoSignsOffTests {
    @Test func `a change of words after an answer begins a new draft that is signedOff anew`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        try await marlshire.clear(report)
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: "Other words.", isComplete: true, version: 1, by: marlshire.author)
        let after = try await marlshire.scrutiny.file(report).report
        #expect(after.draft == 2)
        #expect(after.signOffs.allSatisfy { !$0.isSignedOff(draft: after.draft) })
        #expect(after.signOffs.first?.words(draft: 2) == "Signed off draft 1; changed since")
    }

    @Test func `marking a section as completed changes no words and keeps the answers`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        try await marlshire.clear(report)
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: section.body, isComplete: true, version: 1, by: marlshire.author)
        #expect(try await marlshire.scrutiny.file(report).report.draft == 1)
    }

    @Test func `a person who does not sign off says what has to change`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let step = try #require(try await marlshire.scrutiny.file(report).report.signOffs.first)
        let holder = try await marlshire.holder(of: step.step.post)
        await #expect(throws: Problems.self) {
            try await marlshire.scrutiny.answerSignOff(step.id, of: report, isSignedOff: false, words: " ", today: day(6, 1), by: holder)
        }
        try await marlshire.scrutiny.answerSignOff(
            step.id, of: report, isSignedOff: false, words: "Costs are missing", today: day(6, 1), by: holder)
        #expect(try await marlshire.scrutiny.file(report).report.signOffs.first?.words(draft: 1) == "Not signed off")
    }

    @Test func `a sign-off stays with its step while its post is the same, and waits again with another post`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        for name in ["Legal", "Finance"] {
            let step = try await marlshire.step(name, of: report)
            try await marlshire.scrutiny.answerSignOff(
                step.id, of: report, isSignedOff: true, words: "", today: day(6, 1), by: try await marlshire.holder(of: step.step.post))
        }
        let steps = [
            SignOffStep(name: "Legal", post: "Monitoring officer", clearDays: 9),
            SignOffStep(name: "Finance", post: "Finance business partner", clearDays: 9),
            SignOffStep(name: "Press", post: "", clearDays: 6),
        ]
        try await marlshire.scrutiny.editSignOff(of: report, steps, by: marlshire.author)
        let after = try await marlshire.scrutiny.file(report).report.signOffs
        #expect(after.map(\.step) == steps)
        #expect(after.map { $0.isSignedOff(draft: 1) } == [false, true, false])
    }

    @Test func `the post of a step with an objection does not change`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let legal = try await marlshire.step("Legal", of: report)
        try await marlshire.scrutiny.answerSignOff(
            legal.id, of: report, isSignedOff: false, words: "A day is wrong", today: day(6, 1),
            by: try await marlshire.holder(of: legal.step.post))
        await #expect(throws: SignOffRefusal.postOfObjection(step: "Legal")) {
            try await marlshire.scrutiny.editSignOff(
                of: report, [SignOffStep(name: "Legal", post: "Report author", clearDays: 9)], by: marlshire.author)
        }
        await #expect(throws: SignOffRefusal.objectionStays(step: "Legal")) {
            try await marlshire.scrutiny.editSignOff(of: report, [], by: marlshire.author)
        }
        let renamed = SignOffStep(name: "Legal advice", post: legal.step.post, clearDays: 9)
        try await marlshire.scrutiny.editSignOff(of: report, [renamed], by: marlshire.author)
        let steps = try await marlshire.scrutiny.file(report).report.signOffs
        #expect(steps.map(\.step) == [renamed] && steps.map(\.isObjection) == [true], "a new name is no second step")
    }

    @Test func `a step belongs to its post: others respond on its behalf only where their role allows it, and say who asked them`()
        async throws
    {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let legal = try await marlshire.step("Legal", of: report)
        func answer(_ authority: String, mayActForOthers: Bool) async throws {
            try await marlshire.scrutiny.answerSignOff(
                legal.id, of: report, isSignedOff: true, words: "", authority: authority, mayActForOthers: mayActForOthers,
                today: day(6, 1), by: marlshire.other)
        }
        await #expect(throws: SignOffRefusal.belongsToPost(legal.step.post)) { try await answer("asked", mayActForOthers: false) }
        await #expect(throws: SignOffRefusal.authorityMissing(legal.step.post)) { try await answer(" ", mayActForOthers: true) }
        try await answer("the solicitor, by email on 31 May", mayActForOthers: true)
        let after = try await marlshire.step("Legal", of: report)
        #expect(after.isSignedOff(draft: 1))
        #expect(after.capacityWords == "on behalf of the post “Solicitor for the committee” (the solicitor, by email on 31 May)")
    }

    @Test func `an objection is lifted only by the person who objected or the holder of the post, also after a new draft`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let legal = try await marlshire.step("Legal", of: report)
        let objector = try await marlshire.holder(of: legal.step.post)
        try await marlshire.scrutiny.answerSignOff(
            legal.id, of: report, isSignedOff: false, words: "A day is wrong", today: day(6, 1), by: objector)
        let section = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .summary })
        try await marlshire.scrutiny.editSection(
            section.id, of: report, heading: section.heading, body: "Other words.", isComplete: true, version: 1, by: marlshire.author)
        await #expect(throws: SignOffRefusal.onlyWhoObjected(legal.step.post)) {
            try await marlshire.scrutiny.answerSignOff(
                legal.id, of: report, isSignedOff: true, words: "", authority: "asked", mayActForOthers: true, today: day(6, 2),
                by: marlshire.other)
        }
        try await marlshire.scrutiny.answerSignOff(legal.id, of: report, isSignedOff: true, words: "", today: day(6, 3), by: objector)
        #expect(try await marlshire.step("Legal", of: report).isSignedOff(draft: 2))
        let past = try await marlshire.store.read { try ReportRows.responses(to: legal.id, in: $0) }
        #expect(past.map(\.isSignedOff) == [false, true])
        #expect(past.map(\.words) == ["A day is wrong", ""])
    }

    @Test func `a new holder lifts an objection only where somebody else appointed them who signs off no other step`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let (legal, finance) = (try await marlshire.step("Legal", of: report), try await marlshire.step("Finance", of: report))
        try await marlshire.scrutiny.answerSignOff(
            legal.id, of: report, isSignedOff: false, words: "A day is wrong", today: day(6, 1),
            by: try await marlshire.holder(of: legal.step.post))
        let financier = try await marlshire.holder(of: finance.step.post)
        try await marlshire.scrutiny.answerSignOff(finance.id, of: report, isSignedOff: true, words: "", today: day(6, 1), by: financier)
        let plans = ActionPlanStore(marlshire.store)
        let post = try #require(try await marlshire.store.read { try ActionPlanRecords.posts(in: $0).named(legal.step.post)?.id })
        func lift(by changer: Changer, on today: Day) async throws {
            try await marlshire.scrutiny.answerSignOff(
                legal.id, of: report, isSignedOff: true, words: "", authority: "asked", mayActForOthers: true, today: today, by: changer)
        }
        // Bea gives it to herself; then who signed off for finance gives it to Ada; then the council's administrator to Bea.
        try await plans.handOver(post, to: "Bea", account: marlshire.bea, from: day(6, 2), on: day(6, 2), by: marlshire.other)
        await #expect(throws: SignOffRefusal.onlyWhoObjected(legal.step.post)) { try await lift(by: marlshire.other, on: day(6, 2)) }
        try await plans.handOver(post, to: "Ada", account: marlshire.ada, from: day(6, 3), on: day(6, 3), by: financier)
        await #expect(throws: SignOffRefusal.onlyWhoObjected(legal.step.post)) { try await lift(by: marlshire.author, on: day(6, 3)) }
        try await plans.handOver(post, to: "Bea", account: marlshire.bea, from: day(6, 4), on: day(6, 4), by: .system)
        try await lift(by: marlshire.other, on: day(6, 4))
        #expect(try await marlshire.step("Legal", of: report).isSignedOff(draft: 1))
    }

    @Test func `no one signs off two steps of one report unless the council's template allows it`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        func answer(_ name: String) async throws {
            try await marlshire.scrutiny.answerSignOff(
                try await marlshire.step(name, of: report).id, of: report, isSignedOff: true, words: "", authority: "asked by email",
                mayActForOthers: true, today: day(6, 1), by: marlshire.other)
        }
        try await answer("Finance")
        await #expect(throws: SignOffRefusal.signedOffAnotherStep("Finance")) { try await answer("Legal") }
        var form = ReportForm.standard
        form.allowsSeveralSteps = true
        try await marlshire.scrutiny.saveForm(form, by: marlshire.author)
        try await answer("Legal")
    }

    @Test func `a template that was saved before the setting does not allow several steps`() throws {
        let saved = Data(#"{"sections":[],"signOffs":[{"name":"Legal","post":"Solicitor","clearDays":12}]}"#.utf8)
        #expect(try JSONDecoder().decode(ReportForm.self, from: saved).allowsSeveralSteps == false)
    }

    @Test func `a report without a step of the council's template says so`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        #expect(try await marlshire.scrutiny.file(report).stepsLeftOut.isEmpty)
        let steps = ReportForm.standard.signOffs.filter { $0.name != "Legal" }
        try await marlshire.scrutiny.editSignOff(of: report, steps, by: marlshire.author)
        #expect(try await marlshire.scrutiny.file(report).stepsLeftOut.map(\.name) == ["Legal"])
    }

    private let policy = Policy([
        (.readReports, [.director, .teamManager, .legalTracker, .auditor]), (.signOffReport, [.director, .legalTracker]),
        (.writeReport, [.auditor]), (.proposePublication, [.auditor]), (.publishReport, [.director]),
    ])

    private func steps(_ marlshire: MarlshireStore, _ person: Person) async throws -> [String] {
        try await ScrutinyDeadlines(store: marlshire.store).source(person, policy, day(6, 1)).filter(\.next.isTask).map(\.step)
    }

    @Test func `a step of sign-off waits for the holder of its own post, and the author names who is missing`() async throws {
        let marlshire = try await MarlshireStore()
        _ = try await marlshire.create()
        let plans = ActionPlanStore(marlshire.store)
        let post = try await plans.addPost(title: "Solicitor for the committee", by: .system)
        try await plans.handOver(post, to: "Ada Lowe", account: marlshire.ada, from: day(4, 1), by: .system)
        let legal = Person(id: marlshire.ada, name: "Ada Lowe", roles: [.legalTracker])
        #expect(try await steps(marlshire, legal) == ["Read and sign off"])
        // Who may sign off and does not hold the post is not asked to; who holds it and may not is not either.
        #expect(try await steps(marlshire, Person(id: Identifier(), name: "Verity", roles: [.director])) == [])
        #expect(try await steps(marlshire, Person(id: marlshire.ada, name: "Ada Lowe", roles: [.teamManager])) == [])
        let author = Person(id: Identifier(), name: "Sunniva", roles: [.auditor])
        #expect(try await steps(marlshire, author) == ["Name who signs off", "Complete the report"])
    }

    @Test func `a publication waits for another person than proposed it, who may publish`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        try await marlshire.clear(report)
        let proposer = Identifier<Person>()
        try await marlshire.store.change(by: .system, .proposePublication, on: report.text) { db in
            try db.execute(
                sql: "UPDATE committee_report SET proposed_by = ?, proposed_on = ?, proposed_content = 'x' WHERE id = ?",
                arguments: [proposer, day(6, 1), report])
        }
        #expect(try await steps(marlshire, Person(id: Identifier(), name: "Verity", roles: [.director])) == ["Publish the report"])
        #expect(try await steps(marlshire, Person(id: proposer, name: "Anselm", roles: [.director])) == [])
        #expect(try await steps(marlshire, Person(id: Identifier(), name: "Jory", roles: [.teamManager])) == [])
    }

    @Test func `the meeting is a date to know and nobody's task`() async throws {
        let marlshire = try await MarlshireStore()
        _ = try await marlshire.create()
        let source = ScrutinyDeadlines(store: marlshire.store).source
        let known = try await source(Person(id: Identifier(), name: "Jory", roles: [.teamManager]), policy, day(6, 1))
        #expect(known.map(\.next.isTask) == [false])
        #expect(try await source(.visitor, policy, day(6, 1)).isEmpty)
    }
}
