import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("What is not sustained")
struct SlipsBackTests {
    private func holds(_ since: Day, before: VerdictOfMeasure.Name, told: Set<Day> = []) -> Bool {
        ImprovementNotSustained.holds(.worse(.signal(.outside, .down, since: since)), before: before, closedOn: day(5, 20), told: told)
    }

    @Test func `a measure that turns worse by a special cause`() {
        #expect(holds(day(5, 31), before: .improved))
        #expect(holds(day(4, 30), before: .noChange), "a run that began before the closing and showed after it")
    }

    @Test func `what was worse when it was closed does not count again, and one cause is told once`() {
        #expect(!holds(day(4, 30), before: .worse))
        #expect(!holds(day(5, 31), before: .improved, told: [day(5, 31)]))
        #expect(holds(day(6, 30), before: .worse))
    }

    @Test func `nothing else does`() {
        for verdict in [VerdictOfMeasure.noChange, .tooFew(3), .consistentlyMissesTarget] {
            #expect(!ImprovementNotSustained.holds(verdict, before: .improved, closedOn: day(5, 20), told: []))
        }
    }
}
