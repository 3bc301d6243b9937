import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// The addresses of measures that are counted from loaded data. A measure is named by its code, a child by nothing.
package enum MeasuredPlaces {
    package static let list = Place("/data-measures")
    package static let overview = Place("/data-measures/overview")
    static let overviewWorkbook = Place("/data-measures/overview.xlsx")
    static let csv = Place("/data-measures.csv")
    static let measure = IndicatorPlaces.computed
    static let follow = Place("/data-measures/measure/follow")
    package static let settings = Place("/data-measures/settings")
    static let measureCSV = Place("/data-measures/measure.csv")
    static let children = Place("/data-measures/children")
    static let changes = Place("/data-measures/changes")

    static func path(code: String) -> String { IndicatorPlaces.ofComputed(code) }

    static func path(_ measure: any ChildMeasure.Type, team: String = "") -> String {
        IndicatorPlaces.ofComputed(measure.code) + (team.isEmpty ? "" : "&team=\(team.asQueryValue)")
    }

    static func children(_ measure: any ChildMeasure.Type, _ period: MeasurePeriod, _ part: CountedChildren.Part?, team: String = "")
        -> String
    {
        children.path + "?measure=\(measure.code)&by=\(period.length.rawValue)&until=\(period.last.iso)"
            + (part.map { "&part=\($0.rawValue)" } ?? "") + (team.isEmpty ? "" : "&team=\(team.asQueryValue)")
    }

    static func changes(_ measure: any ChildMeasure.Type, _ period: MeasurePeriod, team: String = "") -> String {
        changes.path + "?measure=\(measure.code)&by=\(period.length.rawValue)&until=\(period.last.iso)"
            + (team.isEmpty ? "" : "&team=\(team.asQueryValue)")
    }

    /// Those counted on a day that need not end a month.
    static func children(_ measure: any ChildMeasure.Type, on day: Day, team: String = "", _ which: SomeChildren = SomeChildren()) -> String
    {
        children.path + "?measure=\(measure.code)&on=\(day.iso)&part=\(CountedChildren.Part.met.rawValue)"
            + (team.isEmpty ? "" : "&team=\(team.asQueryValue)") + which.query
    }
}

