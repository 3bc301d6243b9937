import ChildRecords
import Foundation
import Indicators
import SiteKit
import Vocabulary

/// The first page after a load: open children by group, team, worker and age, timeliness, and when they were last seen and reviewed; each
/// number leads to its list. The same tables as a workbook.
struct MeasuredOverviewPage: Sendable {
    let request: PageRequest
    let overview: MeasuredOverview?
    /// Teams whose lists of children this person may open, and teams that they manage: who may restrict a record.
    let lists, managed: ReachedTeams

    private var team: String { request.query["team"] }
    private static let title = "Overview of open cases"

    var page: Page {
        let title = MeasuredOverviewPage.title
        guard let overview else { return Page(title, "<h1>\(title)</h1>\(MeasuredWords.nothing)") }
        return Page(
            title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)],
            """
            <h1>\(title)</h1>\(MeasuredWords.source(overview.run))
            \(FilterBar([.init("team", "Team", overview.teams.map { ($0, $0) })]).html(request))
            \(ways)\(open(overview))\(byTeam(overview))\(byWorker(overview))\(timeliness(overview))
            \(bands("Last seen", "By weeks before the data day", overview, spans, "Not recorded", \.seen) { $0.isSeen } which: {
                SomeChildren(seen: $0)
            })
            \(bands("Last reviewed", "By weeks before the data day", overview, spans, "Not recorded", \.reviewed) { $0.isReviewed } which: {
                SomeChildren(reviewed: $0)
            })
            \(bands("Ages", "On the data day", overview, MeasuredOverview.ages.map(\.words), "Not known", \.ages) { _ in true } which: {
                SomeChildren(age: $0)
            })
            """)
    }

    private var ways: HTML {
        let query = team.isEmpty ? "" : "?team=\(team.asQueryValue)"
        let due: HTML? =
            request.may(.readDue)
            ? "<a href=\"\(DueRegister.address.list)\(query)\">What is overdue and due in the next 10 working days</a> · " : nil
        return "<p>\(due)<a href=\"\(MeasuredPlaces.overviewWorkbook.path)\(query)\">Download the overview (workbook)</a></p>"
    }

    private var spans: [String] { MeasuredOverview.spans.map(\.words) }
    private var mayList: Bool { request.may(.readCountedChildren) }

    /// A number that leads to the children behind it, for those who may see them.
    private func number(_ count: Int, _ group: MeasuredOverview.Group, on day: Day?, team: String, _ what: String, _ which: SomeChildren)
        -> HTML
    {
        guard count > 0, let day, mayList, team.isEmpty || lists.holds(team) else { return "\(count.grouped)" }
        return """
            <a href="\(MeasuredPlaces.children(group.measure, on: day, team: team, which))">\(count.grouped)<span class="unseen">: \
            \(group.words.lowercasedFirst), \(what.lowercasedFirst)</span></a>
            """
    }

    private func open(_ overview: MeasuredOverview) -> HTML {
        let columns = [Table.Column("Group"), Table.Column("Open", isNumber: true), Table.Column("Date")]
        let rows = overview.counts.map { group, day, gap, counts -> HTML in
            guard let day else { return Table.row(columns, [link(group), "not known", "\(gap)"]) }
            return Table.row(
                columns, [link(group), number(counts.total, group, on: day, team: team, "all", SomeChildren()), "\(day)"])
        }
        return """
            <h2>Open cases by group</h2>\(Table("A child can be in more than one group", columns, rows: rows).html())
            """
    }

    private func link(_ group: MeasuredOverview.Group) -> HTML {
        "<a href=\"\(MeasuredPlaces.path(group.measure, team: team))\">\(group.words)</a>"
    }

    // MARK: Teams and workers

    private static func teams(_ overview: MeasuredOverview) -> [String] {
        Set(overview.counts.flatMap { $0.counts.teams.keys } + overview.caseload.teams.keys).sorted()
    }

    private static func name(_ team: String) -> String { team.isEmpty ? "No team recorded" : team }

    private func byTeam(_ overview: MeasuredOverview) -> HTML? {
        let teams = MeasuredOverviewPage.teams(overview)
        if teams.isEmpty { return nil }
        let columns =
            [Table.Column("Team")] + overview.counts.map { Table.Column($0.group.words, isNumber: true) }
            + (overview.caseload.day == nil
                ? [] : [Table.Column("Case-holders", isNumber: true), Table.Column("Children for each", isNumber: true)])
        let rows = teams.map { team in
            Table.row(
                columns,
                ["\(MeasuredOverviewPage.name(team))"]
                    + overview.counts.map { group, day, _, counts in
                        day == nil
                            ? "not known"
                            : number(counts.teams[team] ?? 0, group, on: team.isEmpty ? nil : day, team: team, team, SomeChildren())
                    } + caseload(of: team, overview).map { "\($0)" })
        }
        return "<h2>Caseload by team</h2>\(Table("Teams in alphabetical order", columns, rows: rows).html())\(few(overview))"
    }

    /// Case-holders and children for each. Of few workers it would say how many children one of them has.
    private func caseload(of team: String, _ overview: MeasuredOverview) -> [String] {
        guard overview.caseload.day != nil else { return [] }
        let workers = overview.caseload.teams[team] ?? []
        if workers.isEmpty { return ["0", "–"] }
        guard isOpen(team, workers) else { return [workers.count.grouped, "not shown"] }
        let each = Double(workers.map(\.children).reduce(0, +)) / Double(workers.count)
        return [workers.count.grouped, FigureWords.of(each, .count)]
    }

    private func isOpen(_ team: String, _ workers: [MeasuredCaseload.Worker]) -> Bool {
        workers.count >= MeasuredCaseload.fewest || (request.may(.restrictChild) && managed.holds(team))
    }

    private func few(_ overview: MeasuredOverview) -> HTML? {
        overview.caseload.teams.contains { !isOpen($0.key, $0.value) }
            ? "<p class=\"hint\">Teams with fewer than \(MeasuredCaseload.fewest) case-holders are shown by worker only to their own managers.</p>"
            : nil
    }

    /// Teams whose workers this person may see apart.
    private func shownByWorker(_ overview: MeasuredOverview) -> [(team: String, workers: [MeasuredCaseload.Worker])] {
        guard mayList else { return [] }
        return overview.caseload.teams.filter { !$0.key.isEmpty && lists.holds($0.key) && isOpen($0.key, $0.value) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func byWorker(_ overview: MeasuredOverview) -> HTML? {
        guard let day = overview.caseload.day else {
            return "<h2>Caseload by worker</h2><p class=\"note\">Not known: no worker is loaded.</p>"
        }
        let shown = shownByWorker(overview)
        if shown.isEmpty { return nil }
        let columns = [Table.Column("Worker"), Table.Column("Children allocated", isNumber: true)]
        let parts = shown.map { team, workers -> HTML in
            let rows = workers.map { worker in
                Table.row(
                    columns,
                    [
                        "\(worker.reference)",
                        """
                        <a href="\(MeasuredPlaces.children(Caseload.self, on: day, team: team, SomeChildren(worker: worker.reference)))">\
                        \(worker.children.grouped)<span class="unseen">: children of \(worker.reference)</span></a>
                        """,
                    ])
            }
            let words: HTML = "\(workers.count) case-holder\("s", when: workers.count != 1), in the order of their references"
            return """
                <details class="section"\(team == self.team ? " open" as HTML : nil)><summary><h3>\(team)</h3></summary>\
                \(Table(words, columns, rows: rows).html())</details>
                """
        }
        return "<h2>Caseload by worker</h2><p class=\"hint\">As on \(day), as the case system names workers.</p>\(parts)"
    }

    // MARK: Timeliness and bands

    private func timeliness(_ overview: MeasuredOverview) -> HTML {
        let columns = [Table.Column("Measure"), Table.Column("Latest figure"), Table.Column("Period"), Table.Column("Waiting")]
        let rows = overview.timeliness.map { figure -> HTML in
            let waiting = MeasuredWords.waiting(figure.waiting, figure.over, figure.since, on: figure.period?.last)
            return Table.row(
                columns,
                [
                    "<a href=\"\(MeasuredPlaces.path(figure.measure, team: team))\">\(figure.measure.title)</a>", "\(words(figure))",
                    "\(figure.period.map { MeasuredWords.period($0, figure.measure) } ?? "–")", "\(waiting ?? "–")",
                ])
        }
        return "<h2>Timeliness</h2>\(Table("Measures of timeliness", columns, rows: rows).html())"
    }

    private func words(_ figure: MeasuredFigure) -> String {
        MeasuredWords.figure(figure.reading, figure.measure, leftOut: figure.leftOut, until: figure.known.last, on: request.today)
    }

    private func bands(
        _ title: String, _ caption: HTML, _ overview: MeasuredOverview, _ words: [String], _ unknown: String,
        _ counts: KeyPath<MeasuredOverview.Counts, [Int]>, _ isAbout: (MeasuredOverview.Group) -> Bool, which: (Int) -> SomeChildren
    ) -> HTML {
        let groups = overview.counts.filter { isAbout($0.group) && $0.day != nil }
        if groups.isEmpty { return "<h2>\(title)</h2><p class=\"note\">Not known: no such child is in the data.</p>" }
        let columns = [Table.Column(title)] + groups.map { Table.Column($0.group.words, isNumber: true) }
        let rows = (words + [unknown]).enumerated().map { index, words in
            Table.row(
                columns,
                ["\(words)"]
                    + groups.map { number($0.counts[keyPath: counts][index], $0.group, on: $0.day, team: team, words, which(index)) })
        }
        return "<h2>\(title)</h2>\(Table(caption, columns, rows: rows).html())"
    }

    // MARK: The workbook

    /// Every table below the other, with what it is in the first column.
    func workbook(in folder: URL) throws -> Download {
        let file = SpreadsheetFile(
            MeasuredOverviewPage.title, head: ["Table", "Row"] + MeasuredOverview.groups.map(\.words) + ["Figure", "Note"],
            rows: overview.map { lines($0) } ?? [])
        return Download(
            try file.bytes(in: folder), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "overview-of-open-cases.xlsx")
    }

    private func lines(_ overview: MeasuredOverview) -> [[SpreadsheetFile.Cell]] {
        let none = MeasuredOverview.groups.map { _ in SpreadsheetFile.Cell.text("") }
        func row(_ table: String, _ name: String, _ cells: [SpreadsheetFile.Cell], _ figure: String = "", _ note: String = "")
            -> [SpreadsheetFile.Cell]
        { [.text(table), .text(name)] + cells + [.text(figure), .text(note)] }
        func counts(_ count: (MeasuredOverview.Counts) -> Int, _ isAbout: (MeasuredOverview.Group) -> Bool = { _ in true })
            -> [SpreadsheetFile.Cell]
        {
            overview.counts.map { group, day, _, counts in
                day == nil || !isAbout(group) ? .text(isAbout(group) ? "not known" : "") : .number(count(counts))
            }
        }
        func bands(
            _ title: String, _ names: [String], _ path: KeyPath<MeasuredOverview.Counts, [Int]>, _ isAbout: (MeasuredOverview.Group) -> Bool
        )
            -> [[SpreadsheetFile.Cell]]
        { names.enumerated().map { index, name in row(title, name, counts({ $0[keyPath: path][index] }, isAbout)) } }
        let gaps = overview.counts.filter { $0.day == nil }.map { "\($0.group.words): \($0.gap)" }.joined(separator: "; ")
        var lines = [row("Open cases", "Data to \(overview.run.taken)", counts(\.total), team, gaps)]
        for team in MeasuredOverviewPage.teams(overview) {
            let figure = caseload(of: team, overview)
            let words = figure.count == 2 ? "\(figure[0]) case-holders, children for each: \(figure[1])" : ""
            lines.append(row("Caseload by team", MeasuredOverviewPage.name(team), counts { $0.teams[team] ?? 0 }, words))
        }
        for (team, workers) in shownByWorker(overview) {
            lines += workers.map { row("Caseload by worker", $0.reference, none, String($0.children), team) }
        }
        lines += overview.timeliness.map { figure in
            let waiting = MeasuredWords.waiting(figure.waiting, figure.over, figure.since, on: figure.period?.last)
            let period = figure.period.map { MeasuredWords.period($0, figure.measure) }
            return row(
                "Timeliness", figure.measure.title, none, words(figure), [period, waiting].compactMap { $0 }.joined(separator: ". "))
        }
        return lines + bands("Last seen", spans + ["Not recorded"], \.seen) { $0.isSeen }
            + bands("Last reviewed", spans + ["Not recorded"], \.reviewed) { $0.isReviewed }
            + bands("Ages", MeasuredOverview.ages.map(\.words) + ["Not known"], \.ages) { _ in true }
    }
}
