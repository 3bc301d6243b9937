import Foundation
import Indicators
import SiteKit
import Vocabulary

/// Text in a drawing, and the box it takes up.
struct ChartLabel: Sendable, Hashable {
    enum Anchor: String, Sendable { case start, middle, end }

    let text: String
    var x: Double
    /// The baseline of the text.
    var y: Double
    let anchor: Anchor
    var colour = "#505a63"
    var isBold = false

    static let size = 15.0

    /// The width is estimated from the number of characters, on the wide side, because the typeface is the reader's.
    static func width(_ text: String) -> Double { Double(text.count) * size * 0.6 }

    struct Box: Sendable, Hashable {
        let left, top, right, bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    var box: Box {
        let width = ChartLabel.width(text)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Box(left: left, top: y - 12, right: left + width, bottom: y + 4)
    }

    var html: HTML {
        let weight: HTML = isBold ? " font-weight=\"600\"" : ""
        let place: HTML = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        return "<text x=\"\(fixed(x))\" y=\"\(fixed(y))\" font-size=\"15\" fill=\"\(colour)\"\(weight)\(place)>\(text)</text>"
    }
}

/// Where days, figures and labels are in the drawing. No two labels overlap.
struct ChartLayout: Sendable, Hashable {
    static let (width, height) = (960.0, 320.0)
    static let bottom = 276.0
    private static let row = 18.0

    let chart: ControlChart
    let left: Double
    let right: Double
    let top: Double
    private let first: Day
    private let last: Day
    /// The vertical axis starts at 0 and ends at a round figure.
    let ceiling: Double
    private let step: Double
    /// A label above the line of each stretch that begins with a change, by the position of the stretch.
    private(set) var changes: [Int: ChartLabel] = [:]

    init(_ chart: ControlChart) {
        self.chart = chart
        let days = chart.points.map(\.day)
        first = days.first ?? Day(number: 0)
        last = max(days.last ?? first, first + 1)
        let figures = chart.points.compactMap(\.value) + chart.stretches.compactMap(\.limits).map(\.upper) + [chart.measure.target ?? 0]
        let greatest = min(figures.max() ?? 1, chart.measure.unit.greatest ?? .infinity)
        step = ChartLayout.step(greatest)
        ceiling = max(step, (greatest / step).rounded(.up) * step)
        let widest = ChartLayout.ticks(step, ceiling).map { ChartLabel.width(FigureWords.shown($0)) }.max() ?? 0
        left = 20 + max(widest, 24)
        let beside = ChartLayout.beside(chart).map { ChartLabel.width($0.text) }.max() ?? 24
        right = ChartLayout.width - beside - 20
        let (labels, rows) = ChartLayout.changes(chart, first, last, left, right)
        changes = labels
        top = 30 + ChartLayout.row * Double(max(rows, 1))
    }

    func x(_ day: Day) -> Double { ChartLayout.x(day, first, last, left, right) }

    private static func x(_ day: Day, _ first: Day, _ last: Day, _ left: Double, _ right: Double) -> Double {
        let share = Double(day - first) / Double(last - first)
        return left + min(max(share, 0), 1) * (right - left)
    }

    func y(_ figure: Double) -> Double { ChartLayout.bottom - min(max(figure / ceiling, 0), 1) * (ChartLayout.bottom - top) }

