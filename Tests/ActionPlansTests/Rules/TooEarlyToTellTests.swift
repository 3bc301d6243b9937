import ActionPlans
import Testing

@Suite("Too early to tell")
struct TooEarlyToTellTests {
    @Test func `it may be said up to and on the day a difference should be seen`() {
        #expect(TooEarlyToTell.allows(on: day(9, 29), differenceBy: day(9, 30)))
        #expect(TooEarlyToTell.allows(on: day(9, 30), differenceBy: day(9, 30)))
        #expect(!TooEarlyToTell.allows(on: day(10, 1), differenceBy: day(9, 30)))
    }

    @Test func `from the day after, somebody has to say what is seen`() {
        let early = Action.made(differenceBy: day(9, 30), updates: [.made(.onTrack, .tooEarlyToTell, on: day(5, 1))])
        #expect(!TooEarlyToTell.needsJudgement(early, on: day(9, 30)))
        #expect(TooEarlyToTell.needsJudgement(early, on: day(10, 1)))
        #expect(TooEarlyToTell.needsJudgement(.made(differenceBy: day(9, 30)), on: day(10, 1)), "never judged at all")
    }

    @Test func `what was judged, has no day, or was withdrawn is not asked about`() {
        let judged = Action.made(differenceBy: day(9, 30), updates: [.made(.onTrack, .noChangeSeen, on: day(5, 1))])
        #expect(!TooEarlyToTell.needsJudgement(judged, on: day(10, 1)))
        #expect(!TooEarlyToTell.needsJudgement(.made(), on: day(10, 1)))
        let withdrawn = Action.made(differenceBy: day(9, 30), withdrawal: Withdrawal(day: day(5, 1), reason: "Merged"))
        #expect(!TooEarlyToTell.needsJudgement(withdrawn, on: day(10, 1)))
    }
}
