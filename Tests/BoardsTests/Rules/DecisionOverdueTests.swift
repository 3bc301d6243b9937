import Boards
import Testing
import Vocabulary

@Suite("A decision that is overdue")
struct DecisionDueTests {
    @Test func `from the day after its due date, while it is open`() {
        let decision = Decision.made(due: day(6, 14))
        #expect(DecisionOverdue.days(decision, on: day(6, 14)) == nil)
        #expect(DecisionOverdue.days(decision, on: day(6, 15)) == 1)
        #expect(DecisionOverdue.days(.made(due: day(6, 14), outcome: .done(on: day(6, 20), words: "Done")), on: day(7, 1)) == nil)
        #expect(DecisionOverdue.days(.made(), on: day(7, 1)) == nil)
    }

    @Test func `has one outcome`() throws {
        var decision = Decision.made(due: day(6, 14))
        try decision.recordOutcome(.done(on: day(6, 10), words: "The trust agreed"))
        #expect(throws: BoardRefusal.outcomeRecorded(on: day(6, 10))) {
            try decision.recordOutcome(.withdrawn(on: day(6, 11), reason: "Not needed"))
        }
    }
}
