import ChildRecords
import Indicators
import SiteKit
import Vocabulary

/// The first page after a load: open children by group, team and age, timeliness, and when they were last seen and reviewed.
struct MeasuredOverviewPage {
    let request: PageRequest
    let overview: MeasuredOverview?

    private var team: String { request.query["team"] }

    var page: Page {
        let title = "Overview of open cases"
        guard let overview else { return Page(title, "<h1>\(title)</h1>\(MeasuredWords.nothing)") }
        return Page(
            title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)],
            """
            <h1>\(title)</h1>\(MeasuredWords.source(overview.run))
            \(FilterBar([.init("team", "Team", overview.teams.map { ($0, $0) })]).html(request))
            \(due)\(open(overview))\(byTeam(overview))\(timeliness(overview))
            \(bands("Last seen", "By weeks before the data day", overview, spans, "Not recorded", \.seen) { $0.isSeen })
            \(bands("Last reviewed", "By weeks before the data day", overview, spans, "Not recorded", \.reviewed) { $0.isReviewed })
            \(bands("Ages", "On the data day", overview, MeasuredOverview.ages.map(\.words), "Not known", \.ages) { _ in true })
            """)
    }

    private var due: HTML? {
        guard request.may(.readDue) else { return nil }
        let query = team.isEmpty ? "" : "?team=\(team.asQueryValue)"
        return "<p><a href=\"\(DueRegister.address.list)\(query)\">What is overdue and due in the next 10 working days</a></p>"
    }

    private var spans: [String] { MeasuredOverview.spans.map(\.words) }

    private func open(_ overview: MeasuredOverview) -> HTML {
        let columns = [Table.Column("Group"), Table.Column("Open", isNumber: true), Table.Column("Date"), Table.Column("List of children")]
        let rows = overview.counts.map { group, day, gap, counts -> HTML in
            guard let day else { return Table.row(columns, [link(group), "not known", "–", "\(gap)"]) }
            return Table.row(columns, [link(group), "\(counts.total.grouped)", "\(day)", children(group, day)])
        }
        return """
            <h2>Open cases by group</h2>\(Table("A child can be in more than one group", columns, rows: rows).html())
            """
    }

    private func link(_ group: MeasuredOverview.Group) -> HTML {
        "<a href=\"\(MeasuredPlaces.path(group.measure, team: team))\">\(group.words)</a>"
    }

    /// The list is that of the last month’s end, the last day of which there is a figure.
    private func children(_ group: MeasuredOverview.Group, _ day: Day) -> HTML {
        guard request.may(.readCountedChildren) else { return "–" }
        let period = MeasuredPeriods.newest(of: group.measure, until: day)
        return """
            <a href="\(MeasuredPlaces.children(group.measure, period, .met, team: team))">List<span class="unseen"> of \(group.words.lowercased())</span>, \
            as on \(period.last)</a>
            """
    }

    private func byTeam(_ overview: MeasuredOverview) -> HTML? {
        let teams = Set(overview.counts.flatMap { $0.counts.teams.keys }).sorted()
        if teams.isEmpty { return nil }
        let columns = [Table.Column("Team")] + overview.counts.map { Table.Column($0.group.words, isNumber: true) }
        let rows = teams.map { team in
            Table.row(
                columns,
                ["\(team.isEmpty ? "No team recorded" : team)"] + overview.counts.map { "\(($0.counts.teams[team] ?? 0).grouped)" })
        }
        return "<h2>By team</h2>\(Table("Teams in alphabetical order", columns, rows: rows).html())"
    }

    private func timeliness(_ overview: MeasuredOverview) -> HTML {
        let columns = [Table.Column("Measure"), Table.Column("Latest figure"), Table.Column("Period"), Table.Column("Waiting")]
        let rows = overview.timeliness.map { figure -> HTML in
            let words = MeasuredWords.figure(
                figure.reading, figure.measure, leftOut: figure.leftOut, until: figure.known.last, on: request.today)
            let waiting = MeasuredWords.waiting(figure.waiting, figure.over, figure.since, on: figure.period?.last)
            return Table.row(
                columns,
                [
                    "<a href=\"\(MeasuredPlaces.path(figure.measure, team: team))\">\(figure.measure.title)</a>", "\(words)",
                    "\(figure.period.map { MeasuredWords.period($0, figure.measure) } ?? "–")", "\(waiting ?? "–")",
                ])
        }
        return "<h2>Timeliness</h2>\(Table("Measures of timeliness", columns, rows: rows).html())"
    }

    private func bands(
        _ title: String, _ caption: HTML, _ overview: MeasuredOverview, _ words: [String], _ unknown: String,
        _ counts: KeyPath<MeasuredOverview.Counts, [Int]>, _ isAbout: (MeasuredOverview.Group) -> Bool
    ) -> HTML {
        let groups = overview.counts.filter { isAbout($0.group) && $0.day != nil }
        if groups.isEmpty { return "<h2>\(title)</h2><p class=\"note\">Not known: no such child is in the data.</p>" }
        let columns = [Table.Column(title)] + groups.map { Table.Column($0.group.words, isNumber: true) }
        let rows = (words + [unknown]).enumerated().map { index, words in
            Table.row(columns, ["\(words)"] + groups.map { "\($0.counts[keyPath: counts][index].grouped)" })
        }
        return "<h2>\(title)</h2>\(Table(caption, columns, rows: rows).html())"
    }
}
