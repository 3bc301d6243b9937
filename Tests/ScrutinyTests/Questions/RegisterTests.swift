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
        try await asked.questions.addOutcome(
            to: try await asked.store.read { try QuestionRows.all(in: $0) }.first { $0.standing == .enough }?.id ?? Identifier(),
            words: "The list is kept.", on: day(6, 10), today: day(6, 15), by: asked.marlshire.author)
        let text = try await page(try await published(asked), asked)
        for words in [
            "You asked", "Enough?", "We said", "Letters go out in ten days.", "What happened", "The list is kept.", "What shows it",
            "Finding: The letters", "Was it enough?", "Members noted it.", "Cllr Pike", "To answer: Court",
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

    @Test func `a colleague's name, a telephone number and three children hold it up until they are mended or settled`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        try await asked.answer(id)
        for words in ["Bea Marsh has checked it.", "Ring 01632 960001.", "It concerns three children."] {
            try await asked.questions.addOutcome(to: id, words: words, on: day(6, 1), today: day(6, 15), by: asked.marlshire.author)
        }
        let file = try await asked.marlshire.scrutiny.registerFile()
        #expect(Set(file.openProblems.map(\.rule)) == [.personNamed, .personalDetail, .smallNumber])
        await #expect(throws: PublicationRefusal.openProblems(3)) {
            try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
        }
        for problem in file.openProblems {
            try await asked.marlshire.scrutiny.settleRegister(problem.id, reason: "Agreed", today: day(6, 15), by: asked.marlshire.author)
        }
        try await asked.marlshire.scrutiny.proposeRegister(today: day(6, 15), by: asked.marlshire.author)
    }

    @Test func `a question about an inspection under embargo is in no list of others and in nothing published`() async throws {
        let asked = try await AskedStore(state: "final_under_embargo")
        let id = try await asked.ask("What of the Quarrendon letters?")
        try await asked.tie(id)
        try await asked.ask("How many?")
        _ = try await asked.forward.add(
            ForwardItem(title: "Quarrendon report", committee: "People", meeting: day(9, 21), answers: id), by: asked.marlshire.author)
        let (others, readers) = try await asked.store.read { [inspection = asked.marlshire.inspection] db in
            (
                try QuestionRows.within([], in: db).map(\.asked.words) + ForwardRows.within([], in: db).map(\.title),
                try QuestionRows.within([inspection], in: db).count + ForwardRows.within([inspection], in: db).count
            )
        }
        #expect(others == ["How many?"])
        #expect(readers == 3)
        #expect(!(try await page(try await published(asked), asked)).contains("Quarrendon"))
    }

    @Test func `copied words that are put right keep what stood there and why`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask("How many leters?")
        try await asked.questions.correct(
            id, words: "How many letters?", asker: "Cllr Pike", minute: "Minute 4", reason: "A letter was missing", today: day(6, 15),
            version: 1, by: asked.marlshire.author)
        #expect(try await asked.question(id).asked.words == "How many letters?")
        let was = try await asked.store.read { try QuestionRows.corrections(of: id, in: $0) }
        #expect(was.map(\.was) == ["How many leters?"])
    }

    @Test func `a form drawn before somebody else's change overwrites nothing`() async throws {
        let asked = try await AskedStore()
        let id = try await asked.ask()
        try await asked.answer(id)
        await #expect(throws: EditConflict.self) {
            try await asked.questions.giveOwner(asked.court, to: id, version: 1, by: asked.marlshire.author)
        }
    }
}
