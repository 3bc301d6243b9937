import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import Intake
import SiteKit
import Vocabulary

/// Our measures beside those of England, the region and neighbours: the comparison, the publications that it is read from, and the list of
/// neighbours.
package struct ComparePages: Sendable {
    package static let compare = Place("/data-measures/compare")
    static let csv = Place("/data-measures/compare.csv")
    static let publications = Place("/data-measures/publications")
    static let release = PlaceOf<PublishedRelease>("/data-measures/publications/:release")
    static let map = PlaceOf<PublishedRelease>("/data-measures/publications/:release/measures")
    static let remove = PlaceOf<PublishedRelease>("/data-measures/publications/:release/remove")
    static let unmap = Place("/data-measures/publications/unlink")
    static let neighbours = Place("/data-measures/neighbours")
    private static let fileLimit = 40 << 20

    let store: Store
    let workers: WorkerPool
    package init(store: Store, workers: WorkerPool) { (self.store, self.workers) = (store, workers) }

    static func path(_ measure: any ChildMeasure.Type, period: PublishedPeriod? = nil) -> String {
        compare.path + "?measure=\(measure.code)" + (period.map { "&period=\(Comparison.key($0).asQueryValue)" } ?? "")
    }

    package func register(on site: inout Site) {
        site.get(ComparePages.compare, .readMeasures) { try await show($0) }
        site.get(ComparePages.csv, .readMeasures) { try await file($0) }
        site.get(ComparePages.publications, .readMeasures) { .page(try await list($0)) }
        site.post(ComparePages.publications, .keepComparisons, limit: ComparePages.fileLimit, add) { try await list($0, $1) }
        site.get(ComparePages.release, .readMeasures) { .page(try await one($0, $1)) }
        site.post(ComparePages.map, .keepComparisons, choose) { try await one($0, $1, $2) }
        site.post(ComparePages.remove, .keepComparisons) { request, id in
            try await PublishedStore(store).remove(id, by: request.changer)
            return .seeOther(ComparePages.publications.path, saying: "Release removed.")
        }
        site.post(ComparePages.unmap, .keepComparisons) { request in
            try await PublishedStore(store).unmap(request.form["measure"], by: request.changer)
            return .seeOther(ComparePages.publications.path, saying: "\(request.form["measure"]) is no longer compared.")
        }
        site.get(ComparePages.neighbours, .readMeasures) { .page(try await neighboursPage($0)) }
        site.post(ComparePages.neighbours, .keepComparisons, setNeighbours) { try await neighboursPage($0, $1) }
    }

    // MARK: The comparison

    private func comparison(_ request: PageRequest) async throws -> Comparison? {
        guard let measure = ChildMeasures.measure(request.query["measure"]) else { throw NotFound() }
        let asked = request.query["period"]
        return try await store.read { db in
            try MeasuredContributions.read(measure, in: db).flatMap { try Comparison.read($0, period: asked, in: db) }
        }
    }

    private func show(_ request: PageRequest) async throws -> Answer {
        if request.query["measure"].isEmpty {
            let (kept, neighbours) = try await store.read { (try KeptMapping.all(in: $0), try Neighbours.read(in: $0)) }
            return .page(CompareListPage(request: request, kept: kept, neighbours: neighbours).page)
        }
        let mapped = try await store.read { try KeptMapping.all(in: $0) }
        guard let comparison = try await comparison(request) else { return .seeOther(ComparePages.compare.path, saying: .nothing) }
        return .page(
            ComparePage(request: request, comparison: comparison, mapped: mapped.compactMap { ChildMeasures.measure($0.mapping.measure) })
                .page)
    }

    private func file(_ request: PageRequest) async throws -> Answer {
        guard !request.query["measure"].isEmpty, let comparison = try await comparison(request) else {
            return .seeOther(ComparePages.compare.path, saying: .nothing)
        }
        return .file(CompareFile(comparison).download)
    }

    // MARK: Publications

    private func list(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (releases, kept) = try await store.read { (try PublishedRelease.all(in: $0), try KeptMapping.all(in: $0)) }
        return PublicationsPage(request: request, releases: releases, kept: kept, problems: problems).page
    }

    private func add(_ request: PageRequest) async throws -> Answer {
        var reader = FormReader(request.form)
        let source = reader.text("source", "Enter the name of the publication.", limit: 200)
        let release = reader.text("release", "Enter which release it is, for example 2024-25.", limit: 100)
        let file = request.files.first { $0.field == "file" && !$0.name.isEmpty }
        if file == nil { reader.note(Problem("file", "Select the data file of the publication, a CSV file.")) }
        try reader.finish()
        guard let file else { throw FieldWithoutValue() }
        let rows = try await PublishedRows.read(file, workers, in: store)
        let id = try await PublishedStore(store).add(
            rows, .init(source: source, release: release, file: String(file.name.prefix(200))), on: request.today, by: request.changer)
        return .seeOther(ComparePages.release.path(id), saying: "Saved: \(source), \(release).")
    }

    private func one(_ request: PageRequest, _ id: Identifier<PublishedRelease>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await store.computing { db in
            PublicationPage.Read(
                release: try PublishedRelease.one(id, in: db), file: try PublishedRelease.content(id, in: db),
                bad: try PublishedRelease.badLines(id, in: db), kept: try KeptMapping.all(in: db))
        }
        return PublicationPage(request: request, read: read, problems: problems).page
    }

    private func choose(_ request: PageRequest, _ id: Identifier<PublishedRelease>) async throws -> Answer {
        let file = try await store.computing { try PublishedRelease.content(id, in: $0) }
        let mapping = try PublicationPage.mapping(request.form, file)
        try await PublishedStore(store).map(mapping, in: id, on: request.today, by: request.changer)
        guard let measure = ChildMeasures.measure(mapping.measure) else { throw NotFound() }
        return .seeOther(ComparePages.path(measure), saying: "Saved: \(measure.code) is compared with “\(mapping.figure)”.")
    }

    // MARK: Neighbours

    private func neighboursPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        NeighboursPage(request: request, neighbours: try await store.read { try Neighbours.read(in: $0) }, problems: problems).page
    }

    private func setNeighbours(_ request: PageRequest) async throws -> Answer {
        var reader = FormReader(request.form)
        let source = reader.text("source", "Enter where the list comes from.", limit: 200)
        let file = request.files.first { $0.field == "file" && !$0.name.isEmpty }
        if file == nil { reader.note(Problem("file", "Select a CSV file or a workbook with the neighbours.")) }
        try reader.finish()
        guard let file else { throw FieldWithoutValue() }
        let rows: [[String]]
        do {
            rows =
                try await store.whileOnDisk(file.bytes) { try await workers.read($0, kind: .table, as: [TableText].self) }
                .first { !$0.rows.isEmpty }?.rows ?? []
        } catch let refusal as Refusal { throw Problems("file", refusal.wordsOfTable) }
        let (own, known, before) = try await store.read {
            (try OwnAuthority.read(in: $0), try Neighbours.known(in: $0), try Neighbours.read(in: $0).councils.count)
        }
        let list = try NeighbourList(rows, own: own, known: known)
        try await Neighbours.replace(with: list, from: source, on: request.today, by: request.changer, in: store)
        return .seeOther(
            ComparePages.neighbours.path,
            saying:
                "Saved: \(list.councils.count) neighbour\(list.councils.count == 1 ? "" : "s")\(before == 0 ? "" : ", in place of \(before)")."
        )
    }
}