/// The pages of measures that are counted from loaded data.
package struct MeasuredPages: Sendable {
    let store: Store
    let watch: MeasureWatch
    package init(store: Store, watch: @escaping MeasureWatch) { (self.store, self.watch) = (store, watch) }

    package func register(on site: inout Site) {
        site.get(MeasuredPlaces.list, .readMeasures) { .page(try await list($0)) }
        site.get(MeasuredPlaces.csv, .readMeasures) { .file(try await csv($0)) }
        site.get(MeasuredPlaces.overview, .readMeasures) { request in .page(try await overview(request).page) }
        site.get(MeasuredPlaces.overviewWorkbook, .readMeasures) { request in
            .file(try await overview(request).workbook(in: store.incoming))
        }
        site.get(MeasuredPlaces.measure, .readMeasures, measure)
        site.get(MeasuredPlaces.measureCSV, .readMeasures, measureCSV)
        site.post(MeasuredPlaces.follow, .keepMeasures, follow)
        site.get(MeasuredPlaces.settings, .keepMeasures) { .page(try await settingsPage($0)) }
        site.post(MeasuredPlaces.settings, .keepMeasures, set)
        site.get(MeasuredPlaces.children, .readCountedChildren, children)
        site.get(MeasuredPlaces.changes, .readCountedChildren, changes)
    }

    private func read(_ request: PageRequest) async throws -> (run: MeasuredRun?, figures: [MeasuredFigure], teams: [String]) {
        let team = request.query["team"]
        return try await store.read { db in
            guard let run = try MeasuredRun.shown(in: db) else { return (nil, [], []) }
            return (run, try MeasuredFigure.all(team: team, run, in: db), try MeasuredTeam.all(in: db).map(\.name))
        }
    }

    private func list(_ request: PageRequest) async throws -> Page {
        let read = try await read(request)
        return MeasuredListPage(request: request, run: read.run, figures: read.figures, teams: read.teams).page
    }

    private func csv(_ request: PageRequest) async throws -> Download {
        let read = try await read(request)
        var table = CSVTable([
            "Code", "Measure", "Period", "Last day", "Numerator", "Denominator", "Figure", "Not known because", "Waiting", "Overdue",
            "Excluded",
        ])
        for figure in read.figures {
            let numbers = MeasuredWords.numbers(figure.reading, figure.measure)
            table.add(
                [
                    figure.measure.code, figure.measure.title, figure.period.map { MeasuredWords.period($0, figure.measure) } ?? "",
                    figure.period?.last.iso ?? "",
                ]
                    + numbers + [String(figure.waiting), String(figure.over), MeasuredWords.leftOut(figure.leftOut)])
        }
        return table.download(name: "measures.csv")
    }

    private func overview(_ request: PageRequest) async throws -> MeasuredOverviewPage {
        let team = request.query["team"]
        let (lists, managed) = (Requester(request, to: .readCountedChildren), Requester(request, to: .restrictChild))
        return try await store.read { db in
            MeasuredOverviewPage(
                request: request, overview: try MeasuredOverview.read(team: team, in: db), lists: try ReachedTeams(lists, in: db),
                managed: try ReachedTeams(managed, in: db))
        }
    }

    private func contributions(_ request: PageRequest) async throws -> MeasuredContributions? {
        guard let measure = ChildMeasures.measure(request.query["measure"]) else { return nil }
        return try await store.read { try MeasuredContributions.read(measure, in: $0) }
    }

    private func measure(_ request: PageRequest) async throws -> Answer {
        guard let counted = try await contributions(request) else {
            if request.query["measure"].isEmpty { return .seeOther(MeasuredPlaces.list.path) }
            throw NotFound()
        }
        let read = try await store.read { try MeasuredPage.Read(counted, request.query, in: $0) }
        return .page(MeasuredPage(request: request, read: read).page)
    }

    @Sendable private func follow(_ request: PageRequest) async throws -> Answer {
        guard let measure = ChildMeasures.measure(request.form["measure"]) else { throw NotFound() }
        let id = try await FollowedMeasures(store, watch: watch).follow(measure, on: request.today, by: request.changer)
        return .seeOther(
            IndicatorPlaces.measure.path(id), saying: "Added to Our measures. Each load adds its figures.")
    }

    private func measureCSV(_ request: PageRequest) async throws -> Answer {
        guard let counted = try await contributions(request) else { return .seeOther(MeasuredPlaces.list.path) }
        let series = counted.series(by: counted.length(request.query), team: request.query["team"])
        var table = CSVTable([
            "Period", "First day", "Last day", "Numerator", "Denominator", "Figure", "Not known because", "Waiting", "Overdue",
            "Excluded",
        ])
        for (period, result) in series.periods {
            table.add(
                [MeasuredWords.period(period, series.measure), period.first.iso, period.last.iso]
                    + MeasuredWords.numbers(series.run.reading(result, of: series.measure), series.measure)
                    + [
                        String(result.waiting.open), String(result.waiting.over),
                        MeasuredWords.leftOut(MeasuredWords.sorted(result.excluded)),
                    ])
        }
        return .file(table.download(name: "measure-\(series.measure.code).csv"))
    }

    /// Whose part of a figure is shown is written down before it is.
    private func children(_ request: PageRequest) async throws -> Answer {
        let on = Day(iso: request.query["on"])
        guard let measure = ChildMeasures.measure(request.query["measure"]), let until = on ?? Day(iso: request.query["until"]) else {
            if request.query["measure"].isEmpty { return .seeOther(MeasuredPlaces.list.path) }
            throw NotFound()
        }
        let length = MeasurePeriod.Length(rawValue: request.query["by"]) ?? .month
        let asked = CountedChildren(
            measure: measure, period: on.map { MeasurePeriod(monthThrough: $0) } ?? MeasurePeriod(length, endingInMonthOf: until),
            part: .init(rawValue: request.query["part"]), team: request.query["team"], which: SomeChildren(request.query))
        let (requester, opener) = (Requester(request, to: .readCountedChildren), Requester(request, to: .readChild))
        let number = max(1, Int(request.query["page"]) ?? 1)
        let range: (offset: Int, length: Int)? =
            request.query["page"] == "all" ? nil : ((number - 1) * Paging.length, Paging.length)
        let (run, found) = try await store.read { db in
            guard let run = try MeasuredRun.shown(in: db) else { throw NotFound() }
            return (run, try asked.read(run, requester, opener: opener, range, in: db))
        }
        try await store.recordView(
            of: Array(Set(found.lines.map(\.subject))).sorted(), act: .readCountedChildren, by: request.changer, ground: measure.code)
        return .page(
            CountedChildrenPage(request: request, asked: asked, run: run, lines: found.lines, shown: found.shown).page)
    }
}

