import Foundation
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import IndicatorsWeb

@Suite("A control chart as a drawing")
struct ChartSVGTests {
    private let chart = ControlChart(
        .made(target: 5), series(steady + [28, 20, 9]), marks: [Mark(kind: .lateLoad, day: month(13), words: "Half was loaded")],
        markers: [PracticeMarker(day: month(14), title: "New letter")])

    @Test func `is the same string for the same figures`() {
        #expect(ChartSVG(chart).html.string == ChartSVG(chart).html.string)
    }

    @Test func `has a title, a description, and text of 15 in its units`() {
        let text = ChartSVG(chart, name: "letters").html.string
        #expect(text.contains("aria-labelledby=\"letters-title letters-desc\""))
        #expect(text.contains("<title id=\"letters-title\">Days to the letter</title>"))
        #expect(text.contains("15 figures. Mean 20 days, then 20 days. 2 of them beyond normal variation."))
        #expect(text.contains("font-size=\"15\"") && !text.contains("font-size=\"14\"") && !text.contains("style="))
        #expect(text.utf8.count < 8 * 1024)
    }

    @Test func `shows improved, worse, normal and not counted by shape`() {
        let text = ChartSVG(chart).html.string
        #expect(text.components(separatedBy: "fill=\"#b54708\"").count == 2, "28 days is worse: a diamond")
        #expect(text.components(separatedBy: "r=\"5.0\" fill=\"#1b62b5\"").count == 2, "9 days is an improvement: a filled circle")
        #expect(text.components(separatedBy: "fill=\"#fff\" stroke=\"#5f6b76\"").count == 13, "twelve normal figures: hollow circles")
        #expect(text.contains("stroke=\"#5f6b76\" stroke-width=\"2\"/>"), "the late load: a cross")
    }

    @Test func `draws no figure, one figure and only zeros`() {
        for figures in [[], [0.0], [0, 0, 0]] {
            #expect(ChartSVG(ControlChart(.made(), series(figures))).html.string.contains("<svg"))
        }
    }

    @Test func `the axis ends at a round figure above the highest`() {
        #expect(ChartLayout(chart).ceiling == 30)
        #expect(ChartLayout(ControlChart(.made(.higher, unit: .percent), series([97, 99]))).ceiling == 100)
    }

    @Test func `says the present mean, the target and the latest figure`() {
        let labels = ChartLayout(chart).labels.map(\.text)
        #expect(labels.contains("Mean 20") && labels.contains("Target 5") && labels.contains("9"))
        #expect(labels.contains("Jan 2021") && labels.contains("Mar 2022"))
    }
}

@Suite("The labels of a chart")
struct ChartLabelTests {
    /// The labels that take up the same place, two by two, and those that are not in the drawing.
    private func faults(_ layout: ChartLayout) -> [String] {
        let labels = layout.labels
        let pairs = labels.indices.flatMap { one in labels.indices.filter { $0 > one }.map { (labels[one], labels[$0]) } }
        let collisions = pairs.filter { $0.box.overlaps($1.box) }.map { "“\($0.text)” and “\($1.text)”" }
        let outside = labels.filter {
            $0.box.left < 0 || $0.box.right > ChartLayout.width || $0.box.top < 0 || $0.box.bottom > ChartLayout.height
        }
        return collisions + outside.map { "“\($0.text)” is outside" }
    }

