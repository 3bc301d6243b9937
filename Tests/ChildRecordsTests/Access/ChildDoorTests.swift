import ChildRecords
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("The one way to a child's name")
struct ChildDoorTests {
    private let whole = Reach(ordinary: [.wholeService])
    private let restriction = Restriction(ground: .adoption, reviewBy: Marlshire.monday + 30, readers: [])

    @Test func `a team's role sees its own children and no others, in lists, searches and alone`() async throws {
        let council = try await TestCouncil()
        let manager = council.asker(council.manager, Reach(ordinary: [.team(council.east)]))
        #expect(try await council.names(manager) == ["Wren Alder"])
        #expect(try await council.names(manager, "Robin") == [])
        #expect(try await council.isThere(council.inEast, for: manager))
        #expect(try await !council.isThere(council.inWest, for: manager))
    }

    @Test func `a worker sees a child from the first day of the allocation to its last`() async throws {
        let council = try await TestCouncil()
        try await council.children.allocate(
            council.inWest, to: council.worker, from: council.today, until: council.today, by: council.founding)
        #expect(try await council.names(council.asker(council.worker, Marlshire.ownOnly)) == ["Robin Ash"])
        let later = Requester(
            worker: council.worker.worker, reach: Marlshire.ownOnly, today: council.today + 1, now: Date(), changer: .system)
        #expect(try await council.names(later) == [])
    }

    @Test func `a search finds by the beginnings of names, by number, and whatever the accents and capitals`() async throws {
        let council = try await TestCouncil()
        let manager = council.asker(council.manager, whole)
        for words in ["wren", "ALD", "alder wr", "Wrén", "C-0001", "c 0001", "c-0001 "] {
            #expect(try await council.names(manager, words) == ["Wren Alder"], "\(words)")
        }
        for words in ["lder", "C-000", "0001", "wren ash", "%", "_", "'"] {
            #expect(try await council.names(manager, words) == [], "\(words)")
        }
    }

    @Test func `a restricted record has no name in a list, and no search for the name finds it`() async throws {
        let council = try await TestCouncil()
        try await council.children.restrict(council.inEast, restriction, by: council.founding)
        let manager = council.asker(council.manager, whole)
        #expect(try await council.names(manager) == ["Robin Ash", "C-0001"])
        #expect(try await council.names(manager, "Wren") == [])
        #expect(try await council.names(manager, "C-0001") == ["C-0001"])
        guard case .restricted(let child) = try await council.read(council.inEast, manager) else {
            Issue.record("the record is open")
            return
        }
        #expect(child.number == "C-0001")
    }

