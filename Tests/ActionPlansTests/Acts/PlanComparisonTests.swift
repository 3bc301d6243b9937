import ActionPlans
import Foundation
import Testing
import Vocabulary

@Suite("What changed since a plan was sent")
struct PlanComparisonTests {
    private let head = Post(title: "Head of safeguarding")
    private let lead = Post(title: "Practice lead")
    private var posts: PostBook { PostBook([head, lead]) }

    private func items(_ actions: [Action]) -> [PlanSnapshot.Item] {
        PlanSnapshot.items(actions, posts: posts, findings: FindingTexts([]), on: day(6, 1))
    }

    @Test func `a plan as it was sent has no changes`() {
        let actions = [Action.made(owner: head.id)]
        #expect(PlanComparison(sent: items(actions), now: items(actions)).isEmpty)
    }

    @Test func `added and withdrawn actions are told`() {
        let (first, second, third) = (
            Action.made(ActionRef(group: 1, number: 1)), Action.made(ActionRef(group: 1, number: 2)),
            Action.made(ActionRef(group: 2, number: 1))
        )
        var gone = second
        try? gone.withdraw(reason: "Merged", on: day(6, 1))
        let comparison = PlanComparison(sent: items([first, second]), now: items([first, gone, third]))
        #expect(comparison.added.map(\.ref) == ["A2.1"])
        #expect(comparison.removed.map(\.ref) == ["A1.2"])
        #expect(comparison.changed.isEmpty)
    }

    @Test func `text, owner, due date and delivery are each told with both values`() throws {
        let was = Action.made(text: "Renew the letter", owner: head.id, due: day(6, 30))
        let now = Action(
            id: was.id, plan: was.plan, ref: was.ref, text: "Renew both letters", owner: lead.id, due: day(7, 31), added: was.added,
            updates: [.made(.maySlip, on: day(6, 1))])
        let changed = try #require(PlanComparison(sent: items([was]), now: items([now])).changed.first)
        #expect(changed.differences.map(\.what) == ["Title", "Action", "Owner", "Due", "Delivery"])
        #expect(
            changed.differences.map(\.was) == [
                "Renew the letter", "Renew the letter", "Head of safeguarding", "30 June 2022", "Not started",
            ])
        #expect(
            changed.differences.map(\.now) == ["Renew both letters", "Renew both letters", "Practice lead", "31 July 2022", "May slip"])
    }

    @Test func `a frozen plan comes back from its JSON as it went in`() throws {
        let agreement = Plan.Agreement(by: "The director", meeting: "Improvement board", on: day(6, 1))
        let plan = Plan(inspection: Identifier(), title: "Plan", start: day(4, 4))
        let snapshot = PlanSnapshot(
            plan: plan, agreement: agreement, sentOn: day(6, 20), actions: [.made(owner: head.id, differenceBy: day(9, 30))], posts: posts,
            findings: FindingTexts([]))
        #expect(try JSONDecoder().decode(PlanSnapshot.self, from: JSONEncoder().encode(snapshot)) == snapshot)
    }
}