extension MeasuredPages {
    /// What changed between two loads in a figure. Whose change is shown is written down before it is.
    private func changes(_ request: PageRequest) async throws -> Answer {
        guard let measure = ChildMeasures.measure(request.query["measure"]), let until = Day(iso: request.query["until"]) else {
            if request.query["measure"].isEmpty { return .seeOther(MeasuredPlaces.list.path) }
            throw NotFound()
        }
        let period = MeasurePeriod(MeasurePeriod.Length(rawValue: request.query["by"]) ?? .month, endingInMonthOf: until)
        let (requester, opener) = (Requester(request, to: .readCountedChildren), Requester(request, to: .readChild))
        let found = try await store.read { db -> ChangedChildrenPage? in
            guard let run = try MeasuredRun.shown(in: db),
                let changes = try MeasuredChanges.read(measure, run, since: Int64(request.query["since"]), in: db)
            else { return nil }
            let between = changes.over(period, team: request.query["team"])
            return ChangedChildrenPage(
                request: request, measure: measure, period: period, changes: changes,
                earlier: try MeasuredChanges.earlier(than: run, measure, in: db), between: between,
                lines: try ChangedChildren.read(between, requester, opener: opener, in: db))
        }
        guard let page = found else { return .seeOther(MeasuredPlaces.path(measure)) }
        let shown = Paging(request: request, total: page.lines.count).shown(page.lines)
        try await store.recordView(
            of: Array(Set(shown.map(\.subject))).sorted(), act: .readCountedChildren, by: request.changer, ground: measure.code)
        return .page(page.page)
    }
}

/// How many children fail the rules of data quality that weigh on a measure, of those who contribute to it.
struct MeasuredFaults: Sendable {
    let rule: any QualityRule.Type
    let children: Int

    static func read(_ measure: any ChildMeasure.Type, _ run: MeasuredRun, in db: Database) throws -> [MeasuredFaults] {
        let rules = measure.rules
        guard let check = try QualityRun.shown(in: db), !rules.isEmpty else { return [] }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT rule, count(DISTINCT record) AS records FROM quality_failure JOIN quality_record ON quality_record.id = quality_failure.record
                WHERE of_check = \(check.id) AND rule IN \(rules.map { $0.key }) AND NOT \(QualityConfirmed.isConfirmed) AND quality_record.number IN (
                    SELECT loaded_child.number FROM loaded_child WHERE loaded_child.id IN (
                        SELECT contribution.child FROM contribution WHERE contribution.measure = \(Int(measure.number)) AND \(run.holds)))
                GROUP BY rule ORDER BY 2 DESC, 1
                """, cached: true
        ).fetchAll(db)
        return rows.compactMap { row in QualityRules.rule(row["rule"]).map { MeasuredFaults(rule: $0, children: row["records"]) } }
    }
}
