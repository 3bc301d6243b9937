import ChildRecords
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// One measure over the councils whose files were imported, and our own, as published.
package struct RegionPages: Sendable {
    package static let region = Place("/data-measures/region")
    static let csv = Place("/data-measures/region.csv")

    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        site.get(RegionPages.region, .readMeasures) { .page(RegionPage(request: $0, read: try await read($0)).page) }
        site.get(RegionPages.csv, .readMeasures) { .file(RegionPage(request: $0, read: try await read($0)).file) }
    }

    private func read(_ request: PageRequest) async throws -> RegionFigures {
        let query = request.query
        return try await store.computing { try RegionFigures.read(query, in: $0) }
    }
}

/// What the councils published of one measure.
struct RegionFigures: Sendable {
    struct Council: Sendable {
        let code, name: String
        let isOwn: Bool
        /// Nil where its file does not have the period.
        let figure: MeasureFile.Figure?
    }

    let measures: [any ChildMeasure.Type]
    let measure: (any ChildMeasure.Type)?
    /// The last days of months, the newest first.
    let months: [Day]
    let month: Day?
    let isToDate: Bool
    /// By name.
    let councils: [Council]

    static func read(_ query: Fields, in db: Database) throws -> RegionFigures {
        let codes = Set(try String.fetchAll(db.cachedStatement(sql: "SELECT DISTINCT measure FROM measure_file_figure")))
        let measures = ChildMeasures.all.filter { codes.contains($0.code) }
        let measure = measures.first { $0.code == query["measure"] } ?? measures.first
        let isToDate = query["over"] == "to_date"
        guard let measure else {
            return RegionFigures(measures: [], measure: nil, months: [], month: nil, isToDate: isToDate, councils: [])
        }
        let own = try ownFigures(measure, in: db)
        let theirs = try GRDB.Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT measure_file.code, name, last_day, first_day, to_date, state, numerator, denominator, mean
                    FROM measure_file_figure JOIN measure_file ON measure_file.id = file WHERE measure = ?
                    """), arguments: [measure.code]
        ).map { row -> (code: String, figure: MeasureFile.Figure) in
            let state: MeasureFile.State = try row.word("state", of: "measure_file_figure")
            return (
                row["code"],
                MeasureFile.Figure(
                    first: row["first_day"], last: row["last_day"], isToDate: row["to_date"], state: state, numerator: row["numerator"],
                    denominator: row["denominator"], mean: row["mean"])
            )
        }
        let months = Array(Set(theirs.map(\.figure.last) + own.map(\.last))).sorted(by: >)
        let month = months.first { $0.iso == query["month"] } ?? theirs.map(\.figure.last).max() ?? months.first
        let names = try GRDB.Row.fetchAll(db.cachedStatement(sql: "SELECT DISTINCT code, name FROM measure_file ORDER BY name")).map {
            ($0["code"] as String, $0["name"] as String)
        }
        let name = try OwnAuthority.read(in: db)
        let others = names.map { code, name in
            Council(
                code: code, name: name, isOwn: false,
                figure: theirs.first { $0.code == code && $0.figure.last == month && $0.figure.isToDate == isToDate }?.figure)
        }
        let ours = Council(
            code: name?.code ?? "", name: name?.name ?? "Our council", isOwn: true,
            figure: own.first { $0.last == month && $0.isToDate == isToDate })
        return RegionFigures(
            measures: measures, measure: measure, months: months, month: month, isToDate: isToDate,
            councils: ([ours] + others).sorted { ($0.name, $0.code) < ($1.name, $1.code) })
    }

    private static func ownFigures(_ measure: any ChildMeasure.Type, in db: Database) throws -> [MeasureFile.Figure] {
        try SharedMonths.read(in: db).years.compactMap { try SharedMeasure.read(measure, year: $0, in: db) }.flatMap { $0.inFile.figures }
    }

    /// Those that show their numbers, together; nil where fewer than two do, or where figures do not add up.
    var together: (reading: Reading, councils: Int)? {
        guard let measure else { return nil }
        let shown = councils.compactMap(\.figure).filter { $0.state == .shown }
        guard shown.count > 1 else { return nil }
        switch measure.figure {
        case .share:
            let (part, whole) = (shown.compactMap(\.numerator).reduce(0, +), shown.compactMap(\.denominator).reduce(0, +))
            return whole > 0 ? (.share(part, of: whole), shown.count) : nil
        case .count, .ofPopulation: return (.amount(Double(shown.compactMap(\.numerator).reduce(0, +)), over: nil), shown.count)
        case .mean:
            let whole = shown.compactMap(\.denominator).reduce(0, +)
            let sum = shown.reduce(0.0) { $0 + ($1.mean ?? 0) * Double($1.denominator ?? 0) }
            return whole > 0 ? (.amount(sum / Double(whole), over: whole), shown.count) : nil
        case .daysWithin, .perWorker: return nil
        }
    }

    /// The figure of a council as it may be shown.
    static func words(_ figure: MeasureFile.Figure?, _ measure: any ChildMeasure.Type) -> String {
        guard let figure else { return "not known: not in its published figures" }
        let isCount = measure.figure == .count || measure.figure == .ofPopulation
        switch figure.state {
        case .small: return isCount ? SmallNumbers.count : SmallNumbers.words
        case .hidden: return SmallNumbers.words
        case .shown: return reading(figure, measure).words(in: unit(measure))
        }
    }

    /// Numbers of people are exchanged, not rates.
    static func unit(_ measure: any ChildMeasure.Type) -> Measure.Unit { measure.figure == .ofPopulation ? .count : measure.unit }

    static func reading(_ figure: MeasureFile.Figure, _ measure: any ChildMeasure.Type) -> Reading {
        switch measure.figure {
        case .share:
            guard let part = figure.numerator, let whole = figure.denominator, whole > 0 else {
                return .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
            }
            return .share(part, of: whole)
        case .mean:
            return figure.mean.map { .amount($0, over: figure.denominator) }
                ?? .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
        default: return .amount(Double(figure.numerator ?? 0), over: nil)
        }
    }
}

private struct RegionPage {
    let request: PageRequest
    let read: RegionFigures

    var page: Page {
        let title = "Region"
        return Page(
            title,
            breadcrumbs: [
                ("Measures from our data", MeasuredPlaces.list.path), ("Compare with other councils", ComparePages.compare.path),
            ],
            """
            <h1>\(title)</h1><p>One measure over the councils whose files were imported, and our own, each as it was published. Councils are listed \
            by name and never ranked.\(exchange)</p>\(body)
            """)
    }

    private var exchange: HTML? {
        request.may(.exchangeMeasures) ? " <a href=\"\(ExchangePages.page.path)\">Exchange with other councils</a>" : nil
    }

    private var period: String {
        guard let month = read.month else { return "" }
        let first = read.isToDate ? "1 April to \(month)" : month.monthAndYear
        return read.measure?.timing == .snapshot && !read.isToDate ? "\(month)" : first
    }

    private var body: HTML {
        guard let measure = read.measure else {
            return "<p class=\"note\">No file of another council is imported yet.</p>"
        }
        let columns = [Table.Column("Council"), Table.Column("Figure")]
        let rows = read.councils.map { council in
            Table.row(
                columns,
                [
                    council.isOwn ? "<strong>\(council.name)</strong>" : "\(council.name)",
                    "\(RegionFigures.words(council.figure, measure))",
                ])
        }
        return """
            <p class="lead">\(sentence(measure))</p>\(filter(measure))<h2>\(measure.title)</h2><p>\(measure.sentence)</p>\
            \(Table("\(period). By name", columns, rows: rows).html())<p class="hint">\(SmallNumbers.statement)</p>\
            <p class="small"><a href="\(RegionPages.csv.path)?\(query)">Download this table (CSV)</a></p>
            """
    }

    private func sentence(_ measure: any ChildMeasure.Type) -> String {
        guard let together = read.together else { return "Fewer than two councils show their numbers for \(period)." }
        return
            "\(period): \(together.reading.words(in: RegionFigures.unit(measure))) over the \(together.councils) councils that show their numbers, of \(read.councils.count)."
    }

    private func filter(_ measure: any ChildMeasure.Type) -> HTML {
        FilterBar([
            .init("measure", "Measure", read.measures.map { ($0.code, "\($0.code) \($0.title)") }, usual: measure.code),
            .init("month", "Month", read.months.map { ($0.iso, $0.monthAndYear) }, usual: read.month?.iso ?? ""),
            .init("over", "Period", [("month", "Month"), ("to_date", "Year to date")], usual: read.isToDate ? "to_date" : "month"),
        ]).html(request)
    }

    private var query: String {
        "measure=\(read.measure?.code ?? "")&month=\(read.month?.iso ?? "")&over=\(read.isToDate ? "to_date" : "month")"
    }

    var file: Download {
        var table = CSVTable(["Code", "Council", "Measure", "Period", "Numerator", "Denominator", "Figure", "In words"])
        if let measure = read.measure {
            for council in read.councils {
                let shown = council.figure.flatMap { $0.state == .shown ? $0 : nil }
                let value = shown.flatMap { RegionFigures.reading($0, measure).value(in: RegionFigures.unit(measure)) }
                table.add([
                    council.code, council.name, measure.code, period, shown?.numerator.map { String($0) } ?? "",
                    shown?.denominator.map { String($0) } ?? "", value.map { FigureWords.plain($0) } ?? "",
                    RegionFigures.words(council.figure, measure),
                ])
            }
        }
        return table.download(name: "region-\(read.measure?.code ?? "none").csv")
    }
}
