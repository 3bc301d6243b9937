import Testing
import Vocabulary

@testable import ChildRecords

@Suite("A worker’s own family")
struct OwnFamilyIsClosedTests {
    private let worker = Identifier<Worker>()
    private let colleague = Identifier<Worker>()
    private let other = Identifier<Worker>()

    @Test func `is restricted to those it is allocated to, never to the worker nor to anybody blocked`() throws {
        let child = ChildFacts.child(allocated: [worker, colleague, other], blocked: [other])
        let restriction = try #require(OwnFamilyIsClosed.restriction(of: child, closedTo: worker, on: Marlshire.monday))
        #expect(restriction.ground == .staffInterest && restriction.readers == [colleague])
    }

    @Test func `is reviewed within ninety days`() throws {
        let restriction = try #require(OwnFamilyIsClosed.restriction(of: .child(), closedTo: worker, on: Marlshire.monday))
        #expect(restriction.reviewBy == Marlshire.monday + 90)
        try RestrictionReview.check(restriction.reviewBy, setOn: Marlshire.monday)
    }

    @Test func `keeps the restriction that it has`() {
        let child = ChildFacts.child(restriction: .adoption(readers: [colleague]))
        #expect(OwnFamilyIsClosed.restriction(of: child, closedTo: worker, on: Marlshire.monday) == nil)
    }
}
