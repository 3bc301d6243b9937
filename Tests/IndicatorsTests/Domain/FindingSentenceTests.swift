import Indicators
import Testing
import Vocabulary

@Suite("What a chart says")
struct FindingSentenceTests {
    private let letter = PracticeMarker(day: month(12), title: "New letter")

    private func sentence(_ figures: [Double], target: Double? = nil, markers: [PracticeMarker] = []) -> FindingSentence {
        FindingSentence(ControlChart(.made(target: target), series(figures), markers: markers))
    }

    @Test func `earlier figures that are marked on the chart are said beside a latest figure that is not`() {
        let (wide, run): ([Double], [Double]) = ([10, 30, 10, 30, 10, 30, 10, 30], [25, 26, 25, 26, 25, 26, 25, 26, 25])
        let words = sentence(wide + run + [10, 30, 10]).words
        #expect(words.hasPrefix("The latest figure is within normal variation; 10 earlier figures were not."), "\(words)")
    }

    @Test func `normal variation says which figures to expect`() {
        #expect(sentence(steady).words == "Normal variation only. If nothing changes, expect figures from 13 days to 27 days.")
        #expect(sentence([9]).words == "Too few figures to tell: 1 so far, and 12 are needed.")
    }

    @Test func `a real change says what changed, and since when`() {
        #expect(
            sentence(steady + [28]).words
                == "Worse: the figure for 1 January 2022, 28 days, is outside the limits of normal variation, 13 days to 27 days.")
        let after: [Double] = [9, 10, 8, 9, 11, 9, 8, 10, 9, 10, 8, 9]
        #expect(
            sentence(steady + after, markers: [letter]).words
                == "Improved: since 1 January 2022 the mean is 9.2 days, and before it was 20 days. This is more than normal variation.")
    }

    @Test func `figures on the way to a better level are not called worse`() {
        let after: [Double] = [19, 14, 10, 9, 9, 8, 9, 9, 8, 9, 9, 8]
        let chart = ControlChart(.made(), series(steady + after), markers: [letter])
        #expect(FindingSentence(chart).words.hasPrefix("Improved:"))
        #expect(chart.stretches.last?.points.contains { $0.signal == .up } == false)
        let later = ControlChart(.made(), series(steady + after + [19]), markers: [letter])
        #expect(later.points.last?.signal == .up, "after the level is reached, a figure as before is a turn")
    }

    @Test func `whether a target can be met is said from limits that hold now`() {
        #expect(sentence(steady, target: 5).capability == "If nothing changes, the target of 5 days cannot be expected to be met.")
        #expect(sentence(steady, target: 30).capability == "If nothing changes, the target of 30 days can be expected to be met.")
        #expect(
            sentence(steady, target: 20).capability
                == "If nothing changes, the target of 20 days will be met at some times and missed at others.")
        #expect(sentence(steady).capability == nil)
    }

    @Test func `nothing is said of a target beside a figure that is a real change, nor from limits carried over`() {
        #expect(sentence(steady + [4], target: 5).capability == nil, "the latest figure meets a target that the old limits could not")
        #expect(sentence(steady + [19, 20], target: 5, markers: [letter]).capability == nil)
        #expect(sentence(steady, target: 5, markers: [letter]).capability == nil, "practice has changed since the latest figure")
        #expect(sentence(steady + [19, 20], markers: [letter]).words == "Normal variation only.", "nothing is expected from old limits")
    }

    @Test func `a target within the limits is not consistently missed, nor one that only old limits miss`() {
        #expect(sentence(steady, target: 18).words.hasPrefix("Normal variation only."))
        #expect(sentence(steady + [21], target: 18).words.hasPrefix("Normal variation only."), "it is met at some times")
        #expect(sentence(steady + [21], target: 12).words.hasPrefix("Consistently misses its target of 12 days."))
        #expect(sentence(steady + [21], target: 12).capability?.contains("cannot be expected") == true)
        #expect(sentence(steady + [20, 21], target: 12, markers: [letter]).words.hasPrefix("Normal variation only."))
    }
}