    @Test func `never overlap: target beside mean, changes close together, the latest figure anywhere`() {
        var random = SystemRandomNumberGenerator()
        for round in 0..<2000 {
            let scales: [Double] = [1, 20, 100, 3000, 1_000_000]
            let scale: Double = scales.randomElement(using: &random) ?? 1
            let count = Int.random(in: 1...60, using: &random)
            let figures = (0..<count).map { _ in (Double.random(in: 0...scale, using: &random) * 10).rounded() / 10 }
            let target: Double? = Bool.random(using: &random) ? nil : (Double.random(in: 0...scale, using: &random) * 10).rounded() / 10
            let markers = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                PracticeMarker(
                    day: month(Int.random(in: 0...count, using: &random)) + Int.random(in: 0...9, using: &random), title: "Change")
            }
            let marks = Bool.random(using: &random) ? [] : [Mark(kind: .definition, day: month(count / 2), words: "Changed")]
            let chart = ControlChart(.made(target: target), series(figures), marks: marks, markers: markers)
            let found = faults(ChartLayout(chart))
            #expect(found.isEmpty, "round \(round): \(found); figures \(figures), target \(String(describing: target))")
            if !found.isEmpty { return }
        }
    }

    @Test("stay apart where a target is on the mean, and at 0", arguments: [20.0, 20.1, 19.5, 0.0] as [Double])
    func apart(target: Double) {
        let measure = Measure.made(target: target)
        let varied = ChartLayout(ControlChart(measure, series(steady)))
        let zeros = ChartLayout(ControlChart(measure, series(Array(repeating: 0.0, count: 14))))
        #expect(faults(varied).isEmpty && faults(zeros).isEmpty, "\(faults(varied) + faults(zeros))")
    }

    @Test func `the latest figure is not written across the line of the target`() throws {
        let figures: [Double] = Array(repeating: [94.0, 88], count: 10).flatMap(\.self) + [81.6]
        let layout = ChartLayout(ControlChart(.made(.higher, unit: .percent, target: 100), series(figures)))
        let label = try #require(layout.labels.first { $0.text == "81.6" }).box
        #expect(layout.y(100) < label.top || layout.y(100) > label.bottom)
    }

    @Test func `the latest figure is written clear of the line that leads to it`() throws {
        let swings: [Double] = Array(repeating: [95.0, 70], count: 28).flatMap(\.self)
        let figures: [Double] = swings + [92, 86, 79.2]
        let layout = ChartLayout(ControlChart(.made(.higher, unit: .percent), series(figures)))
        let label = try #require(layout.labels.first { $0.text == "79.2" }).box
        for (index, figure) in figures.enumerated() where layout.x(month(index)) >= label.left {
            #expect(layout.y(figure) < label.top || layout.y(figure) > label.bottom, "\(figure)")
        }
    }

    @Test func `stay apart for figures a day apart, and for a year between two`() {
        for days in [[0, 1, 2, 3, 4], [0, 1, 2, 365], [0, 365]] {
            let values = days.map { MeasureValue(day: day(1, 1) + $0, reading: .amount(Double($0), over: nil), entered: day(1, 1)) }
            let found = faults(ChartLayout(ControlChart(Measure.made(target: 3), Series(values))))
            #expect(found.isEmpty, "\(found)")
        }
    }
}

@Suite("A measure as a line in a list")
struct SparklineTests {
    private func html(_ verdict: VerdictOfMeasure.Name, _ figures: [Double]) -> String? {
        let status = MeasureStatus(
            verdict: verdict, since: nil, sentence: "", figures: 15, latestOn: nil, latest: nil, latestWords: nil)
        let trend = figures.suffix(Sparkline.most).enumerated().map { MeasureLine.Figure(day: month($0), value: $1) }
        return Sparkline(MeasureLine(measure: .made(), status: status, trend: trend)).html?.string
    }

    @Test func `says in words what it shows, and is light`() throws {
        let improved = try #require(html(.improved, steady + [28, 20, 9]))
        #expect(
            improved.contains(
                "aria-label=\"15 figures from 1 January 2021 to 1 March 2022: lowest 9 days, highest 28 days, latest 9 days\""))
        #expect(improved.contains("fill=\"#1b62b5\""))
        #expect(try #require(html(.worse, steady)).contains("fill=\"#b54708\""))
        #expect(try #require(html(.noChange, Array(repeating: steady, count: 9).flatMap(\.self))).utf8.count < 700)
    }

    @Test func `one figure is no line`() {
        #expect(html(.tooFew, [9]) == nil)
    }
}
