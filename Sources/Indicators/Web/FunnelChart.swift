import Foundation
import Indicators
import SiteKit
import Vocabulary

/// A funnel plot as SVG, the same on screen and in print. Councils differ by shape and by fill, and nothing in it is ranked.
package struct FunnelSVG: Sendable {
    private static let (width, height, bottom, top, left) = (960.0, 380.0, 316.0, 34.0, 70.0)
    private static let right = 800.0

    private let plot: FunnelPlot
    private let unit: Measure.Unit
    private let title: String
    private let most: Int
    /// In the unit of the measure.
    private let floor, ceiling: Double

    package init(_ plot: FunnelPlot, unit: Measure.Unit, title: String) {
        (self.plot, self.unit, self.title) = (plot, unit, title)
        most = FunnelSVG.rounded(plot.points.map(\.whole).max() ?? 1)
        let factor = unit.multiplier ?? 1
        let shown = plot.points.map(\.value) + [plot.centre] + plot.points.flatMap { [$0.limits.lower998, $0.limits.upper998] }
        let (low, high) = ((shown.min() ?? 0) * factor, (shown.max() ?? 1) * factor)
        let step = FunnelSVG.step(high - low)
        floor = max(0, (low / step).rounded(.down) * step)
        let up = (high / step).rounded(.up) * step
        ceiling = max(min(up, unit.greatest ?? .infinity), floor + step)
    }

    private static func step(_ span: Double) -> Double {
        guard span > 0, span.isFinite else { return 1 }
        let power = pow(10, Foundation.floor(log10(span / 4)))
        let ratio = span / 4 / power
        return (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power
    }

    private static func rounded(_ count: Int) -> Int {
        let step = step(Double(count))
        return Int((Double(count) * 1.04 / step).rounded(.up) * step)
    }

    /// Said below the picture where the axis does not begin with 0.
    package var axis: String? { floor > 0 ? "The vertical axis begins at \(FigureWords.of(floor, unit))." : nil }

    private func x(_ whole: Double) -> Double {
        FunnelSVG.left + min(max(whole / Double(max(most, 1)), 0), 1) * (FunnelSVG.right - FunnelSVG.left)
    }

    private func y(_ value: Double) -> Double {
        let share = (value * (unit.multiplier ?? 1) - floor) / (ceiling - floor)
        return FunnelSVG.bottom - min(max(share, 0), 1) * (FunnelSVG.bottom - FunnelSVG.top)
    }

    package var html: HTML {
        """
        <svg role="img" aria-labelledby="funnel-title funnel-desc" viewBox="0 0 \(fixed(FunnelSVG.width)) \(fixed(FunnelSVG.height))">\
        <title id="funnel-title">\(title)</title><desc id="funnel-desc">\(description)</desc>\
        \(limits)\(middle)\(points)\(labels.map(\.html))</svg>
        """
    }

    private var description: String {
        let outside = plot.points.count { $0.place.isOutside95 }
        return
            "Funnel plot of \(plot.points.count) councils by the number counted. \(outside) are outside the 95% limits. The figures are in the table below."
    }

    /// The limits at sixty sizes, closer together where they bend.
    private var sizes: [Int] {
        let least = Double(max(1, min(plot.points.map(\.whole).min() ?? 1, most / 40)))
        let ratio = pow(Double(most) / least, 1 / 59)
        return Array(Set((0..<60).map { max(1, Int((least * pow(ratio, Double($0))).rounded())) })).sorted()
    }

    private var limits: HTML {
        let all = sizes.map { (size: $0, limits: FunnelLimits(centre: plot.centre, whole: $0, plot.chance)) }
        func line(_ part: (FunnelLimits) -> Double, _ dashes: HTML) -> HTML {
            let places = all.map { "\(fixed(x(Double($0.size)))),\(fixed(y(part($0.limits))))" }.joined(separator: " ")
            return "<polyline fill=\"none\" stroke=\"#767f87\" stroke-width=\"1.5\"\(dashes) points=\"\(places)\"/>"
        }
        let (dashed, dotted): (HTML, HTML) = (" stroke-dasharray=\"6 4\"", " stroke-dasharray=\"2 4\"")
        return "\(line(\.lower95, dashed))\(line(\.upper95, dashed))\(line(\.lower998, dotted))\(line(\.upper998, dotted))"
    }

    private var middle: HTML {
        let height = fixed(y(plot.centre))
        return
            "<line x1=\"\(fixed(FunnelSVG.left))\" x2=\"\(fixed(FunnelSVG.right))\" y1=\"\(height)\" y2=\"\(height)\" stroke=\"#14181c\" stroke-width=\"1.5\"/>"
    }

    private var points: [HTML] {
        let order: [FunnelPlot.Point.Kind] = [.other, .neighbour, .own]
        return order.flatMap { kind in
            plot.points.filter { $0.kind == kind }.map { point -> HTML in
                let (x, y) = (x(Double(point.whole)), y(point.value))
                switch kind {
                case .other:
                    return "<circle cx=\"\(fixed(x))\" cy=\"\(fixed(y))\" r=\"4.0\" fill=\"#fff\" stroke=\"#5f6b76\" stroke-width=\"1.5\"/>"
                case .neighbour:
                    return "<rect x=\"\(fixed(x - 5))\" y=\"\(fixed(y - 5))\" width=\"10.0\" height=\"10.0\" fill=\"#0b5a5e\"/>"
                case .own:
                    return
                        "<path d=\"M\(fixed(x)) \(fixed(y - 10))L\(fixed(x + 10)) \(fixed(y))L\(fixed(x)) \(fixed(y + 10))L\(fixed(x - 10)) \(fixed(y))z\" fill=\"#14181c\" stroke=\"#fff\" stroke-width=\"1.5\"/>"
                }
            }
        }
    }

    private var labels: [ChartLabel] {
        let step = FunnelSVG.step(ceiling - floor)
        let heights = stride(from: floor, through: ceiling + step / 2, by: step).filter { $0 <= ceiling + 1e-9 }
        let ticks = heights.map { tick in
            ChartLabel(
                text: FigureWords.shown(tick), x: FunnelSVG.left - 12, y: y(tick / (unit.multiplier ?? 1)) + 5, anchor: .end)
        }
        let widths = [0, most / 2, most].map { size in
            ChartLabel(text: size.grouped, x: x(Double(size)), y: FunnelSVG.bottom + 24, anchor: .middle)
        }
        let name = ChartLabel(
            text: "Number counted", x: (FunnelSVG.left + FunnelSVG.right) / 2, y: FunnelSVG.bottom + 50, anchor: .middle)
        return ticks + widths + [name] + beside
    }

    /// What the lines are, where they end, moved apart where they are close.
    private var beside: [ChartLabel] {
        let limits = FunnelLimits(centre: plot.centre, whole: most, plot.chance)
        let factor = unit.multiplier ?? 1
        var labels = [
            ("99.8% limit", limits.upper998), ("95% limit", limits.upper95),
            ("\(plot.centreName == "England" ? "England" : "All") \(FigureWords.shown(plot.centre * factor))", plot.centre),
            ("95% limit", limits.lower95), ("99.8% limit", limits.lower998),
        ].map { text, value in
            ChartLabel(text: text, x: FunnelSVG.right + 12, y: y(value) + 5, anchor: .start, colour: "#14181c")
        }
        for index in [1, 0] { labels[index].y = min(labels[index].y, labels[index + 1].y - 18) }
        for index in [3, 4] { labels[index].y = max(labels[index].y, labels[index - 1].y + 18) }
        return labels
    }
}
