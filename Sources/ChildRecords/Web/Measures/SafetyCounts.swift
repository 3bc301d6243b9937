import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// The counts that should be none, such as children under 16 in other arrangements, for a leader's first page.
package struct SafetyCounts: Sendable {
    private let run: MeasuredRun?
    private let figures: [MeasuredFigure]

    package init(in db: Database) throws {
        run = try MeasuredRun.shown(in: db)
        figures = try run.map { try MeasuredFigure.all(team: "", $0, in: db).filter { $0.measure.isSafetyCount } } ?? []
    }

    /// Never a bare 0: up to which day the data was looked at, and what could not be judged.
    package func html(_ request: PageRequest) -> HTML {
        guard let run else {
            return "<h2>Safety counts</h2><p class=\"hint\">Not known: no child-level data has been accepted and counted.</p>"
        }
        let lines = figures.map { figure -> HTML in
            let words = MeasuredWords.figure(
                figure.reading, figure.measure, leftOut: figure.leftOut, until: figure.known.last, on: request.today,
                daysOldest: run.settings.daysOldest)
            let found: HTML? = figure.gap == nil && figure.numerator > 0 ? Tag("Act now", .worse).html : nil
            return """
                <li><span><a href="\(MeasuredPlaces.path(figure.measure))">\(figure.measure.title)</a>\
                <span class="sub">\(words.capitalisedFirst)</span></span>\(found)</li>
                """
        }
        return "<h2>Safety counts</h2>\(MeasuredWords.source(run))<ul class=\"tasks\">\(lines)</ul>"
    }
}
