import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// A pack as markup: the page, the Word file and the PDF are all made of this.
enum PackView {
    /// - Parameters:
    ///   - charts: false for the Word file, which is a working copy and leaves the charts to the PDF.
    ///   - signed: the newest signed head of the audit trail, for its last line.
    static func article(_ paper: PackPaper, charts: Bool = true, signed: String? = nil) -> HTML {
        let facts = paper.facts.map { "<p>\($0)</p>" as HTML }
        return """
            <article class="report"><h1 data-running="\(paper.council): \(paper.title)"><span class="council" \
            data-custom-style="Council name">\(paper.council)</span><br>\(paper.title)</h1>\(facts)\(summary(paper))\
            \(charts ? drawn(paper) : "<p>The charts are in the PDF.</p>\n")\(paper.sections.map(section))\(signed.map { "<p class=\"hint\">\($0)</p>" as HTML })</article>
            """
    }

    /// The PDF is the record, since its pages never change; the Word file says on each page that it is a working copy.
    static func document(_ paper: PackPaper, as kind: DocumentKind, signed: String? = nil) -> Document {
        Document(title: paper.title, article: article(paper, charts: kind == .pdf, signed: signed), mark: paper.mark)
    }

    private static func summary(_ paper: PackPaper) -> HTML {
        let points = paper.points.map { point -> HTML in
            let lines: HTML =
                point.lines.isEmpty ? "<p>\(point.none)</p>\n" : "<ul>\(point.lines.map { "<li>\($0)</li>" as HTML })</ul>\n"
            return "<h3 class=\"plain\">\(point.heading)</h3>\n\(lines)"
        }
        return """
            <div class="summary-page"><h2 class="plain" id="summary">Summary</h2>
            \(points)\(paper.status.map(table))</div>

            """
    }

    private static func drawn(_ paper: PackPaper) -> HTML? {
        if paper.charts.isEmpty, paper.withoutChart == nil { return nil }
        let charts = paper.charts.map { chart -> HTML in
            """
            <figure class="chart"><figcaption>\(chart.title): \(chart.sentence)</figcaption>\(HTML(frozen: Array(chart.drawing.utf8)))</figure>

            """
        }
        return "<h2 class=\"plain\" id=\"charts\">Charts</h2>\n\(charts)\(paper.withoutChart.map { "<p>\($0)</p>\n" as HTML })"
    }

    private static func section(_ section: PackPaper.Section) -> HTML {
        let lines: HTML =
            section.lines.count > 1
            ? "<ul>\(section.lines.map { "<li>\($0)</li>" as HTML })</ul>\n" : "\(section.lines.map { "<p>\($0)</p>\n" as HTML })"
        return """
            <h2 id="s\(section.number)"><span class="n">\(section.number)</span> \(section.heading)</h2>
            <div class="section">\(lines)\(section.tables.map(table))</div>

            """
    }

    /// A column is as wide as its longest words need, within bounds, in Word as in the PDF.
    private static func widths(_ table: PackPaper.Table) -> [HTML] {
        let needs = table.columns.enumerated().map { index, title in
            min(max(title.count, table.rows.map { $0.indices.contains(index) ? $0[index].count : 0 }.max() ?? 0), 60) + 6
        }
        let whole = max(needs.reduce(0, +), 1)
        return needs.map { "<col width=\"\($0 * 100 / whole)%\">" }
    }

    private static func table(_ table: PackPaper.Table) -> HTML {
        let heads = table.columns.map { "<th scope=\"col\">\($0)</th>" as HTML }
        let rows = table.rows.map { row -> HTML in
            let cells = zip(table.columns, row).map { "<td data-label=\"\($0.0)\"><div>\(PrintedStatus.cell($0.1))</div></td>" as HTML }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <table class="stack"><caption>\(table.number): \(table.caption)</caption><colgroup>\(widths(table))</colgroup><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>

            """
    }
}
