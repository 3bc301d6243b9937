import Testing
import Vocabulary

@testable import ChildRecords

@Suite("A restricted record")
struct RestrictedToReadersTests {
    private let worker = Identifier<Worker>()

    private func decide(_ reach: Reach, _ child: ChildFacts, _ openings: [EmergencyOpening] = []) -> ChildAccess.Decision {
        ChildAccess.decide(Reader(worker, reach, openings: openings), child, at: Marlshire.noon)
    }

    @Test func `opens to a named reader, also outside their scope`() {
        let child = ChildFacts.child(restriction: .adoption(readers: [worker]))
        #expect(decide(Marlshire.ownOnly, child) == .open(.namedReader))
        #expect(decide(.none, child) == .notThere, "a name without a role for the act opens nothing")
    }

    @Test func `opens within scope to whom the table names for restricted records`() {
        let child = ChildFacts.child(restriction: .adoption())
        #expect(decide(Reach(ordinary: [.wholeService], restricted: [.team(Marlshire.service)]), child) == .open(.scope))
        let other = Reach(ordinary: [.wholeService], restricted: [.team(Marlshire.west)])
        #expect(decide(other, child) == .restricted(RestrictedChild(id: child.id, number: "C-0001")))
    }

    @Test func `is known to be there within scope, and is not there outside it`() {
        let child = ChildFacts.child(allocated: [worker], restriction: .adoption())
        #expect(decide(Marlshire.ownOnly, child) == .restricted(RestrictedChild(id: child.id, number: "C-0001")))
        #expect(decide(Marlshire.ownOnly, .child(restriction: .adoption())) == .notThere)
    }

    @Test func `opens in an emergency`() {
        let child = ChildFacts.child(restriction: .adoption())
        let opening = EmergencyOpening.made(10, of: child.id, by: worker)
        #expect(decide(Reach(ordinary: [.ownAllocation], inEmergency: true), child, [opening]) == .open(.emergency(opening)))
        #expect(decide(Marlshire.ownOnly, child, [opening]) == .notThere, "an act that the table does not give in an emergency")
    }

    @Test func `stays closed when its review day has passed`() {
        let child = ChildFacts.child(allocated: [worker], restriction: .adoption(reviewBy: Marlshire.monday - 100))
        #expect(decide(Marlshire.ownOnly, child) == .restricted(RestrictedChild(id: child.id, number: "C-0001")))
    }
}
