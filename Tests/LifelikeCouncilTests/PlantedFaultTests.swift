import Testing
import Vocabulary

@testable import LifelikeCouncil

@Suite("Faults that are planted")
struct PlantedFaultTests {
    @Test func `a council of 5,000 has room for every kind of fault`() {
        var households = InventedCouncil(CouncilPlan(children: 5000)).makeIterator()
        while households.next() != nil {}
        let found = Set(households.planted.map(\.rule))
        let wanted = Set(Planter.kinds.flatMap(\.rules) + ["SamePupilNumberTwice"])
        #expect(wanted.subtracting(found).isEmpty, "not planted: \(wanted.subtracting(found).sorted())")
        #expect(wanted.count >= 40)
    }

    @Test func `a council that is to be sound has none`() {
        var plan = CouncilPlan(children: 200)
        plan.faults = false
        var households = InventedCouncil(plan).makeIterator()
        while households.next() != nil {}
        #expect(households.planted.isEmpty)
    }
}