    /// 1, 2 or 5 with zeros, so that four or five steps reach the top.
    private static func step(_ greatest: Double) -> Double {
        guard greatest > 0, greatest.isFinite else { return 1 }
        let power = pow(10, floor(log10(greatest / 4)))
        let ratio = greatest / 4 / power
        return (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power
    }

    private static func ticks(_ step: Double, _ ceiling: Double) -> [Double] {
        stride(from: 0, through: ceiling + step / 2, by: step).map { $0 }
    }

    /// The day on which the line of a stretch is drawn; nil for the first stretch, which has none.
    static func start(_ stretch: ControlChart.Stretch) -> Day? {
        switch stretch.beginning {
        case .first: nil
        case .practice(let marker): stretch.points.first?.day ?? marker.day
        case .definition(let mark): stretch.points.first?.day ?? mark.day
        }
    }

    /// Changes of practice are numbered as in the list below the chart, and a changed definition is a D. Labels that would overlap go
    /// into a row of their own.
    private static func changes(
        _ chart: ControlChart, _ first: Day, _ last: Day, _ left: Double, _ right: Double
    ) -> (labels: [Int: ChartLabel], rows: Int) {
        var (labels, ends): ([Int: ChartLabel], [Double]) = ([:], [])
        for (index, stretch) in chart.stretches.enumerated() {
            guard let day = start(stretch) else { continue }
            let isPractice = if case .practice = stretch.beginning { true } else { false }
            var label = ChartLabel(
                text: isPractice ? String(index) : "D", x: max(x(day, first, last, left, right) - 6, left - 6), y: 0, anchor: .middle,
                colour: isPractice ? "#0b5a5e" : "#14181c", isBold: true)
            let row = ends.firstIndex { $0 <= label.box.left } ?? ends.count
            if row == ends.count { ends.append(0) }
            label.y = 16 + ChartLayout.row * Double(row)
            ends[row] = label.box.right
            labels[index] = label
        }
        return (labels, ends.count)
    }

    /// What is said to the right of the chart: the present mean and the target.
    private static func beside(_ chart: ControlChart) -> [(text: String, figure: Double)] {
        let mean = chart.present?.limits.map { (text: "Mean \(FigureWords.shown($0.mean))", figure: $0.mean) }
        let target = chart.measure.target.map { (text: "Target \(FigureWords.shown($0))", figure: $0) }
        return [mean, target].compactMap(\.self)
    }

    /// The mean and the target beside their lines, moved apart where the lines are close.
    private var beside: [ChartLabel] {
        var labels = ChartLayout.beside(chart).map { text, figure in
            ChartLabel(text: text, x: right + 12, y: y(figure) + 5, anchor: .start, colour: "#14181c")
        }.sorted { $0.y < $1.y }
        guard labels.count == 2 else { return labels }
        let missing = ChartLayout.row - (labels[1].y - labels[0].y)
        if missing > 0 {
            labels[1].y = min(labels[1].y + missing / 2, ChartLayout.bottom + 5)
            labels[0].y = labels[1].y - ChartLayout.row
        }
        return labels
    }

    /// The latest figure, above the line of figures over its width, or below where there is no room above. It ends at the point, so that it
    /// stays clear of the labels to the right.
    private var latest: ChartLabel? {
        guard let point = chart.latest, let value = point.value else { return nil }
        let (y, text) = (y(value), FigureWords.shown(value))
        let end = max(x(point.day) + 6, left + ChartLabel.width(text))
        let line = heights(from: end - ChartLabel.width(text))
        let (above, below) = ((line.min() ?? y) - 12, (line.max() ?? y) + 24)
        let lines = ChartLayout.beside(chart).map { self.y($0.figure) }
        let fitting = [above, below].filter { $0 >= top + 6 && $0 <= ChartLayout.bottom + 10 }
        // The label is some 12 high and stands on its place.
        let clear = fitting.first { place in !lines.contains { (place - 14...place + 4).contains($0) } }
        let place = clear ?? fitting.first ?? (y - 12 < top + 6 ? y + 24 : y - 12)
        return ChartLabel(text: text, x: end, y: place, anchor: .end, colour: "#14181c", isBold: true)
    }

    /// Where the line of figures is from here to its end.
    private func heights(from start: Double) -> [Double] {
        let drawn = chart.points.compactMap { point in point.value.map { (x: x(point.day), y: y($0)) } }
        let inside = drawn.filter { $0.x >= start }
        guard let before = drawn.last(where: { $0.x < start }), let after = inside.first else { return inside.map(\.y) }
        let share = (start - before.x) / (after.x - before.x)
        let entry: Double = before.y + share * (after.y - before.y)
        return [entry] + inside.map(\.y)
    }

    private var ticks: [ChartLabel] {
        ChartLayout.ticks(step, ceiling).map {
            ChartLabel(text: FigureWords.shown($0), x: left - 12, y: y($0) + 5, anchor: .end)
        }
    }

    /// At most five months below the chart: the first, the last, and those between that have room.
    private var months: [ChartLabel] {
        let days = chart.points.map(\.day)
        guard let first = days.first, let last = days.last else { return [] }
        let between =
            days.count > 5 ? (1...3).map { days[Int((Double($0 * (days.count - 1)) / 4).rounded())] } : Array(days.dropFirst().dropLast())
        var labels: [ChartLabel] = []
        for day in [first, last] + between {
            let label = ChartLabel(
                text: "\(Day.monthNames[day.month - 1].prefix(3)) \(day.year)", x: x(day), y: ChartLayout.bottom + 26, anchor: .middle)
            if !labels.contains(where: { $0.box.overlaps(label.box) }) { labels.append(label) }
        }
        return labels.sorted { $0.x < $1.x }
    }

    var labels: [ChartLabel] {
        ticks + months + changes.sorted { $0.key < $1.key }.map(\.value) + beside + [latest].compactMap(\.self)
    }
}

/// A coordinate in a drawing: always one decimal place.
func fixed(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// A control chart as SVG, the same on screen, in print and in a report. Points differ by shape and by fill.
package struct ChartSVG: Sendable {
    private let chart: ControlChart
    private let layout: ChartLayout
    private let name: String

    /// - Parameter name: begins the identifiers within the drawing; a page with several charts gives each its own.
    package init(_ chart: ControlChart, name: String = "chart") {
        self.chart = chart
        self.name = name
        layout = ChartLayout(chart)
    }

    package var html: HTML {
        """
        <svg role="img" aria-labelledby="\(name)-title \(name)-desc" viewBox="0 0 \(fixed(ChartLayout.width)) \(fixed(ChartLayout.height))">\
        <title id="\(name)-title">\(chart.measure.name)</title><desc id="\(name)-desc">\(description)</desc>\
        \(bands)\(target)\(changes)\(line)\(points)\(layout.labels.map(\.html))</svg>
        """
    }

    private var description: String {
        let means = chart.stretches.compactMap(\.limits).map { FigureWords.of($0.mean, chart.measure.unit) }
        let mean = means.isEmpty ? "No mean yet" : "Mean \(means.joined(separator: ", then "))"
        let special = chart.points.count { $0.signal != nil }
        return "\(chart.points.count) figures. \(mean). \(special) of them beyond normal variation."
    }

    private var bands: [HTML] {
        chart.stretches.compactMap { stretch in
            guard let limits = stretch.limits, let first = stretch.points.first?.day, let last = stretch.points.last?.day else {
                return nil
            }
            let (x1, x2) = (layout.x(first) - 6, layout.x(last) + 6)
            let (top, bottom) = (layout.y(limits.upper), layout.y(limits.lower))
            let dashes: HTML = stretch.isCarried ? " stroke-dasharray=\"2 4\"" : ""
            return """
                <rect x="\(fixed(x1))" y="\(fixed(top))" width="\(fixed(x2 - x1))" height="\(fixed(bottom - top))" fill="#f4f6f5"/>\
                \(rule(x1, x2, top, " stroke-dasharray=\"4 4\""))\(rule(x1, x2, bottom, " stroke-dasharray=\"4 4\""))\
                \(rule(x1, x2, layout.y(limits.mean), dashes))
                """
        }
    }

    private func rule(_ x1: Double, _ x2: Double, _ y: Double, _ dashes: HTML, _ colour: HTML = "#767f87") -> HTML {
        "<line x1=\"\(fixed(x1))\" x2=\"\(fixed(x2))\" y1=\"\(fixed(y))\" y2=\"\(fixed(y))\" stroke=\"\(colour)\" stroke-width=\"1.5\"\(dashes)/>"
    }

    private var target: HTML? {
        chart.measure.target.map { rule(layout.left - 6, layout.right + 6, layout.y($0), " stroke-dasharray=\"10 4 2 4\"", "#14181c") }
    }

    /// A line where practice changed; a changed definition is a dashed line.
    private var changes: [HTML] {
        chart.stretches.enumerated().compactMap { index, stretch in
            guard let label = layout.changes[index] else { return nil }
            let dashes: HTML = if case .definition = stretch.beginning { " stroke-dasharray=\"6 4\"" } else { "" }
            return """
                <line x1="\(fixed(label.x))" x2="\(fixed(label.x))" y1="\(fixed(label.y + 6))" y2="\(fixed(ChartLayout.bottom))" \
                stroke="\(label.colour)" stroke-width="2"\(dashes)/>
                """
        }
    }

    private var line: HTML {
        let places = chart.points.compactMap { point in point.value.map { "\(fixed(layout.x(point.day))),\(fixed(layout.y($0)))" } }
        return "<polyline fill=\"none\" stroke=\"#5f6b76\" stroke-width=\"1.5\" points=\"\(places.joined(separator: " "))\"/>"
    }

    private var points: [HTML] {
        chart.points.compactMap { point in
            guard let value = point.value else { return nil }
            let (x, y) = (layout.x(point.day), layout.y(value))
            if point.mark != nil {
                return
                    "<path d=\"M\(fixed(x - 5)) \(fixed(y - 5))L\(fixed(x + 5)) \(fixed(y + 5))M\(fixed(x - 5)) \(fixed(y + 5))L\(fixed(x + 5)) \(fixed(y - 5))\" stroke=\"#5f6b76\" stroke-width=\"2\"/>"
            }
            let sign: ChartPoint = point.signal.map { ($0 == .up) == (chart.measure.direction == .higher) ? .improved : .worse } ?? .normal
            return sign.html(x, y, 5)
        }
    }
}

/// A figure on a chart: a filled circle where it improved, a filled diamond where it is worse, a hollow circle for normal variation.
enum ChartPoint {
    case improved, worse, normal

    func html(_ x: Double, _ y: Double, _ radius: Double) -> HTML {
        let circle: HTML = "<circle cx=\"\(fixed(x))\" cy=\"\(fixed(y))\" r=\"\(fixed(radius))\""
        switch self {
        case .improved: return "\(circle) fill=\"#1b62b5\" stroke=\"#1b62b5\" stroke-width=\"2\"/>"
        case .normal: return "\(circle) fill=\"#fff\" stroke=\"#5f6b76\" stroke-width=\"2\"/>"
        case .worse:
            let half = radius + 2
            return
                "<path d=\"M\(fixed(x)) \(fixed(y - half))L\(fixed(x + half)) \(fixed(y))L\(fixed(x)) \(fixed(y + half))L\(fixed(x - half)) \(fixed(y))z\" fill=\"#b54708\"/>"
        }
    }
}

/// The chart with its finding above it and what its marks mean below it.
package struct ChartFigure: Sendable {
    private let chart: ControlChart
    private let name: String
    private let hasDirection: Bool

    /// - Parameter hasDirection: false where neither higher nor lower is better.
    package init(_ chart: ControlChart, name: String = "chart", hasDirection: Bool = true) {
        (self.chart, self.name, self.hasDirection) = (chart, name, hasDirection)
    }

    package var html: HTML {
        let finding = FindingSentence(chart)
        if chart.points.isEmpty { return "<p class=\"note\">\(finding.words)</p>" }
        let words =
            hasDirection ? finding.words : finding.words.replacing("Improved: ", with: "Higher: ").replacing("Worse: ", with: "Lower: ")
        return """
            <figure class="chart"><figcaption>\(words)</figcaption>\
            <div class="scroll" tabindex="0" role="region" aria-label="Chart">\(ChartSVG(chart, name: name).html)</div></figure>
            \(hasDirection ? finding.capability.map { "<p>\($0)</p>" as HTML } : nil)\(key)
            """
    }

    private var key: HTML {
        let changes = chart.stretches.enumerated().compactMap { index, stretch -> HTML? in
            let carried: HTML =
                stretch.isCarried ? " The limits are carried over from before, until there are \(TooFewPoints.needed) figures." : ""
            switch stretch.beginning {
            case .first: return nil
            case .practice(let marker): return "<li><strong>\(index)</strong> \(marker.day): \(marker.title).\(carried)</li>"
            case .definition(let mark):
                return
                    "<li><strong>D</strong> \(mark.day): definition changed. Figures before and after are not compared. \(mark.words)</li>"
            }
        }
        let list: HTML = changes.isEmpty ? "" : "<ul class=\"plain\">\(changes)</ul>"
        let marks: HTML =
            hasDirection
            ? "Filled circle: improved. Diamond: worse. Hollow circle: normal variation. Cross: late load or data fault, not counted."
            : "Neither higher nor lower is better. Filled circle: higher than normal variation. Diamond: lower. Hollow circle: normal variation."
        return "\(list)<p class=\"hint\">\(marks)</p>"
    }
}

/// The latest figures of a measure as a small line in a list, with the same point at its end as on the chart.
struct Sparkline: Sendable {
    static let most = 24
    private static let (width, height) = (120.0, 28.0)

    let measure: Measure
    let verdict: VerdictOfMeasure.Name
    let figures: [MeasureLine.Figure]

    init(_ line: MeasureLine) { (measure, verdict, figures) = (line.measure, line.status.verdict, line.trend) }

    /// Nil with fewer than two figures: they are no line.
    var html: HTML? {
        guard figures.count > 1, let first = figures.first, let last = figures.last else { return nil }
        let values = figures.map(\.value)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let span = max(high - low, high / 10, 0.001)
        func x(_ index: Int) -> Double { 5 + Double(index) / Double(figures.count - 1) * (Sparkline.width - 12) }
        func y(_ value: Double) -> Double { Sparkline.height - 6 - (value - low) / span * (Sparkline.height - 12) }
        let places = values.enumerated().map { "\(Int(x($0).rounded())),\(Int(y($1).rounded()))" }.joined(separator: " ")
        let point: ChartPoint =
            switch verdict {
            case .improved: .improved
            case .worse: .worse
            case .noChange, .tooFew, .consistentlyMissesTarget: .normal
            }
        let words =
            "\(figures.count) figures from \(first.day) to \(last.day): lowest \(FigureWords.of(low, measure.unit)), highest \(FigureWords.of(high, measure.unit)), latest \(FigureWords.of(last.value, measure.unit))"
        return """
            <svg class="spark" role="img" aria-label="\(words)" viewBox="0 0 120 28"><polyline fill="none" stroke="#5f6b76" stroke-width="1.5" points="\(places)"/>\
            \(point.html(x(figures.count - 1), y(last.value), 3))</svg>
            """
    }
}
