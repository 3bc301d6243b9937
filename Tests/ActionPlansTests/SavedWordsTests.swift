import ActionPlans
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("What a confirmation says of an action")
struct SavedWordsTests {
    private let before = Action(
        plan: Identifier(), ref: ActionRef(group: 1, number: 2), text: "Write the letters again", due: day(1), added: day(1))

    private static func day(_ number: Int) -> Day { Day(number: 73_000 + number) }

    private func changed(
        text: String? = nil, owner: Identifier<Post>? = nil, due: Day? = nil, updates: [Update] = [], closings: [Closing] = []
    ) -> Action {
        Action(
            id: before.id, plan: before.plan, ref: before.ref, text: text ?? before.text, owner: owner, due: due ?? before.due,
            added: before.added, updates: updates, closings: closings)
    }

    @Test func `names the date and the owner that were saved`() {
        let after = changed(owner: Identifier(), due: SavedWordsTests.day(30))
        #expect(
            after.changes(since: before, owner: "Virtual School Head") == [
                "the owner of A1.2 is Virtual School Head", "the due date of A1.2 is \(SavedWordsTests.day(30))",
            ])
    }

    @Test func `names an update with the status that it gives`() {
        let update = Update(
            day: SavedWordsTests.day(2), words: "Read with parents", delivery: .onTrack, impact: .notMeasured, author: "A", owner: nil)
        #expect(
            changed(updates: [update]).changes(since: before, owner: nil) == [
                "an update on A1.2", "the delivery of A1.2 is “On track”",
            ])
    }

    @Test func `says nothing of what stays the same`() {
        #expect(changed().changes(since: before, owner: nil) == [])
        #expect(changed(text: "Write the letters with parents").changes(since: before, owner: nil) == ["the wording of A1.2"])
    }
}
