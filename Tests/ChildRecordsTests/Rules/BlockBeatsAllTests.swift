import Testing
import Vocabulary

@testable import ChildRecords

@Suite("A block")
struct BlockBeatsAllTests {
    private let worker = Identifier<Worker>()

    @Test func `beats every role, naming, allocation and emergency`() {
        let id = Identifier<Child>()
        let child = ChildFacts.child(allocated: [worker], restriction: .adoption(readers: [worker]), blocked: [worker], id: id)
        let reader = Reader(worker, Marlshire.wholeService, openings: [.made(of: id, by: worker)])
        #expect(ChildAccess.decide(reader, child, at: Marlshire.noon) == .notThere)
    }

    @Test func `hides nothing from others`() {
        let child = ChildFacts.child(blocked: [Identifier()])
        #expect(!BlockBeatsAll.hides(child, from: worker))
        #expect(ChildAccess.decide(Reader(worker, Marlshire.wholeService), child, at: Marlshire.noon) == .open(.scope))
    }
}
