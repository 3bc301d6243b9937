import Indicators
import Testing

@Suite("Too few to compare")
struct TooFewToCompareTests {
    private func plot(_ own: Int, others: Int) -> FunnelPlot {
        let councils = (0..<others).map {
            FunnelPlot.Council(code: "\($0)", name: "Council \($0)", kind: .other, value: 0.8, whole: 200)
        }
        return FunnelPlot(
            councils + [.init(code: "own", name: "Ours", kind: .own, value: 0.5, whole: own)], centre: 0.8, named: "England")
    }

    private func sentence(_ plot: FunnelPlot) -> String {
        FunnelSentence(plot, own: "Ours", unit: .percent, direction: .higher).words
    }

    @Test func `nine children are too few and ten are enough`() {
        #expect(TooFewToCompare.holds(children: 9) && !TooFewToCompare.holds(children: 10))
        #expect(sentence(plot(9, others: 20)) == "Too few children to compare: 9 counted in Ours, and 10 are needed.")
        #expect(sentence(plot(10, others: 20)).hasPrefix("Ours, 50%, "))
    }

    @Test func `four councils are too few`() {
        #expect(sentence(plot(200, others: 3)) == "Too few councils to compare: 4 with a figure and its size, and 5 are needed.")
        #expect(!plot(200, others: 4).isTooFew)
    }

    @Test func `a council without a figure is named and not drawn`() {
        let plot = FunnelPlot(
            [.init(code: "1", name: "Suppressed", kind: .neighbour, value: nil, whole: 40)], centre: nil, named: "England")
        #expect(plot.points.isEmpty && plot.notDrawn.map(\.name) == ["Suppressed"])
    }
}
