import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// One of our measures beside the published figures of England, our region and other councils, for one period.
struct Comparison: Sendable {
    struct Row: Sendable {
        let figure: PublishedFigure
        let region: String
    }

    /// What we count for the same days.
    struct Ours: Sendable {
        /// Nil where the publication is about days that we do not count over.
        let period: MeasurePeriod?
        let reading: Reading
    }

    let measure: any ChildMeasure.Type
    let mapping: PublishedMapping
    /// Nil while no release has figures of it.
    let release: PublishedRelease?
    let periods: [PublishedPeriod]
    let period: PublishedPeriod?
    let ours: Ours
    let own: OwnAuthority?
    let england, region: Row?
    /// By name; without our own council.
    let councils: [Row]
    /// What the publication says of ourselves.
    let ownPublished: Row?
    let neighbours: Neighbours

    /// The words under which a period stands in an address.
    static func key(_ period: PublishedPeriod) -> String { "\(period.time) \(period.identifier)" }

    /// Nil for a measure to which no column is mapped.
    /// - Parameter asked: a period as ``key(_:)`` has it; the newest that we know something of where it is empty.
    static func read(_ counted: MeasuredContributions, period asked: String, in db: Database) throws -> Comparison? {
        let code = counted.measure.code
        guard let kept = try KeptMapping.of(code, in: db) else { return nil }
        let periods = try GRDB.Row.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT time, identifier FROM release_figure WHERE measure = ?"), arguments: [code]
        ).compactMap { PublishedPeriod(time: $0["time"], identifier: $0["identifier"]) }.sorted {
            ($1.time, $1.identifier) < ($0.time, $0.identifier)
        }
        func ours(_ period: PublishedPeriod?) -> Ours { counted.ours(period?.ours(reportingYearEnds: kept.mapping.reportingYearEnds)) }
        let period =
            periods.first { key($0) == asked } ?? periods.first { ours($0).reading.isKnown } ?? periods.first
        let rows = try period.map { try published(of: code, $0, in: db) } ?? []
        let (own, neighbours) = (try OwnAuthority.read(in: db), try Neighbours.read(in: db))
        let ownRow = rows.first { $0.figure.area.level == .authority && $0.figure.area.code == own?.code }
        let regionName = own.flatMap { LocalAuthorities.england[code: $0.code]?.region } ?? ownRow?.region ?? ""
        return Comparison(
            measure: counted.measure, mapping: kept.mapping, release: try newest(of: code, period, in: db), periods: periods,
            period: period, ours: ours(period), own: own, england: rows.first { $0.figure.area.level == .national },
            region: rows.first { $0.figure.area.level == .regional && isSame($0.figure.area.name, regionName) },
            councils: rows.filter { $0.figure.area.level == .authority && $0.figure.area.code != own?.code },
            ownPublished: ownRow, neighbours: neighbours)
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        func plain(_ name: String) -> String { name.lowercased().replacing("&", with: "and").replacing("the ", with: "") }
        return !right.isEmpty && plain(left) == plain(right)
    }

    private static func published(of code: String, _ period: PublishedPeriod, in db: Database) throws -> [Row] {
        guard let release = try newest(of: code, period, in: db) else { return [] }
        return try GRDB.Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT level, code, name, region, line, figure, numerator, denominator FROM release_figure
                    WHERE measure = ? AND release = ? AND time = ? AND identifier = ? ORDER BY name, code
                    """), arguments: [code, release.id, period.time, period.identifier]
        ).map { row in
            let level: PublishedFile.Level = try row.word("level", of: "release_figure")
            return Row(
                figure: PublishedFigure(
                    line: row["line"], period: period, area: .init(level, code: row["code"], name: row["name"]), figure: row["figure"],
                    numerator: row["numerator"], denominator: row["denominator"]), region: row["region"])
        }
    }

    /// Where two releases have the same period, the one loaded last.
    private static func newest(of code: String, _ period: PublishedPeriod?, in db: Database) throws -> PublishedRelease? {
        guard let period else { return nil }
        return try Identifier<PublishedRelease>.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT published_release.id FROM published_release
                    WHERE id IN (SELECT release FROM release_figure WHERE measure = ? AND time = ? AND identifier = ?)
                    ORDER BY loaded_on DESC, release DESC LIMIT 1
                    """), arguments: [code, period.time, period.identifier]
        ).map { try PublishedRelease.one($0, in: db) }
    }

    // MARK: What it says

    var ownName: String { own?.name ?? "Our council" }
    var neighbourRows: [(name: String, row: Row?)] {
        neighbours.councils.map { council in (council.name, councils.first { $0.figure.area.code == council.code }) }
    }

    /// Only shares and rates have a funnel plot.
    var funnel: FunnelPlot? {
        guard measure.figure == .share || measure.figure == .ofPopulation else { return nil }
        let factor = measure.unit.multiplier ?? 1
        let codes = neighbours.codes
        let others = councils.map { row in
            FunnelPlot.Council(
                code: row.figure.area.code, name: row.figure.area.name, kind: codes.contains(row.figure.area.code) ? .neighbour : .other,
                value: row.figure.proportion(factor), whole: row.figure.of)
        }
        let own: FunnelPlot.Council =
            if case .share(let part, let whole) = ours.reading {
                .init(code: own?.code ?? "", name: ownName, kind: .own, value: Double(part) / Double(max(whole, 1)), whole: whole)
            } else {
                .init(code: own?.code ?? "", name: ownName, kind: .own, value: nil, whole: nil)
            }
        return FunnelPlot(
            others + [own], centre: england?.figure.proportion(factor), named: "England", measure.figure == .share ? .binomial : .poisson)
    }
}

extension Reading {
    var isKnown: Bool { if case .notKnown = self { false } else { true } }
}

extension PublishedFigure {
    /// From 0 to 1 of a share; from both numbers where both are published.
    fileprivate func proportion(_ factor: Double) -> Double? {
        if let part, let of, of > 0, part <= of { return Double(part) / Double(of) }
        return cell.number.map { $0 / factor }
    }

    /// `81.4% (812 of 997)`, `suppressed by the publisher (c)`.
    func words(in unit: Measure.Unit) -> String {
        guard let number = cell.number else { return cell.gap ?? "" }
        let numbers = part.flatMap { part in of.map { " (\(part.grouped) of \($0.grouped))" } } ?? of.map { " (of \($0.grouped))" } ?? ""
        return FigureWords.of(number, unit) + numbers
    }
}

extension MeasuredContributions {
    /// What we count over the days of a publication.
    fileprivate func ours(_ period: MeasurePeriod?) -> Comparison.Ours {
        func gap(_ words: String) -> Comparison.Ours { .init(period: period, reading: .notKnown(numerator: nil, reason: words)) }
        guard let period else { return gap("the publication is about other days than we count over") }
        guard let last = known.last else { return gap(known.gap) }
        let begin = measure.timing == .snapshot ? period.last : period.first
        if let first = known.first, begin < first { return gap(MeasureGap.beforeTheData(first).words) }
        if period.last > last { return gap(MeasureGap.afterTheData(last).words) }
        return .init(period: period, reading: run.reading(result(over: period), of: measure))
    }
}
