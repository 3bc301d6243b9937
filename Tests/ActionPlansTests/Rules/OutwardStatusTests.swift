import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("What a paper says of an action")
struct OutwardStatusTests {
    private let today = day(6, 20)

    private func status(_ action: Action) -> OutwardStatus {
        OutwardStatus(action, TwoRatings(action, agreed: day(5, 2), on: today))
    }
    private func evidence(confirmed: Bool) -> Evidence {
        Evidence(title: "Letter", isConfirmed: confirmed, source: .link("https://x.example"), day: day(5, 1), author: "Ada Lowe")
    }
    private let closed = Closing(day: day(6, 1), by: "Bea Marsh", words: "Seen")
    private var done: [Update] { [.made(.doneAndEvidenced, .improved, on: day(5, 20))] }

    @Test func `what was not sustained comes before everything else, by the record or by its owner`() {
        let regression = Regression(action: Identifier(), day: day(6, 10), words: "It fell", answerBy: day(6, 24))
        let byRecord = status(.made(updates: done, evidence: [evidence(confirmed: true)], closings: [closed], regressions: [regression]))
        let byOwner = status(.made(updates: [.made(.onTrack, .notSustained, on: day(6, 1))]))
        #expect(byRecord.kind == .notSustained && byRecord.impact.calculated == .notSustained)
        #expect(byOwner.kind == .notSustained && byOwner.impact.words == "Not measured (owner: not sustained)")
    }

    @Test func `done is said when a second person closed it or confirmed its evidence`() {
        #expect(status(.made(updates: done, evidence: [evidence(confirmed: false)], closings: [closed])).kind == .done)
        #expect(status(.made(updates: done, evidence: [evidence(confirmed: true)])).kind == .done)
        let held = status(.made(updates: done, evidence: [evidence(confirmed: false)]))
        #expect(held.kind == .held && held.delivery.words == "Done, evidence not confirmed yet")
        #expect(status(.made(updates: done)).delivery.words == "Done, not evidenced")
    }

    @Test func `it is off track when its owner says so, and when the record does`() {
        #expect(status(.made(updates: [.made(.offTrack, on: day(6, 19))])).kind == .offTrack)
        #expect(status(.made(due: today - 1, updates: [.made(.onTrack, on: day(6, 19))])).kind == .offTrack)
        #expect(status(.made(updates: [.made(.onTrack, on: day(6, 19))])).kind == .underWay)
    }

    @Test func `what nobody has started is not said to be under way`() {
        #expect(status(.made()).kind == .notStarted)
        #expect(status(.made(updates: [.made(.notStarted, on: day(6, 19))])).kind == .notStarted)
        #expect(status(.made(due: today - 1)).kind == .offTrack, "and what is overdue is off track")
    }

    @Test func `lists, filters and frozen copies show the calculated impact, with the owner’s own word beside it`() {
        let action = Action.made(updates: [.made(.onTrack, .improvedAndSustained, on: day(6, 19))])
        #expect(action.impactShown(on: today).words == "Not measured (owner: improved and sustained)")
        let context = ActionFilter.Context(today: today, agreed: day(5, 2), findings: [])
        #expect(!ActionFilter(impact: .improvedAndSustained).holds(action, context))
        #expect(ActionFilter(impact: .notMeasured).holds(action, context))
        let frozen = PlanSnapshot.items([action], posts: PostBook([]), findings: FindingTexts([]), on: today)
        #expect(frozen.map(\.impact) == [.notMeasured] && frozen.map(\.ownersImpact) == [.improvedAndSustained])
    }

    @Test func `an improvement is said as the record shows it, with the owner who denies it beside`() {
        let better = LinkedMeasure(name: "Letters in time", verdict: .improved, since: day(6, 1))
        func impact(_ owner: Impact, _ measures: [LinkedMeasure]) -> String {
            status(.made(updates: [.made(.onTrack, owner, on: day(6, 19))], measures: measures)).impact.words
        }
        #expect(impact(.improvedAndSustained, []) == "Not measured (owner: improved and sustained)", "the owner’s word alone")
        #expect(impact(.improved, [better]) == "Improved")
        #expect(impact(.noChangeSeen, [better]) == "Improved (owner: no change seen)")
    }
}
