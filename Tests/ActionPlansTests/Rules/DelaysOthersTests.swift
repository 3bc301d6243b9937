import ActionPlans
import Testing
import Vocabulary

@Suite("What a late action delays")
struct DelaysOthersTests {
    private func action(
        _ number: Int, due: Day, steps: [Step] = [], waits: [Action] = [], updates: [Update] = []
    ) -> Action {
        Action(
            plan: Identifier(), ref: ActionRef(group: 1, number: number), text: "x", due: due, added: day(4, 4), updates: updates,
            steps: steps, waitsFor: waits.map(\.id))
    }

    @Test func `whatever waits for it, through others too, the earliest first`() {
        let late = action(1, due: day(6, 19))
        let next = action(2, due: day(8, 1), waits: [late])
        let last = action(3, due: day(7, 1), waits: [next])
        #expect(DelaysOthers.find(late, among: [late, next, last], on: day(6, 20)).map(\.ref.number) == [3, 2])
        #expect(DelaysOthers.find(next, among: [late, next, last], on: day(6, 20)) == [], "it is in time itself")
    }

    @Test func `a late step does so too, and the due date itself is in time`() {
        let step = Step(number: 1, text: "x", due: day(6, 19))
        let late = action(1, due: day(9, 1), steps: [step])
        let next = action(2, due: day(9, 1), waits: [late])
        #expect(DelaysOthers.find(late, among: [late, next], on: day(6, 20)).count == 1)
        #expect(DelaysOthers.find(late, among: [late, next], on: day(6, 19)) == [])
    }

    @Test func `what is done is not made late`() {
        let late = action(1, due: day(6, 1))
        let done = action(2, due: day(6, 1), waits: [late], updates: [.made(.doneAndEvidenced, on: day(6, 1))])
        #expect(DelaysOthers.find(late, among: [late, done], on: day(6, 20)) == [])
    }
}
