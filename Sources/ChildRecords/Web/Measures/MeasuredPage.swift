import ChildRecords
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// One measure: the sentence first, then the chart, the periods, the teams, what was left out, and how it is counted.
struct MeasuredPage {
    let request: PageRequest
    let read: Read

    /// Everything that the page draws on.
    struct Read: Sendable {
        let series: MeasuredSeries
        let cut: MeasuredCut
        let groups: [(name: String, result: MeasureResult)]
        let teams: [String]
        let faults: [MeasuredFaults]
        /// The measure of the register that has these figures, where there is one.
        let followed: Measure?
        /// What changed since the count before; nil where there is none.
        let changes: MeasuredChanges?
        /// Nil while no published column is mapped to the measure.
        let comparison: Comparison?
    }

    private var series: MeasuredSeries { read.series }
    private var faults: [MeasuredFaults] { read.faults }
    private var measure: any ChildMeasure.Type { series.measure }
    private var team: String { request.query["team"] }
    private var newest: (period: MeasurePeriod, result: MeasureResult)? { series.periods.last }

    var page: Page {
        Page(
            measure.title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)],
            """
            <h1>\(measure.title)</h1><p class="lead">\(sentence)</p>\(MeasuredWords.source(series.run))
            <p>\(measure.sentence)</p>\(filter)\(chart)\(followed)\(compared)\(periods)\(groups)\(leftOut)\(faulty)\(definition)
            """)
    }

    private var sentence: HTML {
        if !series.known.gap.isEmpty { return "Not known: \(series.known.gap)." }
        guard let (period, result) = newest else { return "Not known: the data does not cover a whole period." }
        let words = MeasuredWords.figure(
            series.run.reading(result, of: measure), measure, leftOut: MeasuredWords.sorted(result.excluded), until: series.known.last,
            on: request.today, daysOldest: series.run.settings.daysOldest)
        let waiting = MeasuredWords.waiting(result.waiting.open, result.waiting.over, result.waiting.since, on: period.last)
        let place = team.isEmpty ? "" : "\(team), "
        return "\(place.isEmpty ? "" : place)\(MeasuredWords.period(period, measure)): \(words).\(waiting.map { " \($0)." } ?? "")"
    }

    private var filter: HTML {
        FilterBar([
            .init("measure", "Measure", ChildMeasures.all.map { ($0.code, "\($0.code) \($0.title)") }, usual: measure.code),
            .init("by", "Period", MeasurePeriod.Length.allCases.map { ($0.rawValue, $0.words) }, usual: series.length.rawValue),
            .init("team", "Team", read.teams.map { ($0, $0) }),
            .init("cut", "Broken down by", MeasuredCut.allCases.map { ($0.rawValue, $0.words) }, usual: read.cut.rawValue),
        ]).folded(request, "Change measure, period, team or group")
    }

    // MARK: The chart

    private var chart: HTML? {
        guard let chart = series.chart else { return nil }
        return "\(manner)\(ChartFigure(chart, hasDirection: measure.direction != nil).html)"
    }

    /// Which picture it is, where it is not the usual one.
    private var manner: HTML? {
        if series.isRare { return "<p>There are few of these events, so the chart shows the days between them.\(sinceLast)</p>" }
        if series.length == .quarter, request.query["by"].isEmpty {
            return "<p>Shown by quarter, because most months have fewer than \(SmallMonths.fewest) cases.</p>"
        }
        return nil
    }

    private var sinceLast: String {
        guard let event = series.events.last, let last = series.known.last, last > event else { return "" }
        return " The latest was \((last - event).grouped) days before the data ends."
    }

    /// Actions and changes of practice belong to measures of the register.
    private var followed: HTML? {
        if let kept = read.followed {
            let changes: HTML =
                series.markers.isEmpty
                ? "No change of practice is marked on this chart."
                : "\(series.markers.count) change\("s", when: series.markers.count != 1) of practice \(series.markers.count == 1 ? "is" : "are") marked on this chart."
            return
                "<p>\(changes) <a href=\"\(IndicatorPlaces.measure.path(kept.id))\">See this measure and its linked actions in Our measures</a></p>"
        }
        guard request.may(.keepMeasures) else { return nil }
        return """
            <p class="hint">To link this measure to an action or mark it with a change of practice, add it to Our measures.</p>\
            \(request.button("Add to Our measures", to: MeasuredPlaces.follow.path, fields: [("measure", measure.code)]))
            """
    }

    /// Ours beside England, the region and neighbours, where a published column is mapped to the measure.
    private var compared: HTML? {
        guard let comparison = read.comparison, comparison.period != nil else { return nil }
        return """
            <h2>Compared with other councils</h2>\(ComparisonTable(request: request, comparison: comparison).html)\
            <p><a href="\(ComparePages.path(measure, period: comparison.period))">Compare on a page of its own\(measure.figure == .share || measure.figure == .ofPopulation ? ", with a funnel plot" : "")</a></p>
            """
    }

    // MARK: Tables

    /// - Parameter team: nil for a group whose children no list shows apart.
    private func link(_ number: Int, _ period: MeasurePeriod, _ part: CountedChildren.Part, team: String?) -> HTML {
        guard let team, number > 0, request.may(.readCountedChildren) else { return "\(number.grouped)" }
        return """
            <a href="\(MeasuredPlaces.children(measure, period, part, team: team))">\(number.grouped)<span class="unseen">: \(part.words.lowercased()), \
            \(MeasuredWords.period(period, measure))\(team.isEmpty ? "" : ", \(team)")</span></a>
            """
    }

    private func cells(_ period: MeasurePeriod, _ result: MeasureResult, team: String?) -> [HTML] {
        let met = result.counted - result.missedCount(measure)
        let words = MeasuredWords.figure(
            series.run.reading(result, of: measure), measure, leftOut: MeasuredWords.sorted(result.excluded), until: period.last,
            on: period.last)
        return [
            "\(words)", link(met, period, .met, team: team), link(result.counted - met, period, .missed, team: team),
            link(result.waiting.open - result.waiting.over, period, .waiting, team: team),
            link(result.waiting.over, period, .overdue, team: team),
            link(result.excluded.values.reduce(0, +), period, .excluded, team: team),
        ]
    }

    private func columns(_ first: String) -> [Table.Column] {
        [
            Table.Column(first), Table.Column("Figure"), Table.Column("In the numerator", isNumber: true),
            Table.Column("Not in the numerator", isNumber: true), Table.Column("Waiting", isNumber: true),
            Table.Column("Overdue", isNumber: true), Table.Column("Excluded", isNumber: true),
        ]
    }

    private var periods: HTML? {
        if series.periods.isEmpty { return nil }
        let columns = columns(measure.timing == .snapshot ? "Day" : "Period")
        let all = Array(series.periods.reversed())
        let paging = Paging(request: request, total: all.count, length: 12)
        let shown = paging.shown(all).map { ($0.period, $0.result, changed($0.period)) }
        let isChanged = shown.contains { $0.2 != nil }
        let rows = shown.map { period, result, changed in
            Table.row(
                isChanged ? columns + [changedColumn] : columns,
                ["\(MeasuredWords.period(period, measure))"] + cells(period, result, team: team) + (isChanged ? [changed ?? "–"] : []))
        }
        let query = ["measure", "by", "team"].filter { !request.query[$0].isEmpty }.map { "\($0)=\(request.query[$0].asQueryValue)" }
        return """
            <h2>By \(newest?.period.length.words.lowercased() ?? "month")</h2>\(Table("Periods, latest first", isChanged ? columns + [changedColumn] : columns, rows: rows).html())\(paging.html)
            <p class="small"><a href="\(MeasuredPlaces.measureCSV.path)?\(query.joined(separator: "&"))">Download the figures (CSV)</a></p>
            """
    }

    private var changedColumn: Table.Column {
        Table.Column("Changed since \(read.changes?.earlier.load.map { "load \($0)" } ?? "before")")
    }

    /// `4 new, 2 recorded late`, with the way to the children for those who may see them.
    private func changed(_ period: MeasurePeriod) -> HTML? {
        guard let words = read.changes?.over(period, team: team).words else { return nil }
        guard request.may(.readCountedChildren) else { return "\(words)" }
        return """
            <a href="\(MeasuredPlaces.changes(measure, period, team: team))">\(words)<span class="unseen">: \(MeasuredWords.period(period, measure))\
            </span></a>
            """
    }

    private var groups: HTML? {
        guard let newest, !read.groups.isEmpty, read.cut != .team || team.isEmpty else { return nil }
        let columns = columns(read.cut.words)
        let isSmall = read.groups.map { SmallNumbers.hides(series.run.reading($0.result, of: measure), of: series.asMeasure) }
        let rows = zip(read.groups, isSmall).map { group, isSmall -> HTML in
            let name: HTML =
                read.cut == .team ? "<a href=\"\(MeasuredPlaces.path(measure, team: group.name))\">\(group.name)</a>" : "\(group.name)"
            let note: HTML? = isSmall ? "<span class=\"sub\">Small numbers: not to be shared</span>" : nil
            let cells = cells(newest.period, group.result, team: read.cut == .team ? group.name : nil)
            return Table.row(columns, ["\(name)\(note)"] + cells)
        }
        let small: HTML? =
            isSmall.contains(true)
            ? "<p class=\"hint\">These are the true numbers, for use inside the council. \(SmallNumbers.statement)</p>" : nil
        return """
            <h2>By \(read.cut.words.lowercased())</h2>\(Table("\(MeasuredWords.period(newest.period, measure))", columns, rows: rows).html())\(small)
            """
    }

    private var leftOut: HTML? {
        guard let result = newest?.result, !result.excluded.isEmpty || !result.missed.isEmpty else { return nil }
        func list(_ title: HTML, _ reasons: [ContributionReason: Int]) -> HTML? {
            if reasons.isEmpty { return nil }
            let items = MeasuredWords.sorted(reasons).map { "<li>\($0.reason.words): \($0.count.grouped)</li>" as HTML }
            return "<h3>\(title)</h3><ul>\(items)</ul>"
        }
        return """
            <h2>Not in the numerator, and why</h2>\(list("Excluded from numerator and denominator", result.excluded))\
            \(list("Counted, but not in the numerator", result.missed))
            """
    }

    private var faulty: HTML {
        if faults.isEmpty { return "<h2>Data quality</h2><p>No child counted here fails a data quality rule.</p>" }
        let items = faults.map { fault -> HTML in
            let words: HTML = "\(fault.rule.title): \(fault.children.grouped) \(fault.children == 1 ? "child" : "children")"
            return request.may(.readQualityRecords)
                ? "<li><a href=\"\(QualityPlaces.records.path)?rule=\(fault.rule.key)\">\(words)</a></li>" : "<li>\(words)</li>"
        }
        return "<h2>Data quality</h2><p>Check this figure: some children counted here fail these data quality rules.</p><ul>\(items)</ul>"
    }

    private var definition: HTML {
        func line(_ term: HTML, _ words: String) -> HTML? {
            words.isEmpty ? nil : "<div><dt>\(term)</dt><dd>\(words)</dd></div>"
        }
        let better =
            switch measure.direction {
            case .higher?: "Higher is better"
            case .lower?: "Lower is better"
            case nil: "Neither higher nor lower is better"
            }
        let target = series.run.settings.target(of: measure).map { "\(FigureWords.of($0.value, measure.unit)). \($0.words)" } ?? ""
        let area =
            measure.figure == .ofPopulation
            ? series.run.settings.population.map { "\($0.grouped). \(series.run.settings.populationSource)" } ?? "Not entered" : ""
        let forms = measure.forms.map(\.words).joined(separator: ", ")
        return """
            <details class="section"><summary><h2>How it is counted</h2></summary><dl class="summary">\(line("Code", measure.code))\(line("Numerator", measure.numerator))\
            \(line("Denominator", measure.denominator))\(line("Exclusions and missing data", measure.exclusions))\
            \(line("Counted", measure.timing.words))\(line("Unit", measure.unit.words))\(line("Direction", better))\(line("Target", target))\
            \(line("Children in the area", area))\
            \(line("Source returns", forms))\(line("Data covers", data))\(line("Definition version", String(measure.version)))</dl></details>
            """
    }

    private var data: String {
        guard let last = series.known.last else { return "" }
        return series.known.first.map { "\($0) to \(last)" } ?? "to \(last)"
    }
}