/// Which measures are compared.
private struct CompareListPage {
    let request: PageRequest
    let kept: [KeptMapping]
    let neighbours: Neighbours

    var page: Page {
        let columns = [Table.Column("Measure"), Table.Column("Publication"), Table.Column("Difference in definition")]
        let rows = kept.compactMap { kept in
            ChildMeasures.measure(kept.mapping.measure).map { measure in
                Table.row(
                    columns,
                    [
                        "<a href=\"\(ComparePages.path(measure))\">\(measure.title)</a><span class=\"sub\">\(measure.code)</span>",
                        "\(kept.source)",
                        "\(kept.mapping.difference.isEmpty ? "–" : kept.mapping.difference)",
                    ])
            }
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"note\">No measure is compared yet. Upload a publication and choose which of its columns is which measure.</p>"
            : Table("Measures that are compared", columns, rows: rows).html()
        return Page(
            "Compare with other councils", breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)],
            """
            <h1>Compare with other councils</h1>
            <p>Our measures beside published figures of England, our region and \(neighbours.councils.isEmpty ? "neighbours" : "\(neighbours.councils.count) neighbours"). \
            Councils are listed by name and never ranked.</p>\
            <p><a href="\(ComparePages.publications.path)">Published figures</a> · <a href="\(ComparePages.neighbours.path)">Neighbours</a> · \
            <a href="\(RegionPages.region.path)">Region</a></p>\(table)
            """)
    }
}

/// The rows of a comparison, on the page of a measure and on its own.
struct ComparisonTable {
    let request: PageRequest
    let comparison: Comparison