    @Test func `a restricted record is not changed by those it is closed to`() async throws {
        let council = try await TestCouncil()
        try await council.children.restrict(council.inEast, restriction, by: council.founding)
        let manager = council.asker(council.manager, whole)
        await #expect(throws: ClosedRecord.self) {
            try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: manager)
        }
        await #expect(throws: ClosedRecord.self) {
            let readers: Set = [council.manager.worker]
            try await council.children.restrict(
                council.inEast, Restriction(ground: .highRisk, reviewBy: council.today, readers: readers), by: manager)
        }
    }

    @Test func `a blocked worker finds nothing of the whole family, and an emergency opens nothing`() async throws {
        let council = try await TestCouncil()
        let sibling = try await council.children.add(
            .init(name: "Linnet Alder", birth: .born(Marlshire.monday - 900), team: council.west, familyNumber: "F-0001"),
            by: council.founding)
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        try await council.children.block(
            council.worker, fromFamily: "f-0001", because: "Former partner of the mother", by: council.founding)
        let worker = council.asker(council.worker, Marlshire.wholeService)
        #expect(try await council.names(worker) == ["Robin Ash"])
        for words in ["Wren", "Alder", "C-0001", "C-0003"] { #expect(try await council.names(worker, words) == []) }
        for child in [council.inEast, sibling] { #expect(try await !council.isThere(child, for: worker)) }

        func tried(_ number: String) async -> Problems? {
            do {
                try await council.children.open(
                    .init(number: number, birth: Marlshire.monday - 3000, ground: .missing, reason: "The school cannot reach anybody"),
                    by: worker)
                return nil
            } catch { return error as? Problems }
        }
        let (blocked, missing) = (await tried("C-0001"), await tried("C-9999"))
        #expect(blocked != nil && blocked == missing, "the two answers are the same")
        let (lead, today) = (council.lead.worker, council.today)
        let governance = try await council.store.read { try Governance(for: lead, on: today, in: $0) }
        #expect(governance.blocks.map(\.tries) == [1], "and the governance lead learns of the first")
        #expect(try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM break_glass_access") } == 0)
    }

    @Test func `a family that a worker may not see cannot be joined, and the answer is that of one that is not there`() async throws {
        let council = try await TestCouncil()
        let manager = council.asker(council.manager, Reach(ordinary: [.team(council.west)]))
        func tried(_ family: String) async -> Problems? {
            do {
                try await council.children.add(
                    .init(name: "Jay Fern", birth: .born(Marlshire.monday), team: council.west, familyNumber: family), by: manager)
                return nil
            } catch { return error as? Problems }
        }
        let (hidden, missing) = (await tried("F-0001"), await tried("F-9999"))
        #expect(hidden != nil && hidden == missing)
        #expect(await tried("F-0002") == nil)
    }

    @Test func `nobody puts a child into a team that their role does not reach`() async throws {
        let council = try await TestCouncil()
        let manager = council.asker(council.manager, Reach(ordinary: [.team(council.east)]))
        await #expect(throws: Problems.self) {
            try await council.children.add(.init(name: "Jay Fern", birth: .born(Marlshire.monday), team: council.west), by: manager)
        }
    }

    @Test func `the second of two editors sees both texts`() async throws {
        let council = try await TestCouncil()
        let manager = council.asker(council.manager, whole)
        let statement = ChildStore.Statement(name: "Wren Alder-Hope", birth: .born(Marlshire.monday - 3000), team: council.east)
        try await council.children.edit(council.inEast, statement, version: 1, by: manager)
        await #expect(throws: EditConflict.self) { try await council.children.edit(council.inEast, statement, version: 1, by: manager) }
    }

    @Test func `no audit row holds a name, a number or a reason`() async throws {
        let council = try await TestCouncil()
        try await council.children.restrict(council.inEast, restriction, by: council.founding)
        try await council.children.open(
            .init(number: "C-0002", birth: Marlshire.monday + 60, ground: .outOfHours, reason: "Grandmother rang the duty team"),
            by: council.asker(council.worker, Marlshire.wholeService))
        try await council.children.block(council.worker, fromFamily: "F-0001", because: "Former partner", by: council.founding)
        let rows = try await council.store.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'audit%'")
            return try tables.flatMap { table in try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" } }
        }
        #expect(rows.count >= 8)
        for row in rows {
            for secret in ["Wren", "Robin", "C-000", "F-000", "Grandmother", "partner"] { #expect(!row.contains(secret), "\(row)") }
        }
    }
}

@Suite("An emergency opening in the store")
struct EmergencyStoreTests {
    private let duty = Reach(ordinary: [.ownAllocation], inEmergency: true)

    private func open(_ council: TestCouncil, birth: Day = Marlshire.monday - 3000) async throws {
        try await council.children.open(
            .init(number: "c-0001", birth: birth, ground: .childAtRisk, reason: "Police are at the door now"),
            by: council.asker(council.worker, duty))
    }

    @Test func `opens the record for an hour, also a restricted one, to its worker alone`() async throws {
        let council = try await TestCouncil()
        try await council.children.restrict(
            council.inEast, Restriction(ground: .highRisk, reviewBy: council.today + 1, readers: []), by: council.founding)
        try await open(council)
        guard case .open(let child, .emergency) = try await council.read(council.inEast, council.asker(council.worker, duty)) else {
            Issue.record("the record is closed")
            return
        }
        #expect(child.name == "Wren Alder")
        #expect(try await !council.isThere(council.inEast, for: council.asker(council.worker, duty, after: 3601)))
        #expect(try await !council.isThere(council.inEast, for: council.asker(council.manager, duty)))
    }

    @Test func `needs the number and the day of birth together`() async throws {
        let council = try await TestCouncil()
        await #expect(throws: Problems.self) { try await open(council, birth: Marlshire.monday - 2999) }
    }

    @Test func `is told to the governance lead at once, and taken off when it is reviewed`() async throws {
        let council = try await TestCouncil()
        try await open(council)
        let policy = Policy([(.governChildren, [.informationGovernanceLead])])
        let lead = Person(id: council.lead, name: "Cleo Dunn", roles: [.informationGovernanceLead])
        let told = try await ChildDeadlines(council.store).source(lead, policy, council.today)
        #expect(told.map(\.due) == [council.today + 7])
        #expect(told.allSatisfy { !($0.title + $0.reason + $0.path).contains("Wren") && !$0.reason.contains("C-0001") })
        let opening = try #require(try await council.store.read { try BreakGlassRows.unreviewed(in: $0) }.first)
        await #expect(throws: OwnOpening.self) {
            try await council.children.review(opening.id, wasRight: true, words: "Fine", by: council.asker(council.worker, duty))
        }
        try await council.children.review(
            opening.id, wasRight: true, words: "The police confirmed the call", by: council.asker(council.lead, .none))
        #expect(try await ChildDeadlines(council.store).source(lead, policy, council.today).isEmpty)
    }

    @Test func `a lead who is blocked from a family learns nothing of it from what they review`() async throws {
        let council = try await TestCouncil()
        try await open(council)
        try await council.children.restrict(
            council.inEast, Restriction(ground: .highRisk, reviewBy: council.today + 1, readers: []), by: council.founding)
        try await council.children.block(council.lead, fromFamily: "F-0001", because: "A cousin", by: council.founding)
        let (worker, today) = (council.lead.worker, council.today)
        let seen = try await council.store.read { try Governance(for: worker, on: today, in: $0) }
        #expect(seen.openings.isEmpty && seen.restrictions.isEmpty && seen.blocks.isEmpty)
    }
}
