import Indicators
import SiteKit
import Vocabulary

/// A control chart as SVG, the same on screen, in print and in a report. Marks differ by shape and by fill.
package struct ChartSVG: Sendable {
    private let chart: ControlChart
    private let scale: ChartScale
    private let name: String

    /// - Parameter name: begins the identifiers within the drawing; a page with several charts gives each its own.
    package init(_ chart: ControlChart, name: String = "chart") {
        self.chart = chart
        self.name = name
        scale = ChartScale(chart)
    }

    package var html: HTML {
        """
        <svg role="img" aria-labelledby="\(name)-title \(name)-desc" viewBox="0 0 \(fixed(ChartScale.width)) \(fixed(ChartScale.height))">\
        <title id="\(name)-title">\(chart.measure.name)</title><desc id="\(name)-desc">\(description)</desc>\
        \(bands)\(aim)\(ticks)\(markers)\(line)\(points)\(labels)</svg>
        """
    }

    private var description: String {
        let means = chart.stretches.compactMap(\.limits).map { figure($0.mean) }
        let mean = means.isEmpty ? "No mean yet" : "Mean \(means.joined(separator: ", then "))"
        let special = chart.points.count { $0.signal != nil }
        return "\(chart.points.count) figures. \(mean). \(special) of them belong to a special cause."
    }

    private var bands: [HTML] {
        chart.stretches.compactMap { stretch in
            guard let limits = stretch.limits, let first = stretch.points.first?.day, let last = stretch.points.last?.day else {
                return nil
            }
            let (x1, x2) = (scale.x(first) - 6, scale.x(last) + 6)
            let (top, bottom, middle) = (scale.y(limits.upper), scale.y(limits.lower), scale.y(limits.mean))
            let dashes: HTML = stretch.isCarried ? " stroke-dasharray=\"2 4\"" : ""
            let words: HTML =
                stretch == chart.present
                ? "<text x=\"\(fixed(690))\" y=\"\(fixed(middle + 5))\" font-size=\"14\" fill=\"#14181c\">mean \(FigureWords.plain(limits.mean))</text>"
                : ""
            return """
                <rect x="\(fixed(x1))" y="\(fixed(top))" width="\(fixed(x2 - x1))" height="\(fixed(bottom - top))" fill="#f4f6f5"/>\
                \(rule(x1, x2, top, " stroke-dasharray=\"4 4\""))\(rule(x1, x2, bottom, " stroke-dasharray=\"4 4\""))\
                \(rule(x1, x2, middle, dashes))\(words)
                """
        }
    }

    private func rule(_ x1: Double, _ x2: Double, _ y: Double, _ dashes: HTML) -> HTML {
        "<line x1=\"\(fixed(x1))\" x2=\"\(fixed(x2))\" y1=\"\(fixed(y))\" y2=\"\(fixed(y))\" stroke=\"#767f87\" stroke-width=\"1.5\"\(dashes)/>"
    }

    private var aim: HTML? {
        guard let aim = chart.measure.aim else { return nil }
        let y = scale.y(aim)
        return """
            <line x1="42.0" x2="690.0" y1="\(fixed(y))" y2="\(fixed(y))" stroke="#14181c" stroke-width="1.5" stroke-dasharray="10 4 2 4"/>\
            <text x="48.0" y="\(fixed(y - 5))" font-size="14" fill="#14181c">aim \(FigureWords.plain(aim))</text>
            """
    }

    private var ticks: [HTML] {
        scale.ticks.map {
            "<text x=\"36.0\" y=\"\(fixed(scale.y($0) + 5))\" font-size=\"14\" fill=\"#505a63\" text-anchor=\"end\">\(FigureWords.plain($0))</text>"
        }
    }

    /// Changes of practice, numbered as in the list below the chart; a changed definition is a dashed line.
    private var markers: [HTML] {
        chart.stretches.enumerated().compactMap { index, stretch in
            guard let day = stretch.points.first?.day ?? start(stretch) else { return nil }
            let x = max(scale.x(day) - 6, 42)
            switch stretch.beginning {
            case .first: return nil
            case .practice: return mark(x, String(index), "#0b5a5e", "")
            case .definition: return mark(x, "D", "#14181c", " stroke-dasharray=\"6 4\"")
            }
        }
    }

    private func start(_ stretch: ControlChart.Stretch) -> Day? {
        switch stretch.beginning {
        case .first: nil
        case .practice(let marker): marker.day
        case .definition(let mark): mark.day
        }
    }

    private func mark(_ x: Double, _ words: String, _ colour: HTML, _ dashes: HTML) -> HTML {
        """
        <line x1="\(fixed(x))" x2="\(fixed(x))" y1="22" y2="260" stroke="\(colour)" stroke-width="2"\(dashes)/>\
        <text x="\(fixed(x))" y="16" font-size="14" fill="\(colour)" font-weight="600" text-anchor="middle">\(words)</text>
        """
    }

    private var line: HTML {
        let places = chart.points.compactMap { point in point.value.map { "\(fixed(scale.x(point.day))),\(fixed(scale.y($0)))" } }
        return "<polyline fill=\"none\" stroke=\"#5f6b76\" stroke-width=\"1.5\" points=\"\(places.joined(separator: " "))\"/>"
    }

    private var points: [HTML] {
        chart.points.compactMap { point in
            guard let value = point.value else { return nil }
            return dot(point, scale.x(point.day), scale.y(value))
        } + latest
    }

    private func dot(_ point: ControlChart.Point, _ x: Double, _ y: Double) -> HTML {
        if point.mark != nil {
            return
                "<path d=\"M\(fixed(x - 5)) \(fixed(y - 5))L\(fixed(x + 5)) \(fixed(y + 5))M\(fixed(x - 5)) \(fixed(y + 5))L\(fixed(x + 5)) \(fixed(y - 5))\" stroke=\"#5f6b76\" stroke-width=\"2\"/>"
        }
        guard let side = point.signal else {
            return "<circle cx=\"\(fixed(x))\" cy=\"\(fixed(y))\" r=\"5\" fill=\"#fff\" stroke=\"#5f6b76\" stroke-width=\"2\"/>"
        }
        if (side == .up) == (chart.measure.better == .higher) {
            return "<circle cx=\"\(fixed(x))\" cy=\"\(fixed(y))\" r=\"5\" fill=\"#1b62b5\" stroke=\"#1b62b5\" stroke-width=\"2\"/>"
        }
        return
            "<path d=\"M\(fixed(x)) \(fixed(y - 7))L\(fixed(x + 7)) \(fixed(y))L\(fixed(x)) \(fixed(y + 7))L\(fixed(x - 7)) \(fixed(y))z\" fill=\"#b54708\"/>"
    }

    /// The last point carries its figure.
    private var latest: [HTML] {
        guard let point = chart.latest, let value = point.value else { return [] }
        let y = scale.y(value)
        return [
            "<text x=\"\(fixed(scale.x(point.day)))\" y=\"\(fixed(y < 60 ? y + 22 : y - 12))\" font-size=\"14\" fill=\"#14181c\" font-weight=\"600\" text-anchor=\"middle\">\(FigureWords.plain(value))</text>"
        ]
    }

    private var labels: [HTML] {
        scale.labels(chart.points.map(\.day)).map { day in
            "<text x=\"\(fixed(scale.x(day)))\" y=\"284\" font-size=\"14\" fill=\"#505a63\" text-anchor=\"middle\">\(Day.monthNames[day.month - 1].prefix(3)) \(day.year)</text>"
        }
    }

    private func figure(_ value: Double) -> String { FigureWords.of(value, chart.measure.unit) }
}