    private let columns = [Table.Column("Whose"), Table.Column("Figure"), Table.Column("Source")]
    private var unit: Measure.Unit { comparison.measure.unit }

    var html: HTML {
        let source = comparison.release.map { "\($0.source), \($0.release)" } ?? ""
        func row(_ name: String, _ figure: Comparison.Row?, _ kind: HTML) -> HTML {
            let words = figure.map { $0.figure.words(in: unit) } ?? "not known: not in the publication"
            return Table.row(columns, ["\(name)\(kind)", "\(words)", "\(source)"])
        }
        let own = Table.row(
            columns,
            [
                "<strong>\(comparison.ownName)</strong>",
                "\(MeasuredWords.plainly(comparison.ours.reading, in: unit))",
                "Our data\(comparison.ours.period.map { ", \(MeasuredWords.period($0, comparison.measure))" } ?? "")",
            ])
        let others =
            [row("England", comparison.england, ""), row(comparison.region?.figure.area.name ?? "Our region", comparison.region, "")]
            + (comparison.ownPublished.map { [row("\(comparison.ownName), as published", $0, "")] } ?? [])
            + comparison.neighbourRows.map { row($0.name, $0.row, "<span class=\"sub\">Neighbour</span>") }
        let period = comparison.period?.words ?? ""
        return """
            \(Table("\(period). Neighbours by name", columns, rows: [own] + others).html())\(notes)
            """
    }

    /// What to know before the figures are read side by side.
    private var notes: HTML {
        let difference: HTML =
            comparison.mapping.difference.isEmpty
            ? "<p class=\"hint\">No difference between the published definition and ours is recorded.</p>"
            : "<p class=\"note\"><strong>The definitions differ.</strong> \(comparison.mapping.difference)</p>"
        let none: HTML? =
            comparison.neighbours.councils.isEmpty
            ? "<p class=\"hint\">No neighbours are listed yet. <a href=\"\(ComparePages.neighbours.path)\">Neighbours</a></p>" : nil
        let source: HTML? = comparison.release.map {
            "<p class=\"hint\">Published figures: <a href=\"\(ComparePages.release.path($0.id))\">\($0.words)</a>, column “\(comparison.mapping.figure)”.</p>"
        }
        return "\(difference)\(none)\(source)"
    }
}

/// One measure beside other councils: the sentence first, then the funnel plot, the table, the file.
private struct ComparePage {
    let request: PageRequest
    let comparison: Comparison
    let mapped: [any ChildMeasure.Type]

    private var measure: any ChildMeasure.Type { comparison.measure }

    var page: Page {
        Page(
            "Compare: \(measure.title)",
            breadcrumbs: [
                ("Measures from our data", MeasuredPlaces.list.path), ("Compare with other councils", ComparePages.compare.path),
            ],
            """
            <h1>Compare: \(measure.title)</h1>\(sentence)<p>\(measure.sentence) <a href="\(MeasuredPlaces.path(measure))">The measure</a></p>\
            \(filter)\(picture)<h2>Side by side</h2>\(ComparisonTable(request: request, comparison: comparison).html)\(limits)\(file)
            """)
    }

    private var sentence: HTML {
        guard comparison.period != nil else {
            return "<p class=\"lead\">Not known: no published figure of this measure is loaded.</p>"
        }
        guard let funnel = comparison.funnel else {
            return "<p class=\"lead\">\(comparison.ownName): \(MeasuredWords.plainly(comparison.ours.reading, in: measure.unit)).</p>"
        }
        let words = FunnelSentence(funnel, own: comparison.ownName, unit: measure.unit, direction: measure.direction)
        return "<p class=\"lead\">\(words.words)</p>\(words.dispersion.map { "<p>\($0)</p>" as HTML })"
    }

    private var filter: HTML {
        FilterBar([
            .init("measure", "Measure", mapped.map { ($0.code, "\($0.code) \($0.title)") }, usual: measure.code),
            .init(
                "period", "Period", comparison.periods.map { (Comparison.key($0), $0.words) },
                usual: comparison.period.map { Comparison.key($0) } ?? ""),
        ]).folded(request, "Change measure or period")
    }

