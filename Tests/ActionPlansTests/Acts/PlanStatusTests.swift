import ActionPlans
import Testing

@Suite("Where a plan stands")
struct PlanStatusTests {
    @Test func `the sentence counts each status and leaves out what there is none of`() {
        let actions = [
            Action.made(updates: [.made(.onTrack, on: day(6, 1))]), .made(updates: [.made(.onTrack, on: day(6, 1))]),
            .made(updates: [.made(.offTrack, on: day(6, 1))]), .made(),
            .made(withdrawal: Withdrawal(day: day(5, 1), reason: "Merged")),
        ]
        let status = PlanStatus(actions, agreed: day(5, 30), on: day(6, 10))
        #expect(status.sentence == "Of 4 actions, 2 are on track, 1 is off track and 1 has not started.")
        #expect(PlanStatus([], agreed: nil, on: day(6, 10)).sentence == "There are no actions yet.")
        #expect(PlanStatus([.made()], agreed: nil, on: day(6, 10)).sentence == "Of 1 action, 1 has not started.")
    }
}