extension MeasureResult {
    /// How many are counted and not in the numerator. Days are all in it.
    fileprivate func missedCount(_ measure: any ChildMeasure.Type) -> Int {
        measure.figure == .daysWithin ? 0 : counted - numerator
    }
}

/// The children behind a figure.
struct CountedChildrenPage {
    let request: PageRequest
    let asked: CountedChildren
    let run: MeasuredRun
    let lines: [CountedChildren.Line]
    let shown: Int

    private let columns = ["Child ID", "Team", "When", "How it counts", "File and row"].map { Table.Column($0) }

    var page: Page {
        let measure = asked.measure
        let part = asked.part?.words ?? "Everyone counted, waiting or excluded"
        return Page(
            "Children behind a figure",
            breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path), (measure.title, MeasuredPlaces.path(measure))],
            """
            <h1>Children behind a figure</h1><p class="lead">\(measure.title), \(MeasuredWords.period(asked.period, measure))\
            \(([asked.team].filter { !$0.isEmpty } + asked.which.words).map { ", \($0)" }.joined()): \(part.lowercased()).</p>\(MeasuredWords.source(run))
            <p>This page does not show names. Every view is recorded. It lists only children whom you may see.</p>\(table)\(Paging(request: request, total: shown).html)
            """)
    }

    private var table: HTML {
        if lines.isEmpty { return "<p class=\"note\">There are no entries that you can see.</p>" }
        let rows = lines.map { line in
            Table.row(
                columns,
                [
                    name(line), "\(line.team.isEmpty ? "–" : line.team)", "\(when(line.contribution))", how(line.contribution),
                    "<span class=\"small\">\(line.place ?? "no longer stored")</span>",
                ])
        }
        return Table("\(shown.grouped) \(shown == 1 ? "entry" : "entries")", columns, rows: rows).html()
    }

    private func name(_ line: CountedChildren.Line) -> HTML {
        line.record.map { "<a href=\"\(ChildPlaces.show.path($0))\">\(line.number)</a>" } ?? "\(line.number)"
    }

    private func when(_ one: Contribution) -> String {
        if one.first == one.last { return "\(one.firstDay)" }
        return one.lastDay.map { "\(one.firstDay) to \($0)" } ?? "since \(one.firstDay)"
    }

    private func how(_ one: Contribution) -> HTML {
        let part = CountedChildren.Part.allCases.first { $0.kind == one.kind }
        let began: HTML? =
            one.isWaiting && one.value != Contribution.none
            ? "<span class=\"sub\">Began on \(Day(number: Int(one.value)))</span>" : nil
        let value: HTML? =
            !one.isWaiting && one.value != Contribution.none ? "<span class=\"sub\">\(one.value)</span>" : nil
        return "\(part?.words ?? "")\(one.because.map { "<span class=\"sub\">\($0.words)</span>" as HTML })\(began)\(value)"
    }
}
