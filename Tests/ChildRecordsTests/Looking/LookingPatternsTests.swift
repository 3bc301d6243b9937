import ChildRecords
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import SiteKit

@Suite("Looking that is worth a question")
struct LookingPatternsTests {
    private let council: TestCouncil
    private let reading = Reach(ordinary: [.wholeService], restricted: [.wholeService])

    init() async throws { council = try await TestCouncil() }

    private func look(
        _ account: Identifier<Person>, at child: Identifier<Child>, hour: Int = 10, day: Day? = nil, act: Act = .readChild,
        ground: String? = nil
    ) async throws {
        let moment = EnglishDay.moment(day ?? council.today, hour: hour, minute: 0)
        try await council.store.writeUnaudited {
            let entry = AuditEntry(.view, act, by: Changer(account: account.text), on: child.text, ground: ground)
            try AuditTrail.append(entry, at: moment, in: $0)
        }
    }

    private func found(_ asker: Identifier<Person>? = nil) async throws -> [PatternsRead.Line] {
        try await PatternsRead.read(
            from: council.today - 27, to: council.today, for: council.asker(asker ?? council.lead, reading), in: council.store
        ).lines
    }

    @Test func `a worker is compared with the median of their own team`() async throws {
        var children: [Identifier<Child>] = []
        for number in 0..<11 {
            children.append(
                try await council.children.add(
                    .init(name: "Kit Number\(number)", birth: .born(council.today - 900), team: council.east), by: council.founding))
        }
        for account in [council.manager, council.worker] {
            try await Grants(council.store).give(Grant(.teamManager, .team(council.east)), to: account, on: council.today, by: .system)
        }
        let third = try await Accounts(store: council.store, passwords: Passwords()).add(
            signIn: "third", name: "third", grants: [Grant(.teamManager, .team(council.east))], by: .system
        ).0
        for account in [council.manager, third] { try await look(account, at: children[0]) }
        for child in children { try await look(council.worker, at: child) }
        let line = try #require(try await found().first { $0.pattern.kind == .manyRecords })
        #expect(line.name == "bo.marsh" && line.pattern.reason == "Opened 11 different records; the median of East is 1.")
    }

    @Test func `hours are England's and the setting's, and refusals and lists are no openings`() async throws {
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today - 9, by: council.founding)
        for hour in [6, 19, 23] { try await look(council.worker, at: council.inEast, hour: hour) }
        for _ in 0..<3 { try await look(council.worker, at: Identifier(), act: .missedChild) }
        for _ in 0..<2 { try await look(council.worker, at: council.inWest, ground: ChildPages.withheld) }
        let kinds = Set(try await found().map(\.pattern.kind))
        #expect(kinds == [.outsideHours, .refusals])
    }

    @Test func `the same surname is told, and the number of a restricted record is kept back`() async throws {
        let named = try await Accounts(store: council.store, passwords: Passwords()).add(
            signIn: "x", name: "Ada Alder", grants: [], by: .system
        ).0
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today - 30, by: council.founding)
        try await look(named, at: council.inEast)
        var line = try #require(try await found().first { $0.pattern.kind == .sameSurname })
        #expect(line.records.map(\.number) == ["C-0001"])
        try await council.children.restrict(
            council.inEast, Restriction(ground: .adoption, reviewBy: council.today + 9, readers: []), by: council.founding)
        line = try #require(try await found().first { $0.pattern.kind == .sameSurname })
        #expect(line.records.isEmpty && line.pattern.reason == "Opened a record with the worker’s own surname.")
    }

    @Test func `nothing of a family that is hidden from the one who asks is counted, nor their own looks`() async throws {
        for _ in 0..<6 { try await look(council.worker, at: council.inEast, hour: 22, ground: ChildPages.withheld) }
        for _ in 0..<6 { try await look(council.lead, at: council.inWest, hour: 22) }
        #expect(try await found().map(\.name) == ["bo.marsh", "bo.marsh"])
        let family = try await council.store.read { try String.fetchOne($0, sql: "SELECT number FROM family ORDER BY number LIMIT 1") }
        try await council.children.block(council.lead, fromFamily: family ?? "", because: "A cousin", by: council.founding)
        #expect(try await found().isEmpty)
    }

    @Test func `a question about a worker is kept with its purpose beside the chain, and is never about oneself`() async throws {
        let (inquiries, lead) = (AccessReviews(store: council.store), council.asker(council.lead, reading))
        let purpose = "Complaint 12: did anybody open the sister’s record"
        let id = try await inquiries.ask(council.worker, from: council.today - 5, until: nil, purpose: purpose, by: lead)
        let (lines, kept) = (
            try await AuditReads(council.store).rows(on: council.worker.text).lines,
            try await council.store.read { try AccessReviews.one(id, for: lead.worker, in: $0) }
        )
        #expect(lines.first?.detail == .words(purpose) && lines.first?.act == "audit.inquire" && kept.purpose == purpose)
        await #expect(throws: Problems.self) {
            _ = try await inquiries.ask(council.lead, from: council.today, until: nil, purpose: purpose, by: lead)
        }
        // The one who was asked about finds neither the question nor that there is one.
        let about = council.worker.worker
        #expect(try await council.store.read { try AccessReviews.all(for: about, in: $0).isEmpty })
        await #expect(throws: NotFound.self) { _ = try await council.store.read { try AccessReviews.one(id, for: about, in: $0) } }
        await #expect(throws: DatabaseError.self) {
            try await council.store.writeUnaudited { try $0.execute(sql: "UPDATE access_review SET purpose = 'something else entirely'") }
        }
    }

    @Test func `the counts read through the index by time`() async throws {
        let plan = try await council.store.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + AuditReads.countSQL, arguments: StatementArguments([String](repeating: "1", count: 11))
            )
            .map { $0["detail"] as String }.joined(separator: "; ")
        }
        #expect(plan.contains("SEARCH audit USING INDEX audit_by_time"), "\(plan)")
    }
}
