import Indicators
import Testing
import Vocabulary

@Suite("Too few figures")
struct TooFewPointsTests {
    @Test func `eleven are too few and twelve are enough`() {
        #expect(TooFewPoints.holds(11))
        #expect(!TooFewPoints.holds(12))
    }

    @Test func `what is not known and what is marked does not count`() {
        let values = series(steady).all
        let unknown = MeasureValue(day: month(12), reading: .notKnown(numerator: nil, reason: "no diary"), entered: month(12))
        let chart = ControlChart(
            .made(), Series(values + [unknown]), marks: [Mark(kind: .dataFault, day: month(3), words: "Counted twice")])
        #expect(VerdictOfMeasure(chart) == .tooFew(11))
    }
}
