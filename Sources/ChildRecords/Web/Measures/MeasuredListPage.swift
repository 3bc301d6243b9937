import ChildRecords
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// Every measure that the data feeds, by group, with its newest figure.
struct MeasuredListPage {
    let request: PageRequest
    let run: MeasuredRun?
    let figures: [MeasuredFigure]
    let teams: [String]

    private let columns = [
        Table.Column("Measure"), Table.Column("Latest figure"), Table.Column("Period"), Table.Column("Waiting"), Table.Column("Excluded"),
    ]

    var page: Page {
        guard let run else { return Page("Measures from our data", "<h1>Measures from our data</h1>\(MeasuredWords.nothing)") }
        return Page(
            "Measures from our data",
            """
            <h1>Measures from our data</h1>\(MeasuredWords.source(run))
            <p><a href="\(MeasuredPlaces.overview.path)">Overview of open cases</a> · <a href="\(MeasuredPlaces.csv.path)\(query)">Download this list (CSV)</a> · <a href="\(FrozenMonthPlaces.list.path)">Frozen months</a> · <a href="\(ComparePages.compare.path)">Compare with other councils</a>\(published)\(settings)</p>
            \(FilterBar([.init("team", "Team", teams.map { ($0, $0) })]).html(request))\(MeasureGroup.allCases.compactMap(section))
            """)
    }

    private var settings: HTML? {
        request.may(.keepMeasures) ? " · <a href=\"\(MeasuredPlaces.settings.path)\">Measure settings</a>" : nil
    }

    private var published: HTML? {
        let tokens: HTML? =
            request.may(.keepTokens) ? " · <a href=\"\(ApiPages.tokens.path)\">Figures for Power BI and other software</a>" : nil
        return request.may(.readShared)
            ? " · <a href=\"\(SharingPages.list.path)\">Figures for publication</a>\(tokens)" : nil
    }

    private var team: String { request.query["team"] }
    private var query: String { team.isEmpty ? "" : "?team=\(team.asQueryValue)" }

    private func section(_ group: MeasureGroup) -> HTML? {
        let own = figures.filter { $0.measure.group == group }
        if own.isEmpty { return nil }
        return """
            <details class="section"\(" open", when: group == MeasureGroup.allCases.first)><summary><h2>\(group.words) (\(own.count))</h2></summary>\
            \(Table("Measures: \(group.words.lowercased())", columns, rows: own.map(row)).html())</details>
            """
    }

    private func row(_ figure: MeasuredFigure) -> HTML {
        let measure = figure.measure
        let words = MeasuredWords.figure(
            figure.reading, measure, leftOut: figure.leftOut, until: figure.known.last, on: request.today,
            daysOldest: run?.settings.daysOldest ?? SafetyCount.daysOldest)
        let waiting = MeasuredWords.waiting(figure.waiting, figure.over, figure.since, on: figure.period?.last)
        return Table.row(
            columns,
            [
                "<a href=\"\(MeasuredPlaces.path(measure, team: team))\">\(measure.title)</a><span class=\"sub\">\(measure.code)</span>",
                "\(words)", "\(figure.period.map { MeasuredWords.period($0, measure) } ?? "–")", "\(waiting ?? "–")",
                "\(figure.leftOut.isEmpty ? "–" : MeasuredWords.leftOut(figure.leftOut))",
            ])
    }
}
