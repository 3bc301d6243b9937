import Indicators
import Testing
import Vocabulary

@Suite("A measure file of another council")
struct MeasureFileTests {
    private enum InTime: ComputedMeasure {
        static let number: UInt16 = 900
        static let (code, title, sentence, numerator) = ("X1", "In time", "In time", "in time")
        static let timing = MeasureTiming.period
        static let version = 2
    }

    private let month = Day(2022, 5, 1)!

    private func figure(
        _ numerator: Int?, _ denominator: Int?, state: MeasureFile.State = .shown, first: Day? = nil
    ) -> MeasureFile.Figure {
        let first = first ?? month
        return .init(
            first: first, last: first.adding(months: 1) - 1, isToDate: false, state: state, numerator: numerator, denominator: denominator)
    }

    private func refusal(_ figures: [MeasureFile.Figure], definition: Int = 2, code: String = "X1") -> MeasureFileRefusal? {
        let file = MeasureFile(
            council: .init(code: "202", name: "Camden", region: "London"), year: 2022, written: month + 60,
            measures: [.init(code: code, title: "In time", definition: definition, figures: figures)])
        do { try file.check(["X1": MeasureFile.Known(InTime.self)]) } catch { return error }
        return nil
    }

    @Test func `a sound file is taken`() {
        #expect(refusal([figure(17, 25), figure(nil, nil, state: .small, first: month.adding(months: 1))]) == nil)
    }

    @Test func `another definition is refused, with who has to update`() {
        #expect(refusal([figure(17, 25)], definition: 1) == .olderDefinition(code: "X1", theirs: 1, ours: 2))
        #expect(refusal([figure(17, 25)], definition: 3) == .newerDefinition(code: "X1", theirs: 3, ours: 2))
        #expect(refusal([], code: "X9") == .unknownMeasure("X9"))
    }

    @Test func `a small number, or a number behind a hidden figure, is refused`() {
        #expect(refusal([figure(3, 25)]) == .smallNumber(code: "X1"))
        #expect(refusal([figure(22, 25)]) == .smallNumber(code: "X1"), "the rest is 3")
        #expect(refusal([figure(17, 25, state: .hidden)]) == .smallNumber(code: "X1"))
    }

    @Test func `figures that cannot be are refused`() {
        #expect(refusal([figure(26, 25)]) != nil && refusal([figure(17, nil)]) != nil && refusal([figure(-1, 25)]) != nil)
        #expect(refusal([figure(17, 25), figure(17, 25)]) == .impossible(code: "X1", "two figures for 31 May 2022"))
        #expect(refusal([figure(17, 25, first: Day(2023, 4, 1))]) != nil, "of another year")
    }

    @Test func `what is hidden goes into a file without its numbers`() {
        let shared = SharedFigure(InTime.self, SharedUnit(.share(met: 3, rest: 20), of: .children), .small, last: month)
        #expect(shared.inFile(first: month, last: month, isToDate: false)?.numerator == nil)
        let shown = SharedFigure(InTime.self, SharedUnit(.share(met: 13, rest: 20), of: .children), .shown, last: month)
        #expect(shown.inFile(first: month, last: month, isToDate: false)?.denominator == 33)
    }
}
