import Indicators
import Testing
import Vocabulary

@Suite("Small numbers in what leaves the council")
struct SmallNumbersTests {
    private func measure(_ unit: Measure.Unit, _ counted: CountedSubject = .children) -> Measure {
        Measure(name: "x", unit: unit, counted: counted)
    }

    @Test(
        "a count of one to five is hidden; nought and six are shown",
        arguments: [(0.0, false), (1, true), (5, true), (6, false), (40, false)]) func counts(amount: Double, isHidden: Bool)
    {
        #expect(SmallNumbers.hides(.amount(amount, over: nil), of: measure(.count)) == isHidden)
        #expect((SmallNumbers.words(of: .amount(amount, over: nil), of: measure(.count)) == "fewer than 6") == isHidden)
    }

    @Test(
        "a share is hidden when its part, its rest or its whole is one to five",
        arguments: [
            (31, 50, false), (3, 50, true), (48, 50, true), (2, 4, true), (0, 50, false), (50, 50, false), (0, 4, true), (6, 12, false),
            (53, 54, true), (26, 27, true), (9, 18, false),
        ])
    func shares(part: Int, whole: Int, isHidden: Bool) {
        for counted in [CountedSubject.children, .families, .staff] {
            #expect(SmallNumbers.hides(.share(part, of: whole), of: measure(.percent, counted)) == isHidden)
            #expect(SmallNumbers.words(of: .share(part, of: whole), of: measure(.percent, counted)).contains("hidden") == isHidden)
        }
    }

    @Test func `numbers of documents are shown, however small`() {
        #expect(SmallNumbers.words(of: .share(1, of: 3), of: measure(.percent, .documents)) == "33.3% (1 of 3)")
        #expect(!SmallNumbers.hides(.amount(2, over: nil), of: measure(.count, .documents)))
        #expect(!SmallNumbers.hides(.amount(9.5, over: 4), of: measure(.days, .documents)))
    }

    @Test func `a measure of which nobody said what it counts hides most`() {
        #expect(Measure(name: "x").counted == .children)
    }

    @Test func `an average of few is hidden, and one of many is not`() {
        #expect(SmallNumbers.hides(.amount(9.5, over: 4), of: measure(.days)))
        #expect(!SmallNumbers.hides(.amount(3, over: 12), of: measure(.days)))
        #expect(!SmallNumbers.hides(.amount(3, over: nil), of: measure(.days)))
    }

    @Test func `a sentence and a drawing with small figures are hidden, for people only`() {
        func chart(_ counted: CountedSubject) -> (ControlChart, Series) {
            let series = Series(
                (0..<14).map {
                    MeasureValue(day: day(1, 31) + $0 * 30, reading: .amount(Double($0 % 3 + 2), over: nil), entered: day(1, 31))
                })
            return (ControlChart(Measure(name: "x", unit: .count, counted: counted, direction: .lower), series), series)
        }
        let (people, series) = chart(.children)
        let sentence = SmallNumbers.sentence(people, latest: series.current.last?.reading)
        #expect(sentence.hasSuffix("Its figures are hidden because the numbers are small.") && sentence.firstMatch(of: /[0-9]/) == nil)
        #expect(SmallNumbers.hides(people, series))
        let (letters, same) = chart(.documents)
        #expect(SmallNumbers.sentence(letters, latest: same.current.last?.reading).firstMatch(of: /[0-9]/) != nil)
        #expect(!SmallNumbers.hides(letters, same))
    }
}
