import ChildRecords
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// The contributions of one measure that hold now: every period, team and group of it is a count of these.
struct MeasuredContributions: Sendable {
    let measure: any ChildMeasure.Type
    let run: MeasuredRun
    let known: MeasuredKnown
    let all: [Contribution]
    let teams: [Int32: String]
    let markers: [PracticeMarker]

    static func read(_ measure: any ChildMeasure.Type, in db: Database) throws -> MeasuredContributions? {
        guard let run = try MeasuredRun.shown(in: db), let known = try MeasuredKnown.of(measure, run, in: db) else { return nil }
        let names = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM measured_team")).map {
            ($0["id"] as Int32, $0["name"] as String)
        }
        return MeasuredContributions(
            measure: measure, run: run, known: known, all: known.last == nil ? [] : try contributions(measure, run, in: db),
            teams: Dictionary(names) { first, _ in first }, markers: try MeasureRecords.markers(ofComputed: measure.code, in: db))
    }

    private static func contributions(_ measure: any ChildMeasure.Type, _ run: MeasuredRun, in db: Database) throws -> [Contribution] {
        let origins: SQL =
            measure.figure == .daysWithin ? "(SELECT origins FROM measured_child WHERE measured_child.child = contribution.child)" : "NULL"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT kind, reason, first, last, value, team, worker, number, \(origins) FROM contribution
                WHERE measure = \(Int(measure.number)) AND \(run.holds)
                """, cached: true
        ).fetchCursor(db)
        var all: [Contribution] = []
        while let row = try rows.next() { all.append(try Contribution(row, of: measure)) }
        return all
    }

    /// As the address asks for, or as this measure is usually shown.
    func length(_ query: Fields) -> MeasurePeriod.Length { MeasurePeriod.Length(rawValue: query["by"]) ?? usualLength }

    /// By month, unless most months have too few cases for a share or a mean.
    var usualLength: MeasurePeriod.Length {
        guard measure.figure == .share || measure.figure == .mean, let last = known.last else { return .month }
        let months = results(all, over: MeasuredPeriods.all(.month, from: known.first, until: last, most: 24))
        return SmallMonths.hold(months.map(\.counted)) ? .quarter : .month
    }

    func result(over period: MeasurePeriod, team: String = "") -> MeasureResult {
        MeasureResult(chosen(team), of: measure, over: period)
    }

    /// Periods that follow one another are counted in one go.
    private func results(_ contributions: [Contribution], over periods: [MeasurePeriod]) -> [MeasureResult] {
        if periods.contains(where: \.length.overlaps) { return periods.map { MeasureResult(contributions, of: measure, over: $0) } }
        var tally = MeasureTally(months: periods, measures: [measure])
        for contribution in contributions { tally.add(contribution) }
        return tally.results(of: MeasureTally.Key(measure: measure.number))
    }

    private func chosen(_ team: String) -> [Contribution] { team.isEmpty ? all : all.filter { teams[$0.team] == team } }

    func series(by length: MeasurePeriod.Length, team: String = "") -> MeasuredSeries {
        let chosen = chosen(team)
        let periods = known.last.map { MeasuredPeriods.all(length, from: known.first, until: $0) } ?? []
        return MeasuredSeries(
            measure: measure, run: run, known: known, length: length,
            periods: Array(zip(periods, results(chosen, over: periods))).map { (period: $0, result: $1) }, markers: markers,
            events: events(chosen))
    }

    /// The days of what happened, for a count over time of which there is little.
    private func events(_ chosen: [Contribution]) -> [Day] {
        guard measure.timing == .period, measure.figure == .count || measure.figure == .ofPopulation else { return [] }
        return chosen.filter { $0.kind == .met }.map(\.firstDay).sorted()
    }

    /// By team, over one period, in the order of names.
    func byTeam(over period: MeasurePeriod) -> [(name: String, result: MeasureResult)] {
        Dictionary(grouping: all.filter { $0.team != 0 }) { teams[$0.team] ?? "" }.sorted { $0.key < $1.key }.map {
            ($0.key, MeasureResult($0.value, of: measure, over: period))
        }
    }
}

/// What periods of one measure come to.
struct MeasuredSeries: Sendable {
    let measure: any ChildMeasure.Type
    let run: MeasuredRun
    let known: MeasuredKnown
    let length: MeasurePeriod.Length
    let periods: [(period: MeasurePeriod, result: MeasureResult)]
    let markers: [PracticeMarker]
    /// In the order of days; empty for what is not a count of events.
    let events: [Day]

    /// Of what has no rate, the numbers are drawn: they are known.
    private var isDrawnAsNumber: Bool { measure.figure == .ofPopulation && run.settings.population == nil }

    private func drawn(_ result: MeasureResult) -> Reading {
        isDrawnAsNumber ? .amount(Double(result.numerator), over: nil) : run.reading(result, of: measure)
    }

    /// The measure as charts and lists of every measure know it.
    var asMeasure: Measure {
        Measure(
            name: measure.title, counts: measure.sentence, numerator: measure.numerator, denominator: measure.denominator,
            unit: isDrawnAsNumber ? .count : measure.unit, counted: measure.counted, direction: measure.direction ?? .higher,
            target: isDrawnAsNumber ? nil : run.settings.target(of: measure)?.value)
    }

    var values: [MeasureValue] {
        periods.map { MeasureValue(day: $0.period.last, reading: drawn($0.result), entered: run.computed) }
    }

    var control: ControlChart { ControlChart(asMeasure, Series(values), markers: markers) }

    /// Few events over the periods shown: the days between them say more than a row of noughts and ones.
    var isRare: Bool { !events.isEmpty && RareEvents.hold(periods.map(\.result.numerator)) }

    /// The days from each event to the next. More days are better where fewer events are.
    var daysBetween: ControlChart {
        let shown = events.filter { day in periods.first.map { day >= $0.period.first } ?? true }.suffix(61)
        let between = zip(shown, shown.dropFirst()).map { before, day in
            MeasureValue(day: day, reading: .amount(Double(day - before), over: nil), entered: run.computed)
        }
        let direction: Measure.Direction = measure.direction == .higher ? .lower : .higher
        return ControlChart(
            Measure(name: "Days between events: \(measure.title)", unit: .days, counted: measure.counted, direction: direction),
            Series(between), markers: markers, scale: .daysBetween)
    }

    /// Nil where no chart says anything: a count that must be nought, rolling years, which overlap, and no period at all.
    var chart: ControlChart? {
        if measure.isSafetyCount || periods.isEmpty || length.overlaps { return nil }
        return isRare ? daysBetween : control
    }
}

extension MeasuredPage.Read {
    /// - Parameter query: what the address asks for: period, team, groups.
    init(_ counted: MeasuredContributions, _ query: Fields, in db: Database) throws {
        let (measure, team) = (counted.measure, query["team"])
        let (own, divided) = (counted.series(by: counted.length(query), team: team), MeasuredCut(rawValue: query["cut"]) ?? .team)
        (series, cut) = (own, divided)
        groups = try own.periods.last.map { try divided.groups(of: counted, over: $0.period, team: team, in: db) } ?? []
        teams = try MeasuredTeam.all(in: db).map(\.name)
        faults = try MeasuredFaults.read(measure, counted.run, in: db)
        followed = try MeasureRecords.measure(ofComputed: measure.code, in: db)
        changes = try MeasuredChanges.read(measure, counted.run, in: db)
        comparison = try Comparison.read(counted, period: "", in: db)
    }
}
