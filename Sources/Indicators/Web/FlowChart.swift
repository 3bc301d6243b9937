import SiteKit
import Vocabulary

/// How many went which way, as SVG: on the left where they came from, on the right what became of them. The table beside it has the same
/// numbers, so the picture tells nothing by colour alone.
package struct FlowSVG: Sendable {
    package struct Way: Sendable {
        let from, to: String
        let count: Int
        package init(from: String, to: String, count: Int) { (self.from, self.to, self.count) = (from, to, count) }
    }

    private struct Bar {
        let name: String
        let count: Int
        let top, height: Double
        var middle: Double { top + height / 2 }
    }

    private static let (width, top, gap, thickness, left, right) = (960.0, 12.0, 24.0, 12.0, 300.0, 600.0)
    /// The height of all of them together.
    private static let whole = 280.0

    private let ways: [Way]
    private let title, name: String
    private let from, to: [Bar]

    /// - Parameters:
    ///   - ways: in the order from top to bottom, on both sides.
    ///   - name: begins the identifiers within the drawing; a page with several gives each its own.
    package init(_ ways: [Way], title: String, name: String = "flow") {
        let ways = ways.filter { $0.count > 0 }
        let all = Double(max(1, ways.reduce(0) { $0 + $1.count }))
        func bars(_ side: (Way) -> String) -> [Bar] {
            var (bars, top): ([Bar], Double) = ([], FlowSVG.top)
            for way in ways where !bars.contains(where: { $0.name == side(way) }) {
                let count = ways.filter { side($0) == side(way) }.reduce(0) { $0 + $1.count }
                let height = Double(count) / all * FlowSVG.whole
                bars.append(Bar(name: side(way), count: count, top: top, height: height))
                top += height + FlowSVG.gap
            }
            return bars
        }
        (self.ways, self.title, self.name) = (ways, title, name)
        (from, to) = (bars(\.from), bars(\.to))
    }

    private var height: Double { (from + to).map { $0.top + $0.height }.max().map { $0 + FlowSVG.top } ?? 0 }

    package var html: HTML {
        """
        <svg role="img" aria-labelledby="\(name)-title \(name)-desc" viewBox="0 0 \(fixed(FlowSVG.width)) \(fixed(height))"><title id="\(name)-title">\
        \(title)</title><desc id="\(name)-desc">The numbers are in the table below.</desc>\(bands)\(bars(from, FlowSVG.left))\
        \(bars(to, FlowSVG.right))\(labels.map(\.html))</svg>
        """
    }

    private var bands: [HTML] {
        var (left, right) = (from.map(\.top), to.map(\.top))
        return ways.compactMap { way in
            guard let start = from.firstIndex(where: { $0.name == way.from }), let end = to.firstIndex(where: { $0.name == way.to }) else {
                return nil
            }
            let thick = Double(way.count) / Double(from[start].count) * from[start].height
            defer { (left[start], right[end]) = (left[start] + thick, right[end] + thick) }
            return band(left[start], right[end], thick)
        }
    }

    private func band(_ start: Double, _ end: Double, _ thick: Double) -> HTML {
        let (x1, x2) = (FlowSVG.left + FlowSVG.thickness, FlowSVG.right)
        let middle = fixed((x1 + x2) / 2)
        return """
            <path d="M\(fixed(x1)) \(fixed(start))C\(middle) \(fixed(start)) \(middle) \(fixed(end)) \(fixed(x2)) \(fixed(end))\
            V\(fixed(end + thick))C\(middle) \(fixed(end + thick)) \(middle) \(fixed(start + thick)) \(fixed(x1)) \(fixed(start + thick))z" \
            fill="#d5dade" stroke="#767f87" stroke-width="0.5"/>
            """
    }

    private func bars(_ bars: [Bar], _ x: Double) -> [HTML] {
        bars.map {
            "<rect x=\"\(fixed(x))\" y=\"\(fixed($0.top))\" width=\"\(fixed(FlowSVG.thickness))\" height=\"\(fixed(max(1, $0.height)))\" fill=\"#33404a\"/>"
        }
    }

    private var labels: [ChartLabel] {
        from.map { ChartLabel(text: "\($0.name): \($0.count.grouped)", x: FlowSVG.left - 8, y: $0.middle + 5, anchor: .end) }
            + to.map {
                ChartLabel(
                    text: "\($0.name): \($0.count.grouped)", x: FlowSVG.right + FlowSVG.thickness + 8, y: $0.middle + 5, anchor: .start)
            }
    }
}
