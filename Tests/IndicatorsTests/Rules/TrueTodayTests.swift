import Indicators
import Testing
import Vocabulary

@Suite("What is true today")
struct TrueTodayTests {
    private let then = TrueToday.Figure("60% (30 of 50)", period: "12 months to March 2021")
    private let now = TrueToday.Figure("72% (36 of 50)", period: "12 months to March 2022")

    private func words(_ verdict: VerdictOfMeasure?, _ direction: Measure.Direction? = .higher) -> String {
        TrueToday(then: then, now: now, verdict: verdict, direction: direction).words
    }

    @Test func `a higher figure alone is not called better`() {
        let words = words(.noChange)
        #expect(
            words.hasPrefix("72% (36 of 50), 12 months to March 2022. At the time of the paper: 60% (30 of 50), 12 months to March 2021."))
        #expect(words.hasSuffix("No real change: normal variation only."))
        #expect(!words.lowercased().contains("improve"))
    }

    @Test func `a special cause is a real improvement, or worse, since its day`() {
        #expect(words(.improved(.signal(.run, .up, since: day(9, 1)))).hasSuffix("A real improvement since 1 September 2022."))
        #expect(words(.worse(.signal(.run, .down, since: day(9, 1)))).contains("Worse since 1 September 2022"))
        #expect(words(.improved(.signal(.run, .up, since: day(9, 1))), nil).hasSuffix("A real rise since 1 September 2022."))
    }

    @Test func `too few figures say so, with how many there are`() {
        #expect(words(.tooFew(7)).hasSuffix("Too few figures to tell whether there is a real change: 7 of the 12 that are needed."))
    }

    @Test func `what is not known says why, and nothing is said of a change`() {
        let gap = TrueToday.Figure("not loaded: care leavers", period: "", isKnown: false)
        #expect(
            TrueToday(then: gap, now: gap, verdict: .noChange, direction: .higher).words
                == "Not known today: not loaded: care leavers. For the time of the paper it is not known: not loaded: care leavers.")
        #expect(TrueToday(then: now, now: now, verdict: nil, direction: .higher).words.contains("no later data"))
    }
}
