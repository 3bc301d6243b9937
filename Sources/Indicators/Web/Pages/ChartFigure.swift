import Indicators
import SiteKit
import Vocabulary

/// The chart with its finding above it, what its marks mean below it, and the numbers as a table.
package struct ChartFigure: Sendable {
    private let chart: ControlChart
    private let name: String

    package init(_ chart: ControlChart, name: String = "chart") {
        self.chart = chart
        self.name = name
    }

    package var html: HTML {
        let finding = FindingSentence(chart)
        if chart.points.isEmpty { return "<p class=\"note\">\(finding.words)</p>" }
        return """
            <figure class="chart"><figcaption>\(finding.words)</figcaption>\
            <div class="scroll" tabindex="0" role="region" aria-label="The chart">\(ChartSVG(chart, name: name).html)</div></figure>
            \(finding.aim.map { "<p>\($0)</p>" as HTML })\(key)
            """
    }

    private var key: HTML {
        let changes = chart.stretches.enumerated().compactMap { index, stretch -> HTML? in
            let carried: HTML =
                stretch.isCarried ? " The limits are those from before it, until there are \(TooFewPoints.needed) figures." : ""
            switch stretch.beginning {
            case .first: return nil
            case .practice(let marker): return "<li><strong>\(index)</strong> \(marker.day): \(marker.title).\(carried)</li>"
            case .definition(let mark):
                return
                    "<li><strong>D</strong> \(mark.day): definition changed, so nothing before is compared with what comes after. \(mark.words)</li>"
            }
        }
        let list: HTML = changes.isEmpty ? "" : "<ul class=\"plain\">\(changes)</ul>"
        return """
            \(list)<p class="hint">Filled circle: better by special cause. Diamond: worse by special cause. Hollow circle: ordinary variation. Cross: late load or data fault, left out.</p>
            """
    }
}
