import ChildRecords
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("How far a role reaches")
struct WithinScopeTests {
    private func seen(_ council: TestCouncil, _ scopes: Set<Scope>) async throws -> [String] {
        try await council.names(council.asker(council.worker, Reach(ordinary: scopes)))
    }

    @Test func `the whole service is every child`() async throws {
        let council = try await TestCouncil()
        #expect(try await seen(council, [.wholeService]) == ["Robin Ash", "Wren Alder"])
    }

    @Test func `a team is its own children and those of the teams below it`() async throws {
        let council = try await TestCouncil()
        #expect(try await seen(council, [.team(council.east)]) == ["Wren Alder"])
        #expect(try await seen(council, [.team(council.service)]) == ["Robin Ash", "Wren Alder"])
        #expect(try await seen(council, [.team(Identifier())]) == [])
    }

    @Test func `own allocation is the children allocated to the worker and no other`() async throws {
        let council = try await TestCouncil()
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        try await council.children.allocate(council.inWest, to: council.manager, from: council.today, by: council.founding)
        #expect(try await seen(council, [.ownAllocation]) == ["Wren Alder"])
    }

    @Test func `one scope that reaches is enough, and none reaches nothing`() async throws {
        let council = try await TestCouncil()
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        #expect(try await seen(council, [.team(council.west), .ownAllocation]) == ["Robin Ash", "Wren Alder"])
        #expect(try await seen(council, []) == [])
    }

    @Test func `a child is put into a team only by a role that reaches the team`() async throws {
        let council = try await TestCouncil()
        let ofEast = council.asker(council.manager, Reach(ordinary: [.team(council.east), .ownAllocation]))
        let (east, west) = (council.east, council.west)
        #expect(try await council.store.read { try WithinScope.reaches(east, ofEast, in: $0) })
        #expect(try await !council.store.read { try WithinScope.reaches(west, ofEast, in: $0) })
        #expect(try await !council.store.read { try WithinScope.reaches(Identifier<Team>(), ofEast, in: $0) })
    }

    @Test func `the first and the last day of an allocation count`() {
        let monday = Marlshire.monday
        let allocation = Allocation(worker: Identifier(), name: "Ada Lowe", from: monday, until: monday + 7)
        #expect(allocation.holds(on: monday) && allocation.holds(on: monday + 7))
        #expect(!allocation.holds(on: monday - 1) && !allocation.holds(on: monday + 8))
    }
}
