import Boards
import Testing
import Vocabulary

@Suite("A decision that is late")
struct DecisionDueTests {
    @Test func `from the day after its due day, while it is open`() {
        let decision = Decision.made(due: day(6, 14))
        #expect(DecisionDue.days(decision, on: day(6, 14)) == nil)
        #expect(DecisionDue.days(decision, on: day(6, 15)) == 1)
        #expect(DecisionDue.days(.made(due: day(6, 14), outcome: .done(on: day(6, 20), words: "Done")), on: day(7, 1)) == nil)
        #expect(DecisionDue.days(.made(), on: day(7, 1)) == nil)
    }

    @Test func `is settled once`() throws {
        var decision = Decision.made(due: day(6, 14))
        try decision.settle(.done(on: day(6, 10), words: "The trust agreed"))
        #expect(throws: BoardRefusal.settledAlready(on: day(6, 10))) {
            try decision.settle(.setAside(on: day(6, 11), reason: "Not needed"))
        }
    }
}
