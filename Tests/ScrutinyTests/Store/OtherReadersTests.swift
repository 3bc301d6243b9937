import ActionPlans
import EvidenceItems
import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("The same record for other readers")
struct OtherReadersTests {
    private func started(_ kind: ReportKind, _ marlshire: MarlshireStore) async throws -> ReportFile {
        let id = try await marlshire.scrutiny.createReport(
            kind, on: marlshire.inspection, facts: .made(), today: day(5, 2), by: marlshire.author)
        return try await marlshire.scrutiny.file(id)
    }

    @Test("each is drafted from the record in its own form", arguments: ReportKind.allCases)
    func drafted(kind: ReportKind) async throws {
        let file = try await started(kind, try await MarlshireStore())
        #expect(file.report.kind == kind)
        #expect(file.report.sections.map(\.kind) == kind.form.sections.map(\.kind))
        #expect(file.report.sections.filter { $0.level != .front && $0.kind != .report }.allSatisfy { !$0.body.isEmpty })
    }

    @Test func `a self-evaluation is finalised by two people and is never public`() async throws {
        let marlshire = try await MarlshireStore()
        let id = try await started(.selfEvaluation, marlshire).report.id
        try await marlshire.complete(id)
        try await marlshire.clear(id)
        for problem in try await marlshire.scrutiny.file(id).openProblems {
            try await marlshire.scrutiny.resolveProblem(problem.id, of: id, reason: "Agreed", today: day(6, 10), by: marlshire.author)
        }
        try await marlshire.scrutiny.propose(id, today: day(6, 10), by: marlshire.author)
        let nowhere = DocumentMaker(path: "/nowhere")
        await #expect(throws: PublicationRefusal.samePerson) {
            try await marlshire.scrutiny.publish(id, today: day(6, 10), documents: nowhere, by: marlshire.author)
        }
        _ = try await marlshire.scrutiny.publish(id, today: day(6, 10), documents: nowhere, by: marlshire.other)
        #expect(try await marlshire.store.read { try PublishedRecords.all(in: $0).count } == 0)
        let before = try await marlshire.store.read { try FrozenPaper(of: id, in: $0).page }
        try await marlshire.fill("the record moves on") { try $0.execute(sql: "UPDATE finding SET text = 'Something else'") }
        #expect(try await marlshire.store.read { try FrozenPaper(of: id, in: $0).page } == before)
        #expect(try await marlshire.scrutiny.file(id).report.stateWords == "finalised 10 June 2022")
        await #expect(throws: DatabaseError.self) {
            try await marlshire.fill("tamper") { try $0.execute(sql: "UPDATE frozen_paper SET title = 'x'") }
        }
    }

    @Test func `a position statement may be finalised under embargo, a page for families may not`() async throws {
        let marlshire = try await MarlshireStore(state: "final_under_embargo")
        #expect(!(try await started(.positionStatement, marlshire)).publishing.obstacles.contains(.underEmbargo))
        #expect(try await started(.familiesPage, marlshire).publishing.obstacles.contains(.underEmbargo))
    }

    @Test func `what was said is quoted, and evidence named, only when a person confirmed that it may leave`() {
        let voice = Voice(
            words: "They asked me.", people: .children, gathered: "An evening together", heard: 4, consent: .written, day: day(6, 1))
        var record = ReportRecord.marlshire()
        record.evidence = [
            EvidenceLine(title: "Told by children", serves: "A1.1", release: .confirmed, voice: voice),
            EvidenceLine(title: "Terms of the meeting", serves: "A1.1", release: .confirmed),
            EvidenceLine(title: "Notes of a panel", serves: "A1.2", release: .toConfirm),
        ]
        let text = OtherTexts(record: record).text(of: .howWeKnow)
        #expect(text.contains("“They asked me”.") && text.contains("Terms of the meeting (A1.1)") && text.contains("1 more piece is"))
        #expect(!text.contains("Notes of a panel") && !text.contains("4"))
        let links = OtherTexts(record: record).links(of: .howWeKnow).map(\.link)
        #expect(links == [.evidence("Terms of the meeting (A1.1)"), .evidence("Told by children (A1.1)")])
        record.evidence[0] = EvidenceLine(title: "Told by children", release: .withoutConsent, voice: voice)
        #expect(!OtherTexts(record: record).text(of: .howWeKnow).contains("They asked me"))
    }

    @Test func `a position statement says for each line of enquiry what was concluded and what was done since`() {
        let finding = Finding.made("letters", paragraphs: [14])
        var record = ReportRecord.marlshire(
            findings: [finding],
            actions: [
                ActionLine(
                    findings: [finding.id], reference: "A1.1", title: "New letter", post: "Court", due: nil, delivery: "On track",
                    impact: "Better"),
                ActionLine(
                    findings: [], reference: "A2.1", title: "Something else", post: "Court", due: nil, delivery: "On track",
                    impact: "Better"),
            ])
        record.lines = [
            LineOfEnquiry(
                inspection: Identifier(), title: "Public Law Outline", opened: day(2, 7),
                state: .concluded(.init(day: day(2, 11), words: "Letters are long.", paragraphs: [14], findings: [finding.id]))),
            LineOfEnquiry(inspection: Identifier(), title: "Waits", opened: day(2, 8)),
        ]
        let text = OtherTexts(record: record).text(of: .enquiries)
        #expect(
            text.contains("Letters are long. (Ofsted’s report, paragraph 14)") && text.contains("- A1.1 New letter: delivery: on track"))
        #expect(!text.contains("Something else"))
        #expect(text.contains("Inspectors have not reached a conclusion yet.\n\nNo action responds to it yet."))
        #expect(OtherTexts(record: record).links(of: .enquiries).map(\.link) == [.officersJudgement])
    }

    @Test func `the page for families says in plain sentences what goes well, what was asked, what is done and what is not`() {
        let record = ReportRecord.marlshire(
            findings: [.made("letters that parents understand", paragraphs: [14]), .made("social workers know children well", .strength)],
            actions: [
                ActionLine(
                    findings: [], reference: "A1", title: "Write a new letter", post: "Court", due: day(9, 1), delivery: "On track",
                    impact: "Better"),
                ActionLine(
                    findings: [], reference: "A2", title: "Ask parents", post: "Court", due: nil, delivery: "Done and evidenced",
                    impact: "Better", status: .done, isSettled: true),
                ActionLine(
                    findings: [], reference: "A3", title: "Keep a tracker", post: "Court", due: day(5, 1), delivery: "Done and evidenced",
                    impact: "Not sustained", status: .notSustained),
                ActionLine(
                    findings: [], reference: "A4", title: "Find homes", post: "Court", due: day(5, 1), delivery: "Off track",
                    impact: "Not measured", status: .offTrack),
                ActionLine(
                    findings: [], reference: "A5", title: "Train staff", post: "Court", due: day(5, 1),
                    delivery: "Done, evidence not confirmed yet", impact: "Not measured", status: .held),
            ])
        let texts = OtherTexts(record: record)
        #expect(texts.text(of: .plainFindings).contains("- Letters that parents understand."))
        #expect(texts.text(of: .plainFindings).contains("- Social workers know children well."))
        #expect(texts.text(of: .plainActions).contains("We have done this:\n\n- Ask parents."))
        #expect(texts.text(of: .plainActions).contains("- Write a new letter, by 1 September 2022."))
        #expect(
            texts.text(of: .plainActions).hasPrefix(
                "We did this, but the improvement did not last:\n\n- Keep a tracker."))
        #expect(texts.text(of: .plainActions).contains("This is taking longer than we planned:\n\n- Find homes."))
        #expect(texts.text(of: .plainActions).contains("somebody else is still checking it:\n\n- Train staff."))
        #expect(texts.links(of: .plainFindings).map(\.link) == [.paragraph(14)])
    }

    @Test func `a section is written anew from the record, and each sentence of the money is linked to its row`() async throws {
        let marlshire = try await MarlshireStore()
        let id = try await started(.committee, marlshire).report.id
        let before = try #require(try await marlshire.scrutiny.file(id).report.sections.first { $0.kind == .financial })
        #expect(!before.body.contains("£84,000"))
        try await ResourceRegister.adding.add(
            (
                marlshire.inspection, "Co-ordinators", .investment, .earlyHelp, [],
                .init(day: day(5, 31), agreed: 84_000, spent: 0, source: "Monitoring")
            ), by: marlshire.author, today: day(6, 1), in: marlshire.store)
        try await marlshire.scrutiny.redraft(before.id, of: id, version: before.version, today: day(6, 1), by: marlshire.author)
        let file = try await marlshire.scrutiny.file(id)
        #expect(try file.report.section(before.id).body.contains("£84,000 is agreed"))
        #expect(!file.openProblems.contains { $0.rule == .money || $0.rule == .figure && $0.place.section == before.id })
        await #expect(throws: EditConflict.self) {
            try await marlshire.scrutiny.redraft(before.id, of: id, version: before.version, today: day(6, 1), by: marlshire.author)
        }
    }

    @Test func `a drafted sentence about practice is based on the measure of its action`() {
        var record = ReportRecord.marlshire(actions: [
            ActionLine(
                findings: [], reference: "A1.1", title: "Keep one list", post: "Court", due: nil, delivery: "On track", impact: "Better"),
            ActionLine(
                findings: [], reference: "A1.2", title: "New letter", post: "Court", due: nil, delivery: "On track", impact: "Not measured"),
        ])
        record.measures = ["Reviews booked (A1.1)"]
        let texts = OtherTexts(record: record)
        #expect(texts.links(of: .knowledge).map(\.link) == [.measure("Reviews booked (A1.1)")])
        #expect(texts.text(of: .knowledge).contains("impact on practice: better."))
        #expect(texts.text(of: .whatNext).contains("A1.2 New letter"))
    }
}

@Suite("Plain words, as prompts")
struct PlainWordsTests {
    @Test func `a long sentence and words of the trade are pointed out with what to write`() {
        let long = Array(repeating: "word", count: 26).joined(separator: " ")
        let prompts = PlainWords("\(long).\n\nSiblings have contact prior to placement.").prompts
        #expect(prompts.contains { $0.hasPrefix("A sentence of 26 words") })
        #expect(prompts.contains("“siblings”: write “brothers and sisters”."))
        #expect(prompts.contains("“prior to”: write “before”."))
    }

    @Test func `plain text gives no prompt, and a list is not one long sentence`() {
        let items = (1...12).map { "- We will ring you within \($0) days" }.joined(separator: "\n")
        #expect(PlainWords("We listen to you.\n\n\(items)").prompts == [])
        #expect(PlainWords("").prompts == [])
    }
}
