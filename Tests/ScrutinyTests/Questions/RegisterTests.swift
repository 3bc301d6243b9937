import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("What the public reads of a committee's questions")
struct RegisterTests {
    private let documents = DocumentMaker(path: "/nowhere")

    private func published(_ asked: AskedStore) async throws -> Digest {
        try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        return try await asked.marlshire.scrutiny.publishRegister(today: day(6, 16), documents: documents, by: asked.marlshire.other)
    }

    private func page(_ digest: Digest, _ asked: AskedStore) async throws -> String {
        String(decoding: try await asked.store.read { try PublishedRecords.copy(digest, in: $0).page }, as: UTF8.self)
    }

    @Test func `you asked, we said, what happened, what shows it, was it enough`() async throws {
        let asked = try await AskedStore()
        try await asked.filled()
        let all = try await asked.store.read { try CommitteeQuestion.all(as: .anyone, in: $0) }
        try await asked.update(try #require(all.first { $0.status == .enough }).id, "The list is kept.", on: day(6, 10))
        let text = try await page(try await published(asked), asked)
        for words in [
            "You asked", "Enough?", "We said", "Letters go out in ten days.", "What happened", "The list is kept.", "What shows it",
            "Finding: The letters", "Was it enough?", "Members noted it.", "Cllr Pike", "Owner: Court",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `what was asked where the public was not admitted is nowhere in it, in no column`() async throws {
        let asked = try await AskedStore()
        try await asked.ask()
        try await asked.ask("The CANARY-9 price?", exemption: .money)
        _ = try await published(asked)
        let columns = try await asked.store.read { db -> [Data] in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM published_snapshot")
            return (row ?? Row()).map { Data.fromDatabaseValue($1) ?? Data() }
        }
        #expect(columns.count == 14)
        for bytes in columns { #expect(bytes.firstRange(of: Data("CANARY-9".utf8)) == nil) }
    }

    @Test func `one person cannot do both, and the store holds to it`() async throws {
        let asked = try await AskedStore()
        try await asked.ask()
        let scrutiny = asked.marlshire.scrutiny
        try await scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        await #expect(throws: PublicationRefusal.samePerson) {
            try await scrutiny.publishRegister(today: day(6, 16), documents: documents, by: asked.marlshire.author)
        }
        #expect(try await asked.store.read { try PublishedRecords.register(in: $0) } == nil)
    }

    @Test func `what the public sees changes only by another publication`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        let first = try await published(asked)
        let before = try await page(first, asked)
        try await asked.answer(id)
        #expect(try await page(first, asked) == before)
        #expect(try await asked.store.read { try PublishedRecords.register(in: $0)?.digest } == first)
        let second = try await published(asked)
        #expect(second != first)
        #expect(try await page(first, asked) == before, "the earlier one stays under its address")
        #expect(try await asked.store.read { try PublishedRecords.register(in: $0)?.digest } == second)
    }

    @Test func `what changed since the proposal is proposed again`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        try await asked.answer(id)
        await #expect(throws: PublicationRefusal.changedSinceProposal) {
            try await asked.marlshire.scrutiny.publishRegister(today: day(6, 16), documents: documents, by: asked.marlshire.other)
        }
    }

