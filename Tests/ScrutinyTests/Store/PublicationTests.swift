import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

@Suite("Publishing a report")
struct PublicationTests {
    private let documents = DocumentMaker(path: "/nowhere")

    @Test func `what is published stays as it is when the record changes`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let before = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0).page }
        try await marlshire.fill("the record moves on") { db in
            try db.execute(sql: "UPDATE judgement SET grade = 'inadequate', printed = 'Inadequate'")
            try db.execute(sql: "UPDATE finding SET text = 'Something else'")
        }
        let after = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0).page }
        #expect(before == after)
        #expect(String(decoding: after, as: UTF8.self).contains("The letters"))
        #expect(try await marlshire.scrutiny.file(report).report.stateWords == "published 21 June 2022")
    }

    @Test func `the digest is that of the words that can be downloaded`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let content = try await marlshire.store.read { try PublishedRecords.file(.content, of: digest, in: $0) }
        #expect(Digest(of: content) == digest)
        #expect(try JSONDecoder().decode(PublicReport.self, from: content).paper.title == "Ofsted inspection of children’s services")
    }

    @Test func `it ends with the newest signed head of the audit trail`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let outside = AuditHeads.directory(beside: marlshire.store.directory)
        defer { try? FileManager.default.removeItem(at: outside) }
        let head = try #require(try await AuditHeads(of: marlshire.store, in: outside).sign())
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let page = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0).page }
        #expect(
            String(decoding: page, as: UTF8.self).contains(
                "Audit trail signed to row \(head.sequence) at \(head.time), \(head.hash.text.prefix(12))"))
    }

    @Test func `one person cannot do both`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        await #expect(throws: PublicationRefusal.samePerson) {
            try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.author)
        }
    }

    @Test func `a record that changed since the proposal is proposed again`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        try await marlshire.fill("a finding is reworded") { try $0.execute(sql: "UPDATE finding SET text = 'The letters and the plans'") }
        await #expect(throws: PublicationRefusal.changedSinceProposal) {
            try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        }
    }

    @Test func `an edited report loses its proposal`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        try await marlshire.scrutiny.editFacts(of: report, .made(meeting: day(7, 6)), version: 1, by: marlshire.author)
        #expect(try await marlshire.scrutiny.file(report).report.state == .draft)
    }

    @Test func `nothing about an inspection under embargo is proposed`() async throws {
        let marlshire = try await MarlshireStore(state: "final_under_embargo")
        let report = try await marlshire.create()
        try await marlshire.complete(report)
        try await marlshire.clear(report)
        await #expect(throws: PublicationRefusal.underEmbargo) {
            try await marlshire.scrutiny.propose(report, today: day(6, 15), by: marlshire.author)
        }
    }

    @Test func `an exempt section is nowhere in what is published, in no column`() async throws {
        let canary = "CANARY-7Q"
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.create()
        let money = try #require(try await marlshire.scrutiny.file(report).report.sections.first { $0.kind == .financial })
        try await marlshire.scrutiny.editSection(
            money.id, of: report, heading: "Price \(canary)", body: "The price is \(canary).", isComplete: true, version: 1,
            by: marlshire.author)
        try await marlshire.scrutiny.setExemption(
            Exemption(paragraph: .financialOrBusinessAffairs, publicInterest: "Bidders \(canary)"), on: money.id, of: report, version: 2,
            by: marlshire.author)
        try await marlshire.complete(report)
        try await marlshire.clear(report)
        try await marlshire.scrutiny.propose(report, today: day(6, 15), by: marlshire.author)
        _ = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: DocumentMaker(), by: marlshire.other)
        let columns = try await marlshire.store.read { db -> [(String, Data)] in
            let row = try Row.fetchOne(db, sql: "SELECT * FROM published_snapshot")
            return (row ?? Row()).map { ($0, Data.fromDatabaseValue($1) ?? Data()) }
        }
        #expect(columns.count == 14)
        for (column, bytes) in columns { #expect(bytes.firstRange(of: Data(canary.utf8)) == nil, "\(column)") }
    }

    @Test func `a published report is marked as withdrawn with the reason, and its copy stays as it was`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        func propose(_ reason: String, _ day: Day) async throws {
            try await marlshire.scrutiny.proposeWithdrawal(of: .report(report), reason: reason, today: day, by: marlshire.other)
        }
        await #expect(throws: PublicationRefusal.notPublished) {
            try await propose("Wrong", day(6, 20))
        }
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let before = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0) }
        // Everybody reads the reason, so it names nobody.
        await #expect(throws: Problems.self) {
            try await propose("Ada Lowe made an error.", day(7, 1))
        }
        func answer(_ confirmed: Bool, by changer: Changer) async throws {
            try await marlshire.scrutiny.answerWithdrawal(of: .report(report), confirmed: confirmed, today: day(7, 1), by: changer)
        }
        await #expect(throws: PublicationRefusal.noWithdrawalProposed) { try await answer(true, by: marlshire.author) }
        try await propose("A table is wrong.", day(7, 1))
        await #expect(throws: PublicationRefusal.withdrawalProposed(on: day(7, 1))) { try await propose("Again", day(7, 1)) }
        await #expect(throws: PublicationRefusal.samePersonWithdraws) { try await answer(true, by: marlshire.other) }
        #expect(try await marlshire.scrutiny.file(report).report.withdrawal == nil)
        try await answer(false, by: marlshire.author)
        try await propose("A table is wrong.", day(7, 1))
        try await answer(true, by: marlshire.author)
        let after = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0) }
        #expect(before.page == after.page && before.line.withdrawal == nil)
        #expect(after.line.withdrawal?.words == "Withdrawn on 1 July 2022: A table is wrong.")
        #expect(try await marlshire.scrutiny.file(report).report.stateWords == "published 21 June 2022, withdrawn 1 July 2022")
        let shown = try await marlshire.store.read { [inspection = marlshire.inspection] db in
            try ScrutinyRecords.published(on: inspection, in: db)?.snapshot
        }
        #expect(shown == nil)
        await #expect(throws: PublicationRefusal.alreadyWithdrawn(on: day(7, 1))) {
            try await propose("Again", day(7, 2))
        }
        await #expect(throws: DatabaseError.self) {
            try await marlshire.fill("tamper") { try $0.execute(sql: "UPDATE published_withdrawal SET reason = 'x'") }
        }
    }

    @Test func `a published report and its frozen copy can be changed by nobody`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        _ = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        await #expect(throws: PublicationRefusal.alreadyPublished) {
            try await marlshire.scrutiny.editFacts(of: report, .made(), version: 1, by: marlshire.author)
        }
        await #expect(throws: DatabaseError.self) {
            try await marlshire.fill("tamper") { try $0.execute(sql: "UPDATE published_snapshot SET title = 'x'") }
        }
        await #expect(throws: DatabaseError.self) {
            try await marlshire.fill("tamper") { try $0.execute(sql: "DELETE FROM published_snapshot") }
        }
    }

    @Test func `no read behind what is published knows another table`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let statements = try await marlshire.store.read { db -> [String] in
            let heard = Heard()
            db.trace { heard.statements.append("\($0)") }
            _ = try PublishedRecords.all(in: db)
            _ = try PublishedRecords.copy(digest, in: db)
            _ = try PublishedRecords.register(in: db)
            for file in [PublishedRecords.File.word, .pdf, .content] { _ = try? PublishedRecords.file(file, of: digest, in: db) }
            db.trace(options: [], nil)
            return heard.statements
        }
        #expect(statements.count == 6)
        for statement in statements {
            let read = Set(statement.matches(of: /(?:FROM|JOIN)\s+(\w+)/).map { String($0.1) })
            #expect(read.contains("published_snapshot"))
            #expect(read.isSubset(of: ["published_snapshot", "published_withdrawal"]), "\(statement)")
        }
    }

    @Test func `without converters it is published as a page, and says what is missing`() async throws {
        let marlshire = try await MarlshireStore()
        let report = try await marlshire.proposed()
        let digest = try await marlshire.scrutiny.publish(report, today: day(6, 21), documents: documents, by: marlshire.other)
        let copy = try await marlshire.store.read { try PublishedRecords.copy(digest, in: $0) }
        #expect(copy.wordDigest == nil && copy.pdfDigest == nil)
        #expect(copy.missing.hasPrefix("Word export needs pandoc"))
        await #expect(throws: NotFound.self) { try await marlshire.store.read { try PublishedRecords.file(.pdf, of: digest, in: $0) } }
    }
}

/// What a connection was asked.
private final class Heard {
    var statements: [String] = []
}
