import Indicators
import Testing
import Vocabulary

@Suite("A figure as it was given")
struct ReadingTests {
    @Test func `a share keeps both its numbers`() throws {
        let reading = try TypedFigure(numerator: 31, denominator: 50).reading(in: .percent)
        #expect(reading == .share(31, of: 50))
        #expect(reading.value(in: .percent) == 62)
        #expect(reading.words(in: .percent) == "62% (31 of 50)")
        #expect(try TypedFigure(numerator: 3, denominator: 5000).reading(in: .rate).value(in: .rate) == 6)
    }

    @Test func `of nobody nothing is known, and it is never nought per cent`() throws {
        let reading = try TypedFigure(numerator: 0, denominator: 0).reading(in: .percent)
        #expect(reading == .notKnown(numerator: 0, reason: "there were none to count"))
        #expect(reading.value(in: .percent) == nil)
    }

    @Test func `an unknown denominator needs a reason and keeps its numerator`() throws {
        #expect(throws: ReadingRefusal.unknownWithoutReason) { try TypedFigure(numerator: 4).reading(in: .percent) }
        #expect(
            try TypedFigure(numerator: 4, reason: "no diary").reading(in: .percent) == .notKnown(numerator: 4, reason: "no diary"))
    }

    @Test func `what cannot be is refused`() {
        #expect(throws: ReadingRefusal.moreThanAll(5, of: 4)) { try TypedFigure(numerator: 5, denominator: 4).reading(in: .percent) }
        #expect(throws: ReadingRefusal.negative) { try TypedFigure(amount: -1).reading(in: .days) }
        #expect(throws: ReadingRefusal.tooGreat) { try TypedFigure(amount: 1e12).reading(in: .days) }
        #expect(throws: ReadingRefusal.tooGreat) { try TypedFigure(amount: .nan).reading(in: .days) }
        #expect(throws: ReadingRefusal.needsNumbers) { try TypedFigure(amount: 62).reading(in: .percent) }
        #expect(throws: ReadingRefusal.nothingGiven) { try TypedFigure().reading(in: .days) }
    }

    @Test func `a corrected figure is not lost`() throws {
        let first = MeasureValue(day: month(0), reading: .amount(9, over: nil), entered: month(0))
        let second = MeasureValue(
            day: month(0), reading: .amount(8, over: nil), entered: month(1), correction: .init(of: first.id, why: "Counted twice"))
        let kept = Series([first, second])
        #expect(kept.current == [second])
        #expect(kept.earlier(second) == [first])
        #expect(kept.all.count == 2)
    }

    @Test func `figures are written with one decimal at most`() {
        #expect(FigureWords.of(9.04, .days) == "9 days")
        #expect(FigureWords.of(1, .days) == "1 day")
        #expect(FigureWords.of(66.66, .percent) == "66.7%")
        #expect(FigureWords.plain(.infinity) == "not a number")
    }
}