    @Test func `a colleague's name, a telephone number and three children block it until they are corrected or resolved`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        try await asked.answer(id)
        for words in ["Bea Marsh has checked it.", "Ring 01632 960001.", "It concerns three children."] {
            try await asked.update(id, words, on: day(6, 1))
        }
        let file = try await asked.marlshire.scrutiny.registerFile()
        #expect(Set(file.openProblems.map(\.rule)) == [.personNamed, .personalDetail, .smallNumber])
        await #expect(throws: PublicationRefusal.openProblems(3)) {
            try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        }
        for problem in file.openProblems {
            try await asked.marlshire.scrutiny.resolveRegister(problem.id, reason: "Agreed", today: day(6, 15), by: asked.marlshire.author)
        }
        try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
    }

    @Test func `a question about an inspection under embargo is in no list of others and in nothing published`() async throws {
        let asked = try await AskedStore(state: "final_under_embargo")
        try await asked.nameReader()
        let id = try await asked.ask("What of the Quarrendon letters?")
        try await asked.link(id)
        try await asked.ask("How many?")
        _ = try await asked.plan("Quarrendon report", day(9, 21), answering: id)
        func known(_ viewer: Viewer) async throws -> [String] {
            try await asked.store.read { db in
                try QuestionRegister.register.lines(as: viewer, in: db).map(\.words)
                    + WorkProgrammeRegister.register.lines(as: viewer, in: db).map(\.title)
            }
        }
        let (others, readers) = (try await known(asked.other), try await known(asked.reader).count)
        #expect(others == ["How many?"])
        #expect(readers == 3)
        #expect(!(try await page(try await published(asked), asked)).contains("Quarrendon"))
    }

    /// A question linked to a link that serves an action of a plan.
    private func linkedToEvidence(_ asked: AskedStore, title: String) async throws -> (Identifier<CommitteeQuestion>, Identifier<Evidence>)
    {
        let marlshire = asked.marlshire
        let plan = try await ActionPlanStore(asked.store).createPlan(
            PlanDraft(
                inspection: marlshire.inspection, title: "Plan", start: day(4, 4),
                actions: [ActionDraft(text: "Renew the letter", findings: [], due: day(6, 30))]), on: day(4, 4), by: marlshire.author)
        let action = try await asked.store.read { try ActionPlanRecords.actions(of: plan, in: $0).map(\.id) }
        let evidence = try await EvidenceStore(asked.store, texts: DocumentTexts { _ in throw NotFound() }).add(
            EvidenceDraft(title: title, actions: action, content: .link("https://intranet.example/letter")), on: day(6, 1),
            by: marlshire.author)
        let id = try await asked.ask()
        let choices = try await asked.store.read { try LinkChoice.all(as: .anyone, in: $0) }
        let choice = try #require(choices.first { $0.link.kind == .evidence && $0.link.subject == evidence.text })
        try await QuestionRegister.links.perform(choice, on: id, by: marlshire.author, today: day(6, 15), in: asked.store)
        return (id, evidence)
    }

    /// Has the newest version checked, with so many things found and open, and confirmed where it is to be.
    private func check(_ evidence: Identifier<Evidence>, found: Int = 0, isConfirmed: Bool, _ asked: AskedStore) async throws {
        let (check, hit) = (Identifier<EvidenceCheck>(), Identifier<EvidenceHit>())
        try await asked.marlshire.fill("a check") { db in
            let version = try Identifier<EvidenceItem.Version>.fetchOne(
                db, sql: "SELECT id FROM evidence_version WHERE evidence = ?", arguments: [evidence])
            try db.execute(sql: "UPDATE evidence_text SET digest = 'words' WHERE version = ?", arguments: [version])
            try db.execute(
                sql: "INSERT INTO evidence_check VALUES (?, ?, '2022-06-02', 'x', 'Ada Lowe', 'words', '', 0, NULL, NULL)",
                arguments: [check, version])
            if found > 0 {
                try db.execute(
                    sql: "INSERT INTO evidence_hit (id, evidence_check, position, kind, start, length) VALUES (?, ?, 0, 'name', 0, 3)",
                    arguments: [hit, check])
            }
            guard isConfirmed else { return }
            try db.execute(
                sql: """
                    INSERT INTO evidence_confirmation (version, evidence_check, digest, account, name, confirmed_on)
                    VALUES (?, ?, 'words', 'y', 'Bea Marsh', '2022-06-03')
                    """, arguments: [version, check])
        }
    }

    @Test func `evidence that nobody confirmed holds it up, and is published without its title even when that is resolved`() async throws {
        let asked = try await AskedStore()
        let (_, evidence) = try await linkedToEvidence(asked, title: "What Zephyrine Otherby told us")
        let scrutiny = asked.marlshire.scrutiny
        let open = try await scrutiny.registerFile().openProblems
        #expect(open.map(\.rule) == [.evidence] && open.allSatisfy(\.mayResolve))
        await #expect(throws: PublicationRefusal.openProblems(1)) {
            try await scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        }
        try await scrutiny.resolveRegister(open[0].id, reason: "Not needed", today: day(6, 15), by: asked.marlshire.author)
        let text = try await page(try await published(asked), asked)
        #expect(text.contains("Evidence withheld. It has not been checked for personal data"))
        #expect(!text.contains("Zephyrine"))
        try await check(evidence, isConfirmed: false, asked)
        #expect(try await scrutiny.registerFile().check.problems.map(\.rule) == [.evidence], "a clean check releases nothing")
        #expect(try await page(try await published(asked), asked).contains("Evidence withheld. A second person has not confirmed"))
    }

    @Test func `evidence in which something is open is resolved by no reason, and what a second person confirmed is shown`() async throws {
        let asked = try await AskedStore()
        let (_, held) = try await linkedToEvidence(asked, title: "Notes of June")
        try await check(held, found: 1, isConfirmed: false, asked)
        let open = try await asked.marlshire.scrutiny.registerFile().openProblems
        #expect(open.map(\.rule) == [.evidence] && !open[0].mayResolve)
        try await asked.marlshire.scrutiny.resolveRegister(
            open[0].id, reason: "Never mind", today: day(6, 15), by: asked.marlshire.author)
        await #expect(throws: PublicationRefusal.openProblems(1)) {
            try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        }
        let other = try await AskedStore()
        let (_, confirmed) = try await linkedToEvidence(other, title: "Notes of July")
        try await check(confirmed, isConfirmed: true, other)
        #expect(try await other.marlshire.scrutiny.registerFile().openProblems.isEmpty)
        #expect(try await page(try await published(other), other).contains("Evidence: Notes of July"))
    }

    @Test func `copied words that are put right keep what stood there and why`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask("How many leters?")
        try await QuestionRegister.corrects.perform(
            ("How many letters?", "Cllr Pike", "Minute 4", "A letter was missing"), on: id, by: asked.marlshire.author, today: day(6, 15),
            in: asked.store)
        #expect(try await asked.question(id).asked.words == "How many letters?")
        #expect(try await asked.question(id).corrections.map(\.was) == ["How many leters?"])
    }

    @Test func `a form drawn before somebody else's change overwrites nothing`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        try await asked.answer(id)
        await #expect(throws: EditConflict.self) {
            try await QuestionRegister.assigns.perform(
                asked.court, on: id, version: 0, by: asked.marlshire.author, today: day(6, 15), in: asked.store)
        }
    }
}