    private var picture: HTML? {
        guard let funnel = comparison.funnel, !funnel.isTooFew else { return nil }
        let svg = FunnelSVG(funnel, unit: measure.unit, title: measure.title)
        let left = funnel.notDrawn.filter { $0.kind != .own }.count
        let without: HTML? =
            left > 0
            ? " \(left) council\("s", when: left != 1) \(left == 1 ? "is" : "are") not drawn: the figure or the number counted is suppressed, not published, or fewer than \(TooFewToCompare.children) are counted."
            : nil
        return """
            <figure class="chart"><figcaption>Each council by the number counted and its figure</figcaption>\
            <div class="scroll" tabindex="0" role="region" aria-label="Funnel plot">\(svg.html)</div></figure>
            <p class="hint">Large diamond: \(comparison.ownName). Square: neighbour. Hollow circle: other council. Line: \(funnel.centreName). \
            Dashed: 95% limits. Dotted: 99.8% limits. Between the limits councils cannot be told apart.\(svg.axis.map { " \($0)" })\(without)</p>
            """
    }

    /// Where each neighbour lies, in words.
    private var limits: HTML? {
        guard let funnel = comparison.funnel, !funnel.isTooFew else { return nil }
        let columns = [
            Table.Column("Council"), Table.Column("Number counted", isNumber: true), Table.Column("95% limits"),
            Table.Column("99.8% limits"), Table.Column("Where it lies"),
        ]
        let rows = funnel.points.filter { $0.kind != .other }.map { point in
            Table.row(
                columns,
                [
                    "\(point.name)", "\(point.whole.grouped)", "\(range(point.limits.lower95, point.limits.upper95))",
                    "\(range(point.limits.lower998, point.limits.upper998))", "\(point.place.words)",
                ])
        }
        return "<h2>Limits of chance</h2>\(Table("By name, around \(funnel.centreName)", columns, rows: rows).html())"
    }

    private func range(_ low: Double, _ high: Double) -> String {
        let factor = measure.unit.multiplier ?? 1
        return "\(FigureWords.shown(low * factor)) to \(FigureWords.of(high * factor, measure.unit))"
    }

    private var file: HTML? {
        comparison.period.map {
            "<p class=\"small\"><a href=\"\(ComparePages.csv.path)?measure=\(measure.code)&period=\(Comparison.key($0).asQueryValue)\">Download every council (CSV)</a></p>"
        }
    }
}

extension FunnelLimits.Place {
    var words: String {
        switch self {
        case .inside: "Inside the 95% limits"
        case .beyond95(let isAbove): "\(isAbove ? "Above" : "Below") the 95% limits"
        case .beyond998(let isAbove): "\(isAbove ? "Above" : "Below") the 99.8% limits"
        }
    }
}

/// The comparison for a spreadsheet: every council, by name.
private struct CompareFile {
    private let comparison: Comparison
    init(_ comparison: Comparison) { self.comparison = comparison }

    var download: Download {
        var table = CSVTable([
            "Whose", "Code", "Name", "Period", "Numerator", "Denominator", "Figure", "Not known because", "Lower 99.8% limit",
            "Lower 95% limit",
            "Upper 95% limit", "Upper 99.8% limit", "Where it lies", "Source",
        ])
        let points = Dictionary((comparison.funnel?.points ?? []).map { ($0.code, $0) }) { first, _ in first }
        let unit = comparison.measure.unit
        let own = comparison.own?.code ?? ""
        table.add(
            ["Our data", own, comparison.ownName, comparison.ours.period.map { MeasuredWords.period($0, comparison.measure) } ?? ""]
                + MeasuredWords.numbers(comparison.ours.reading, in: unit) + limits(points[own]) + ["Our data"])
        let codes = comparison.neighbours.codes
        let rows =
            [("England", comparison.england), ("Region", comparison.region), ("Ourselves, as published", comparison.ownPublished)]
            + comparison.councils.map { row in (codes.contains(row.figure.area.code) ? "Neighbour" : "Other council", Optional(row)) }
        for case (let whose, let row?) in rows {
            let figure = row.figure
            table.add(
                [
                    whose, figure.area.code, figure.area.name, figure.period.words, figure.numerator, figure.denominator,
                    figure.cell.number == nil ? "" : figure.figure, figure.cell.gap ?? "",
                ] + limits(whose == "Neighbour" || whose == "Other council" ? points[figure.area.code] : nil)
                    + [comparison.release.map { "\($0.source), \($0.release)" } ?? ""])
        }
        return table.download(name: "compare-\(comparison.measure.code).csv")
    }

    private func limits(_ point: FunnelPlot.Point?) -> [String] {
        guard let point else { return Array(repeating: "", count: 5) }
        let factor = comparison.measure.unit.multiplier ?? 1
        let limits = [point.limits.lower998, point.limits.lower95, point.limits.upper95, point.limits.upper998]
        return limits.map { FigureWords.plain($0 * factor) } + [point.place.words]
    }
}
