import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("A measure that shows nothing good is not unlinked by who benefits alone")
struct UnlinkingNeedsTwoTests {
    private let post = Identifier<Post>()

    private func needsTwo(_ verdict: VerdictOfMeasure.Name, isOwner: Bool = true, isOwned: Bool = true, lost: Bool = false) -> Bool {
        let measure = LinkedMeasure(name: "Letters in time", verdict: verdict)
        let regression = Regression(
            action: Identifier(), sign: .measure(measure.id), day: day(6, 1), words: "Letters in time: worse", answerBy: day(6, 15))
        let action = Action.made(owner: isOwned ? post : nil, measures: [measure], regressions: lost ? [regression] : [])
        return UnlinkingNeedsTwo.holds(measure, of: action, isOwner: isOwner)
    }

    @Test func `what is worse, misses its target or has not changed needs two where its owner unlinks it`() {
        #expect(needsTwo(.worse) && needsTwo(.consistentlyMissesTarget) && needsTwo(.noChange))
        #expect(!needsTwo(.improved) && !needsTwo(.tooFew))
        #expect(!needsTwo(.worse, isOwner: false), "somebody else decides at once")
    }

    @Test func `of an action that no post owns nobody unlinks it alone`() {
        #expect(needsTwo(.worse, isOwner: false, isOwned: false))
        #expect(!needsTwo(.improved, isOwner: false, isOwned: false))
    }

    @Test func `a measure that showed a lost improvement needs two, whatever it shows now`() {
        #expect(needsTwo(.improved, lost: true) && needsTwo(.tooFew, lost: true))
    }
}
