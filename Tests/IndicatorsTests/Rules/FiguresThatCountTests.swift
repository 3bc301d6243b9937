import Testing
import Vocabulary

@testable import Indicators

@Suite("Which figures count while some wait for a second person")
struct FiguresThatCountTests {
    private let measure = Measure.made(target: 10)

    private func waiting(_ figure: Double, _ number: Int, correcting: MeasureValue? = nil) -> MeasureValue {
        MeasureValue(
            day: month(number), reading: .amount(figure, over: nil), entered: month(number),
            correction: correcting.map { .init(of: $0.id, why: "Counted again") }, isWaiting: true)
    }

    private func counted(_ values: [MeasureValue]) -> [Reading] {
        FiguresThatCount.of(measure, Series(values)).current.map(\.reading)
    }

    @Test func `an improvement waits, and what is worse or as usual counts at once`() {
        let known = series(steady).all
        #expect(counted(known + [waiting(1, 12)]).count == 12)
        #expect(counted(known + [waiting(90, 12)]).count == 13)
        #expect(counted(known + [waiting(20, 12)]).count == 13)
    }

    @Test func `a correction that takes a bad figure away waits, also one of the owner’s own figure`() {
        let bad = series(steady + [90]).all
        #expect(counted(bad + [waiting(20, 12, correcting: bad[12])]).last == .amount(90, over: nil))
        let own = series(steady).all + [waiting(90, 12)]
        #expect(counted(own + [waiting(20, 12, correcting: own[12])]).last == .amount(90, over: nil))
    }

    @Test func `a latest figure that meets the target only by the owner’s word waits`() {
        let near = Measure.made(target: 16)
        let known = series(steady).all
        let shown = FiguresThatCount.of(near, Series(known + [waiting(15, 12)])).current
        #expect(shown.count == 12)
    }

    @Test func `a correction by somebody else of a figure that waits counts`() {
        let own = series(steady).all + [waiting(1, 12)]
        let other = MeasureValue(
            day: month(12), reading: .amount(21, over: nil), entered: month(12), correction: .init(of: own[12].id, why: "Misread"))
        #expect(counted(own + [other]).last == .amount(21, over: nil))
    }
}
