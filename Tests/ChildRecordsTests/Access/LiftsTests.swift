import ChildRecords
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import SiteKit

@Suite("Two people lift what closes a record")
struct LiftsTests {
    private let council: TestCouncil
    private let whole = Reach(ordinary: [.wholeService])
    private let reason = "The reason for it is over since June"
    private var lead: Requester { council.asker(council.lead, whole) }
    private var second: Requester { council.asker(council.manager, whole) }

    init() async throws {
        council = try await TestCouncil()
        let restriction = Restriction(ground: .adoption, reviewBy: council.today + 30, readers: [])
        try await council.children.restrict(council.inEast, restriction, by: council.founding)
    }

    private func isRestricted() async throws -> Bool {
        if case .restricted = try await council.read(council.inEast, second) { true } else { false }
    }

    private func block(_ account: Identifier<Person>) async throws -> Identifier<FamilyBlock> {
        let family = try await council.store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family = family.id WHERE child.id = ?", arguments: [council.inWest]
            )
        }
        try await council.children.block(account, fromFamily: family ?? "", because: "A cousin", by: council.founding)
        return try await council.store.read { try Identifier.fetchOne($0, sql: "SELECT id FROM family_block WHERE lifted_on IS NULL") }
            ?? Identifier()
    }

    @Test func `a proposal lifts nothing, the proposer cannot confirm it, a second person can`() async throws {
        let id = try await council.children.propose(liftOf: council.inEast, because: reason, by: lead)
        #expect(try await isRestricted())
        await #expect(throws: RemovalRefusal.ownProposal) { try await council.children.settle(id, .lifted, by: lead) }
        #expect(try await isRestricted())
        try await council.children.settle(id, .lifted, by: second)
        #expect(try await !isRestricted())
        await #expect(throws: NotFound.self) { try await council.children.settle(id, .kept, by: second) }
    }

    @Test func `what is kept or taken back stays closed, and may be proposed again`() async throws {
        for (outcome, asker) in [(RemovalProposal.Outcome.kept, second), (.withdrawn, lead)] {
            let id = try await council.children.propose(liftOf: council.inEast, because: reason, by: lead)
            await #expect(throws: RemovalRefusal.waitsAlready) {
                try await council.children.propose(liftOf: council.inEast, because: reason, by: second)
            }
            try await council.children.settle(id, outcome, by: asker)
            #expect(try await isRestricted())
        }
    }

    @Test func `a proposal for an older restriction lifts no newer one`() async throws {
        let id = try await council.children.propose(liftOf: council.inEast, because: reason, by: lead)
        let director = council.asker(council.worker, Reach(ordinary: [.wholeService], restricted: [.wholeService]))
        try await council.children.restrict(
            council.inEast, Restriction(ground: .highRisk, reviewBy: council.today + 60, readers: []), by: director)
        await #expect(throws: NotFound.self) { try await council.children.settle(id, .lifted, by: second) }
        #expect(try await isRestricted())
    }

    @Test func `a block is lifted by two others than the one it is about`() async throws {
        let block = try await block(council.worker)
        let blocked = council.asker(council.worker, whole)
        await #expect(throws: NotFound.self) { try await council.children.propose(.block(block), because: reason, by: blocked) }
        let id = try await council.children.propose(.block(block), because: reason, by: lead)
        #expect(try await council.store.read { try RemovalLine.waiting(for: blocked.worker, in: $0).isEmpty })
        await #expect(throws: NotFound.self) { try await council.children.settle(id, .lifted, by: blocked) }
        #expect(try await !council.isThere(council.inWest, for: blocked))
        try await council.children.settle(id, .lifted, by: second)
        #expect(try await council.isThere(council.inWest, for: blocked))
    }

    @Test func `the store itself lifts no block that two people did not lift, and keeps each proposal`() async throws {
        let block = try await block(council.worker)
        await #expect(throws: DatabaseError.self) {
            try await council.store.writeUnaudited {
                try $0.execute(sql: "UPDATE family_block SET lifted_on = '2022-06-20', lifted_by = 'x' WHERE id = ?", arguments: [block])
            }
        }
        let id = try await council.children.propose(.block(block), because: reason, by: lead)
        for sql in [
            "DELETE FROM removal_proposal",
            "UPDATE removal_proposal SET outcome = 'lifted', settled_by = proposed_by, settled_on = '2022-06-20'",
        ] { await #expect(throws: DatabaseError.self) { try await council.store.writeUnaudited { try $0.execute(sql: sql) } } }
        try await council.children.settle(id, .kept, by: second)
        await #expect(throws: DatabaseError.self) {
            try await council.store.writeUnaudited { try $0.execute(sql: "UPDATE removal_proposal SET outcome = 'lifted'") }
        }
    }

    @Test func `the reason lies beside the chain`() async throws {
        try await council.children.propose(liftOf: council.inEast, because: reason, by: lead)
        let lines = try await AuditReads(council.store).rows(on: council.inEast.text).lines
        #expect(lines.first?.detail == .words(reason) && lines.first?.ground == "lift proposed")
    }
}
