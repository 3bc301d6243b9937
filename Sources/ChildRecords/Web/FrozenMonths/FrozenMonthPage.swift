import ChildRecords
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// One frozen month: what was frozen, what is counted of the same month now, and the yearly returns beside it.
struct FrozenMonthPage {
    struct Line: Sendable {
        let figure: FrozenFigure
        let since: FrozenFigure.Since
    }

    let request: PageRequest
    let month: FrozenMonth
    let group: MeasureGroup
    let lines: [Line]
    let reconciliations: [Reconciliation]

    private static let columns = ["Measure", "As frozen", "Year to date", "Against the target", "Counted now"].map { Table.Column($0) }

    var page: Page {
        let load = month.load.map { "load \($0)" } ?? "the data of that day"
        let note: HTML? = month.note.isEmpty ? nil : "<p class=\"kept\">\(month.note)</p>"
        let changed = lines.count { if case .restated = $0.since { true } else { false } }
        let restated: HTML =
            changed == 0
            ? "No figure of this group has changed since it was frozen."
            : "\(changed) figure\("s", when: changed != 1) of this group \(changed == 1 ? "is" : "are") counted differently now: both figures are shown."
        return Page(
            "\(month.month.words), frozen", breadcrumbs: [("Frozen months", FrozenMonthPlaces.list.path)],
            """
            <h1>\(month.month.words) <span class="sub">frozen on \(month.frozen) by \(month.author)</span></h1>\(note)
            <p class="hint">Counted from \(load), data to \(month.dataDay).</p>
            <p class="small">This month as <a href="\(FrozenMonthPlaces.workbook.path(month.id))">a workbook</a> or <a href="\(FrozenMonthPlaces.csv.path(month.id))">CSV</a></p>
            \(filter)
            <p>\(restated)</p>\(Table("\(group.words): \(lines.count) measures", FrozenMonthPage.columns, rows: lines.map(row)).html())\(reconciled)
            """)
    }

    private var filter: HTML {
        let groups = MeasureGroup.allCases.filter { $0 != .quality }.map { (value: $0.rawValue, words: $0.words) }
        return FilterBar([.init("group", "Group", groups, usual: group.rawValue)]).html(request)
    }

    private func row(_ line: Line) -> HTML {
        let figure = line.figure
        let target: HTML? = figure.target.map { "<span class=\"sub\">Target \(FigureWords.of($0, figure.unit))</span>" }
        let waiting: HTML? =
            figure.waiting > 0 ? "<span class=\"sub\">\(figure.waiting.grouped) waiting, \(figure.over.grouped) overdue</span>" : nil
        let left: HTML? = figure.leftOut.isEmpty ? nil : "<span class=\"sub\">Excluded: \(figure.leftOut)</span>"
        let now: HTML =
            switch line.since {
            case .same: "The same"
            case .restated(let reading): "<strong>Restated:</strong> \(MeasuredWords.plainly(reading, in: figure.unit))"
            case .redefined(let version): "Not compared: the definition is version \(version) now"
            case .gone: "No longer counted"
            }
        return Table.row(
            FrozenMonthPage.columns,
            [
                "<a href=\"\(MeasuredPlaces.path(code: figure.code))\">\(figure.title)</a><span class=\"sub\">\(figure.code), definition version \(figure.definition)</span>",
                "\(MeasuredWords.plainly(figure.month, in: figure.unit))\(waiting)\(left)",
                "\(MeasuredWords.plainly(figure.yearToDate, in: figure.unit))", "\(figure.rating.map { tag($0) } ?? "No rating")\(target)",
                now,
            ])
    }

    private func tag(_ rating: RatingAgainstTarget) -> HTML {
        switch rating {
        case .green: Tag(rating.words, .circle).html
        case .amber: Tag(rating.words, .triangle).html
        case .red: Tag(rating.words, .square).html
        }
    }

    private var reconciled: HTML? {
        guard let day = reconciliations.first?.day else {
            return
                "<h2>Yearly returns</h2><p class=\"hint\">No census or looked-after return of the last 31 March is loaded beside the extract.</p>"
        }
        let lines = reconciliations.map { line -> HTML in
            let difference: HTML =
                line.difference == 0
                ? "the same" : "\(abs(line.difference).grouped) \(line.difference > 0 ? "more" : "fewer") in the extract"
            return "<li>\(line.words): \(line.inReturn.grouped); in the extract \(line.inExtract.grouped): \(difference).</li>"
        }
        return """
            <h2>Yearly returns compared with the extract, \(day)</h2><ul>\(lines)</ul>
            <p class="hint">Children with an open episode on that date, from current data. Short breaks are included in both.</p>
            """
    }
}
