import Indicators
import Testing

@Suite("What a funnel plot says")
struct FunnelPlotTests {
    private func council(_ name: String, _ kind: FunnelPlot.Point.Kind, _ value: Double?, _ whole: Int?) -> FunnelPlot.Council {
        .init(code: name, name: name, kind: kind, value: value, whole: whole)
    }

    private func others(_ value: Double) -> [FunnelPlot.Council] { (1...20).map { council("C\($0)", .other, value, 500) } }

    private func sentence(_ own: Double, direction: Measure.Direction? = .higher) -> String {
        let plot = FunnelPlot(others(0.8) + [council("Marlshire", .own, own, 400)], centre: 0.8, named: "England")
        return FunnelSentence(plot, own: "Marlshire", unit: .percent, direction: direction).words
    }

    @Test func `inside the limits a council cannot be told apart`() {
        #expect(
            sentence(0.82)
                == "Marlshire, 82%, cannot be told apart from England (80%): it is inside the 95% limits of chance.")
    }

    @Test func `between the limits chance is still named, and beyond them it does not explain the figure`() {
        #expect(sentence(0.85).contains("above the 95% limits around England (80%) and inside the 99.8% limits"))
        #expect(sentence(0.7).contains("below the 99.8% limits around England (80%): more than chance explains. Higher is better."))
        #expect(!sentence(0.7, direction: nil).contains("better"))
    }

    @Test func `councils stand by name, whatever their figures`() {
        let plot = FunnelPlot([council("B", .other, 0.9, 100), council("A", .other, 0.1, 100)], centre: nil, named: "England")
        #expect(plot.points.map(\.name) == ["A", "B"])
        #expect(plot.centre == 0.5 && plot.centreName == "the councils drawn together")
    }

    @Test func `more than one in twenty outside means that councils differ for more reasons than chance`() {
        let spread = others(0.8).enumerated().map { index, one in council(one.name, .other, index < 3 ? 0.5 : 0.8, 500) }
        let plot = FunnelPlot(spread, centre: 0.8, named: "England")
        #expect(plot.dispersed == 3)
        #expect(FunnelPlot(others(0.8), centre: 0.8, named: "England").dispersed == nil)
    }
}
