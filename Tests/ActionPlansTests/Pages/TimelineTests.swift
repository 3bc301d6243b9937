import ActionPlans
import SiteKit
import Testing
import Vocabulary

@testable import ActionPlansWeb

@Suite("The timeline of a plan")
struct TimelineTests {
    private func bar(_ action: Action, today: Day = day(6, 20)) -> String {
        let scale = TimeScale([action], start: day(4, 4), today: today)
        return TimeBar(action: action, begins: day(4, 4), today: today, scale: scale).svg.string
    }

    @Test func `the same action on the same day is drawn the same way`() {
        let action = Action.made(due: day(6, 30), differenceBy: day(9, 30))
        #expect(bar(action) == bar(action))
        #expect(bar(action).contains("<rect x=\"0\" y=\"6\" width=\"486\" height=\"12\" fill=\"#5f6b76\"/>"))
    }

    @Test func `a moved due date is a hollow bar and one that stands is not`() throws {
        var action = Action.made(due: day(6, 30))
        #expect(!bar(action).contains("fill=\"#fff\""))
        try action.moveDue(to: day(8, 31), reason: "Late", approvedBy: "Board", on: day(6, 1))
        #expect(bar(action).contains("fill=\"#fff\""))
    }

    @Test func `every day lies within the bar, also when there is only one`() {
        let scale = TimeScale([], start: day(6, 20), today: day(6, 20))
        #expect(scale.place(of: day(6, 20)) == 0)
        #expect(scale.place(of: day(1, 1, 1990)) == 0)
        #expect(scale.place(of: day(1, 1, 2090)) == TimeScale.width)
    }

    @Test func `a plan of decades has no more lines than years`() {
        let scale = TimeScale([.made(due: day(1, 1, 2062))], start: day(4, 4), today: day(6, 20))
        #expect(scale.quarters.count == 39)
    }
}
