import ActionPlans
import Testing

@Suite("A late update")
struct LateUpdateTests {
    private let agreed = day(4, 4)

    @Test func `the twenty-eighth day without a word is in time and the next is late`() throws {
        let action = Action.made(updates: [.made(on: day(5, 2))])
        let last = try #require(LateUpdate(action, agreed: agreed, on: day(5, 30)))
        #expect(!last.isLate && last.daysWithout == 28 && last.expectedBy == day(5, 30))
        let next = try #require(LateUpdate(action, agreed: agreed, on: day(5, 31)))
        #expect(next.isLate && next.daysWithout == 29)
    }

    @Test func `the span is a local setting`() throws {
        let action = Action.made(updates: [.made(on: day(5, 2))])
        #expect(try #require(LateUpdate(action, agreed: agreed, on: day(5, 10), after: 7)).isLate)
        #expect(!(try #require(LateUpdate(action, agreed: agreed, on: day(5, 9), after: 7)).isLate))
    }

    @Test func `where nothing was said yet, the days run from the agreement, the adding or the beginning, whichever is last`() throws {
        #expect(try #require(LateUpdate(.made(added: day(3, 1)), agreed: agreed, on: day(4, 10))).expectedBy == day(5, 2))
        #expect(try #require(LateUpdate(.made(added: day(4, 20)), agreed: agreed, on: day(4, 25))).expectedBy == day(5, 18))
        let begun = Action.made(start: day(5, 1), due: day(7, 1))
        #expect(try #require(LateUpdate(begun, agreed: agreed, on: day(5, 1))).expectedBy == day(5, 29))
    }

    @Test func `drafts, actions not begun, and done or withdrawn ones are not chased`() {
        let today = day(12, 1)
        #expect(LateUpdate(.made(), agreed: nil, on: today) == nil)
        #expect(LateUpdate(.made(), agreed: day(12, 2), on: today) == nil)
        #expect(LateUpdate(.made(start: day(12, 2), due: day(12, 30)), agreed: agreed, on: today) == nil)
        #expect(LateUpdate(.made(updates: [.made(.doneAndEvidenced, on: day(5, 1))]), agreed: agreed, on: today) == nil)
        #expect(LateUpdate(.made(withdrawal: Withdrawal(day: day(5, 1), reason: "Merged")), agreed: agreed, on: today) == nil)
    }
}
