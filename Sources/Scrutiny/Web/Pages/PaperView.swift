import Scrutiny
import SiteKit

/// A paper as markup: the page, the Word file and the PDF are all made of this.
enum PaperView {
    static func article(_ paper: Paper) -> HTML {
        let marking = paper.marking.map { "<p class=\"marking\">\($0)</p>" as HTML }
        return """
            <article class="report"><h1 data-running="\(paper.council): \(paper.title)"><span class="council" \
            data-custom-style="Council name">\(paper.council)</span><br>\(paper.title)</h1>
            \(marking)\(front(paper.front))\(paper.sections.map(section))</article>
            """
    }

    /// What everybody reads: the thread from the inspection to this page, and the paper.
    static func page(_ report: PublicReport) -> HTML {
        let steps = report.thread.enumerated().map { index, step in
            ThreadStep(step.title, step.note, step.isGap ? .gap : index == report.thread.count - 1 ? .here : .there)
        }
        return "\(steps.strip)\(article(report.paper))"
    }

    static func document(_ paper: Paper) -> Document {
        Document(title: "\(paper.title), \(paper.committee), \(paper.meeting)", article: article(paper))
    }

    private static func front(_ fields: [Paper.Field]) -> HTML {
        let rows = fields.map { field -> HTML in
            let lines = field.lines.map { HTML(text: $0) }.joined("<br>")
            return "<tr><th scope=\"row\">\(field.label)</th><td>\(lines)</td></tr>\n"
        }
        return rows.isEmpty
            ? ""
            : "<table class=\"front\"><colgroup><col width=\"34%\"><col width=\"66%\"></colgroup><tbody>\(rows)</tbody></table>\n"
    }

    private static func section(_ section: Paper.Section) -> HTML {
        let number = section.number.map { "<span class=\"n\">\($0)</span> " as HTML }
        let isPart = section.level == .under
        let manner: HTML = section.level == .divider ? " class=\"divider\"" : (section.number == nil ? " class=\"plain\"" : "")
        let heading: HTML =
            isPart ? "<h3\(manner)>\(number)\(section.heading)</h3>" : "<h2\(manner)>\(number)\(section.heading)</h2>"
        let following = section.blocks.dropFirst().map(\.isLedTo) + [false]
        let blocks = zip(section.blocks, following).map { block($0, isPart: isPart, leads: $1) }
        if blocks.isEmpty { return "\(heading)\n" }
        return "\(heading)\n<div class=\"section \(section.level.rawValue)\">\(blocks)</div>\n"
    }

    private static func block(_ block: Paper.Block, isPart: Bool, leads: Bool) -> HTML {
        switch block {
        case .paragraph(nil, let runs): "<p\(" class=\"leads\"", when: leads)>\(text(runs))</p>\n"
        case .paragraph(let number?, let runs):
            "<p class=\"numbered\(" leads", when: leads)\" id=\"p\(number)\"><span class=\"n\">\(number)</span> \(text(runs))</p>\n"
        case .bullets(let items): "<ul>\(items.map { "<li>\(text($0))</li>" as HTML })</ul>\n"
        case .heading(let words): isPart ? "<h4>\(words)</h4>\n" : "<h3 class=\"plain\">\(words)</h3>\n"
        case .table(let table): self.table(table)
        }
    }

    private static func text(_ runs: [Run]) -> HTML {
        runs.map { $0.isStrong ? "<strong>\($0.text)</strong>" as HTML : "\($0.text)" }.joined()
    }

    private static func table(_ table: Paper.Table) -> HTML {
        let widths = table.columns.map { "<col width=\"\($0.share)%\">" as HTML }
        let heads = table.columns.map { "<th scope=\"col\">\($0.title)</th>" as HTML }
        let rows = table.rows.map { row -> HTML in
            let cells = zip(table.columns, row).map { "<td data-label=\"\($0.0.title)\"><div>\($0.1)</div></td>" as HTML }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <table class="stack"><caption>\(table.caption)</caption><colgroup>\(widths)</colgroup>
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>

            """
    }
}

extension Paper.Block {
    /// A table or a list belongs on one page with the words that lead to it.
    fileprivate var isLedTo: Bool {
        switch self {
        case .table, .bullets: true
        case .paragraph, .heading: false
        }
    }
}
