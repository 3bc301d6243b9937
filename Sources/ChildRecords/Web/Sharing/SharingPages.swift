import ChildRecords
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// Figures for publication: month by month, with small numbers hidden in a way that holds over teams, months and later papers.
package struct SharingPages: Sendable {
    static let list = Place("/data-measures/published")
    static let csv = Place("/data-measures/published.csv")

    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        site.get(SharingPages.list, .readShared) { .page(try await page($0)) }
        site.get(SharingPages.csv, .readShared) { .file(try await file($0)) }
        site.post(SharingPages.list, .shareMonth, publish)
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (months, shared, measures) = try await store.computing { db -> (SharedMonths, SharedMeasure?, [any ChildMeasure.Type]) in
            let months = try SharedMonths.read(in: db)
            let year = Int(request.query["year"]) ?? months.years.first ?? 0
            let numbers = Set(
                try Int.fetchAll(db.cachedStatement(sql: "SELECT DISTINCT measure FROM shared_number")).compactMap { UInt16(exactly: $0) })
            let measures = ChildMeasures.all.filter { numbers.contains($0.number) }
            let chosen = measures.first { $0.code == request.query["measure"] } ?? measures.first
            return (months, try chosen.flatMap { try SharedMeasure.read($0, year: year, in: db) }, measures)
        }
        return SharedPage(request: request, months: months, shared: shared, measures: measures, problems: problems).page
    }

    private func publish(_ request: PageRequest) async throws -> Answer {
        let asked = request.form["month"]
        do {
            guard let day = Day(iso: asked) else { throw SharedMonthStore.notNext }
            try await SharedMonthStore(store).publish(monthOf: day, on: request.today, by: request.changer)
        } catch let problems as Problems { return .page(try await page(request, problems)) }
        return .seeOther(SharingPages.list.path, saying: "The month is published.")
    }

    /// Every measure of the year, a row for each month and team.
    private func file(_ request: PageRequest) async throws -> Download {
        var table = CSVTable([
            "Code", "Measure", "Period", "First day", "Last day", "Team", "Numerator", "Denominator", "Figure", "In words",
        ])
        let shared = try await store.computing { db -> [SharedMeasure] in
            let asked = Int(request.query["year"])
            guard let year = try asked ?? SharedMonths.read(in: db).years.first else { return [] }
            let book = try SharedBook(year: year, in: db)
            return ChildMeasures.all.compactMap { book.measure($0) }
        }
        for one in shared {
            guard let first = one.months.first else { continue }
            for (place, month, isToDate, team) in one.places {
                guard let figure = one.figure(place, until: month) else { continue }
                let words = isToDate ? "\(first.words) to \(month.words)" : month.words
                let days = [(isToDate ? first : month).first.iso, month.last.iso]
                table.add([one.measure.code, one.measure.title, words] + days + [team] + figure.columns + [figure.words])
            }
        }
        return table.download(name: "published-measures.csv")
    }
}

/// Publishes a month: its figures are kept as they leave, and so is what papers may say of measures on the register.
package struct SharedMonthStore: Sendable {
    static let notNext = Problems("", "This month is published already, or the data does not reach its end. Look at the page again.")

    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// - Parameter isFirst: the first month may be any that the data covers; every other is the one after the last.
    package func publish(monthOf day: Day, isFirst: Bool = false, on today: Day, by changer: Changer) async throws {
        let month = MeasurePeriod(.month, endingInMonthOf: day)
        try await store.change(by: changer, .shareMonth, on: month.last.iso, note: "month published") { db in
            let months = try SharedMonths.read(in: db)
            guard let run = try MeasuredRun.shown(in: db), months.next == month || (isFirst && months.published.isEmpty) else {
                throw SharedMonthStore.notNext
            }
            try SharedMonths.publish(month, run, by: changer, on: today, in: db)
            for one in try FollowedMeasures.published(MeasureRecords.computed(in: db), in: db) { try one.keep(in: db) }
        }
    }
}

extension SharedMeasure {
    /// Every place of the papers: months, then the year to date, of the council and then of the teams.
    fileprivate var places: [(place: SharedYear.Place, month: MeasurePeriod, isToDate: Bool, team: String)] {
        ([""] + teams).enumerated().flatMap { row, team in
            months.enumerated().map { (.month($0 + 1, of: row), $1, false, team) }
                + months.enumerated().map { (.toDate($0 + 1, of: row), $1, true, team) }
        }
    }
}

private struct SharedPage {
    let request: PageRequest
    let months: SharedMonths
    let shared: SharedMeasure?
    let measures: [any ChildMeasure.Type]
    let problems: Problems?

    var page: Page {
        let title = "Figures for publication"
        return Page(
            title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)], problems: problems,
            """
            <h1>\(title)</h1><p>\(SmallNumbers.statement) Figures from which a hidden number could be worked out are hidden too. \
            The year to date is published at the end of each quarter. A published month does not change. Later corrections are shown in the measures.</p>\(publish)\(filter)\(table)\(files)
            """)
    }

    private var publish: HTML? {
        guard let next = months.next else {
            return months.published.isEmpty
                ? "<p class=\"note\">Nothing can be published yet: no whole month has been counted.</p>"
                : "<p class=\"note\">\(months.published[0].month.words) is published. The data does not reach the end of another month.</p>"
        }
        guard request.may(.shareMonth) else { return nil }
        return request.form(
            to: SharingPages.list.path,
            """
            <input type="hidden" name="month" value="\(next.last.iso)"><p><button class="btn">Publish \(next.words)</button></p>
            """)
    }

    private var filter: HTML? {
        if measures.isEmpty { return nil }
        return FilterBar([
            .init("measure", "Measure", measures.map { ($0.code, "\($0.code) \($0.title)") }),
            .init("year", "Year", months.years.map { (String($0), "April \($0) to March \($0 + 1)") }),
        ]).html(request)
    }

    private var table: HTML? {
        guard let shared else {
            return measures.isEmpty ? nil : "<p class=\"note\">Nothing has been published for this measure in this year.</p>"
        }
        let rows = [(0, "Council")] + shared.teams.enumerated().map { ($0 + 1, $1) }
        let columns =
            [Table.Column("Month")] + rows.map { Table.Column($0.1) } + (shared.addsUp ? [Table.Column("Council, year to date")] : [])
        let lines = shared.months.enumerated().map { index, month -> HTML in
            let cells = rows.map { row, _ in words(shared, .month(index + 1, of: row), month) }
            let toDate = shared.addsUp ? [words(shared, .toDate(index + 1, of: 0), month)] : []
            return Table.row(columns, ["\(month.words)"] + cells + toDate)
        }
        let withheld: HTML? =
            shared.withheld.isEmpty
            ? nil
            : "<p class=\"note\">Nothing is published for \(shared.withheld.sorted().map(\.words).joined(separator: ", ")): it would reveal a small number.</p>"
        return
            "<h2>\(shared.measure.title)</h2><p>\(shared.measure.sentence)</p>\(Table("\(shared.measure.code), as published", columns, rows: lines).html())\(withheld)"
    }

    private func words(_ shared: SharedMeasure, _ place: SharedYear.Place, _ month: MeasurePeriod) -> HTML {
        "\(shared.figure(place, until: month)?.words ?? "–")"
    }

    private var files: HTML? {
        if months.published.isEmpty { return nil }
        let year = request.query["year"].isEmpty ? "" : "?year=\(request.query["year"].asQueryValue)"
        return "<p class=\"small\"><a href=\"\(SharingPages.csv.path)\(year)\">Download every measure of the year (CSV)</a></p>"
    }
}
