import Boards
import Indicators
import Testing
import Vocabulary

@Suite("Figures in what leaves the service")
struct HiddenFigureTests {
    @Test(
        "a count of one to five is hidden; nought and six are shown",
        arguments: [(0.0, false), (1, true), (5, true), (6, false), (40, false)]) func counts(amount: Double, isHidden: Bool)
    {
        #expect(HiddenFigure.isHidden(.amount(amount, over: nil), in: .count) == isHidden)
    }

    @Test(
        "a share is hidden when its part, its rest or its whole is one to five",
        arguments: [
            (31, 50, false), (3, 50, true), (48, 50, true), (2, 4, true), (0, 50, false), (50, 50, false), (0, 4, true), (6, 12, false),
        ])
    func shares(part: Int, whole: Int, isHidden: Bool) {
        #expect(HiddenFigure.isHidden(.share(part, of: whole), in: .percent) == isHidden)
        #expect(HiddenFigure.words(of: .share(part, of: whole), in: .percent).contains("hidden") == isHidden)
    }

    @Test func `an average of few is hidden, and one of many is not`() {
        #expect(HiddenFigure.isHidden(.amount(9.5, over: 4), in: .days))
        #expect(!HiddenFigure.isHidden(.amount(3, over: 12), in: .days))
        #expect(!HiddenFigure.isHidden(.amount(3, over: nil), in: .days))
    }

    @Test func `a sentence with small figures says only what is shown`() {
        let measure = Measure(name: "Children in unregistered homes", unit: .count, better: .lower)
        let values = (0..<14).map {
            MeasureValue(day: day(1, 31) + $0 * 30, reading: .amount(Double($0 % 3 + 2), over: nil), entered: day(1, 31))
        }
        let chart = ControlChart(measure, Series(values))
        let sentence = HiddenFigure.sentence(chart, latest: values.last?.reading)
        #expect(sentence.hasSuffix("Its figures are small and hidden.") && sentence.firstMatch(of: /[0-9]/) == nil)
    }
}
