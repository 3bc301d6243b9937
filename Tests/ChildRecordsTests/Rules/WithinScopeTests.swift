import Testing
import Vocabulary

@testable import ChildRecords

@Suite("How far a role reaches")
struct WithinScopeTests {
    private let worker = Identifier<Worker>()

    private func reaches(_ scopes: Set<Scope>, _ child: ChildFacts = .child()) -> Bool {
        WithinScope.reaches(child, scopes, of: worker)
    }

    @Test func `the whole service is every child`() { #expect(reaches([.wholeService])) }

    @Test func `a team is its own children and those of the teams below it`() {
        #expect(reaches([.team(Marlshire.east)]))
        #expect(reaches([.team(Marlshire.service)]))
        #expect(!reaches([.team(Marlshire.west)]))
    }

    @Test func `own allocation is the children allocated to the worker and no other`() {
        #expect(reaches([.ownAllocation], .child(allocated: [worker])))
        #expect(!reaches([.ownAllocation], .child(allocated: [Identifier()])))
    }

    @Test func `one scope that reaches is enough, and none reaches nothing`() {
        #expect(reaches([.team(Marlshire.west), .team(Marlshire.east)]))
        #expect(!reaches([], .child(allocated: [worker])))
    }

    @Test func `the first and the last day of an allocation count`() {
        let monday = Marlshire.monday
        let allocation = Allocation(worker: worker, name: "Ada Lowe", from: monday, until: monday + 7)
        #expect(allocation.holds(on: monday) && allocation.holds(on: monday + 7))
        #expect(!allocation.holds(on: monday - 1) && !allocation.holds(on: monday + 8))
    }
}
