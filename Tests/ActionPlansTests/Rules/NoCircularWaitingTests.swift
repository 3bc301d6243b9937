import ActionPlans
import Testing
import Vocabulary

@Suite("What waits for what")
struct NoCircularWaitingTests {
    private let a = Identifier<Action>()
    private let b = Identifier<Action>()
    private let c = Identifier<Action>()

    private func action(_ id: Identifier<Action>, waits: [Identifier<Action>] = [], step: Identifier<Action>? = nil) -> Action {
        Action(
            id: id, plan: Identifier(), ref: ActionRef(group: 1, number: 1), text: "x", due: day(6, 30), added: day(4, 4),
            steps: step.map { [Step(number: 1, text: "x", due: day(6, 1), waitsFor: [$0])] } ?? [], waitsFor: waits)
    }

    @Test func `an action never waits for itself, not even through others`() {
        let waiting = NoCircularWaiting([action(a, waits: [b]), action(b, step: c), action(c)])
        #expect(!waiting.allows(a, toWaitFor: a))
        #expect(!waiting.allows(b, toWaitFor: a))
        #expect(!waiting.allows(c, toWaitFor: a), "a waits for b, and a step of b for c")
        #expect(waiting.allows(a, toWaitFor: c))
        #expect(waiting.everything(before: a) == [b, c])
    }

    @Test func `a circle that is there already does not hang`() {
        let waiting = NoCircularWaiting([action(a, waits: [b]), action(b, waits: [a])])
        #expect(waiting.everything(before: a) == [a, b])
    }
}
