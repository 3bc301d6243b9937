import Boards
import SiteKit
import Vocabulary

/// A pack as markup: the page, the Word file and the PDF are all made of this.
enum PackView {
    static func article(_ paper: PackPaper) -> HTML {
        let facts = paper.facts.map { "<p>\($0)</p>" as HTML }
        return """
            <article class="report"><h1 data-running="\(paper.council): \(paper.title)"><span class="council" \
            data-custom-style="Council name">\(paper.council)</span><br>\(paper.title)</h1>\(facts)\(paper.sections.map(section))</article>
            """
    }

    static func document(_ paper: PackPaper) -> Document { Document(title: paper.title, article: article(paper)) }

    private static func section(_ section: PackPaper.Section) -> HTML {
        let lines: HTML =
            section.lines.count > 1
            ? "<ul>\(section.lines.map { "<li>\($0)</li>" as HTML })</ul>\n" : "\(section.lines.map { "<p>\($0)</p>\n" as HTML })"
        return """
            <h2 id="s\(section.number)"><span class="n">\(section.number)</span> \(section.heading)</h2>
            <div class="section">\(lines)\(section.tables.map(table))</div>

            """
    }

    private static func table(_ table: PackPaper.Table) -> HTML {
        let heads = table.columns.map { "<th scope=\"col\">\($0)</th>" as HTML }
        let rows = table.rows.map { row -> HTML in
            let cells = zip(table.columns, row).map { "<td data-label=\"\($0.0)\"><div>\($0.1)</div></td>" as HTML }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <table class="stack"><caption>\(table.number): \(table.caption)</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>

            """
    }
}
