import ChildRecords
import Foundation
import Indicators
import LifelikeCouncil
import Testing
import Vocabulary

/// The figures of an invented council by month.
///
/// With `THROUGHLINE_MEASURES_OUT` set to a folder, the council's dataset and the figures are written there, and
/// `Tests/Recomputing/recompute_measures.py` works them out again from the files; `scripts/test --long` does both.
@Suite("Figures of an invented council")
struct MeasureFiguresTests {
    @Test func `the monthly figures of every measure are those of its contributions`() throws {
        let folder = ProcessInfo.processInfo.environment["THROUGHLINE_MEASURES_OUT"]
        let council = try MeasuredCouncil(children: folder == nil ? 120 : 1200, writtenTo: folder)
        let months = MeasurePeriod.months(from: council.plan.from, through: council.plan.until)
        var (tally, found) = (MeasureTally(months: months, measures: ChildMeasures.all), [UInt16: [Contribution]]())
        for contribution in council.run.contributions.all {
            tally.add(contribution)
            found[contribution.measure, default: []].append(contribution)
        }
        var (lines, charts) = (["measure,month,numerator,denominator,open,over"], ["measure,day,value,mean,lower,upper,signal"])
        var (between, funnels) = (charts, ["measure,centre,whole,value,lower998,lower95,upper95,upper998,place"])
        for measure in ChildMeasures.all where council.run.gap(of: measure) == nil {
            charts += MeasureFiguresTests.chart(of: measure, found[measure.number] ?? [], months)
            between += MeasureFiguresTests.daysBetween(of: measure, found[measure.number] ?? [], months)
            funnels += MeasureFiguresTests.funnel(of: measure, found[measure.number] ?? [], months)
            let results = tally.results(of: MeasureTally.Key(measure: measure.number))
            for (month, result) in zip(months, results) {
                let alone = MeasureResult(found[measure.number] ?? [], of: measure, over: month)
                #expect(alone == result, "\(measure.code) \(month.words)")
                let denominator =
                    switch measure.figure {
                    case .mean: result.values.reduce(0, +)
                    case .perWorker: result.workers
                    default: result.counted
                    }
                lines.append(
                    "\(measure.code),\(month.last.iso.prefix(7)),\(result.numerator),\(denominator),\(result.waiting.open),\(result.waiting.over)"
                )
            }
        }
        #expect(council.run.contributions.all.count > 1000)
        guard let folder else { return }
        MeasureFiguresTests.expectChangeOfPractice(found, months)
        for (name, lines) in [
            ("figures", lines), ("charts", charts), ("between", between), ("funnels", funnels), ("yearly", council.yearly(months)),
        ] {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: folder).appending(path: "\(name).csv"))
        }
    }

    /// Work before proceedings changed on 6 June 2022. The charts say so without being told of it, and not before: by month, or by quarter
    /// where months have few cases, as the product draws them.
    private static func expectChangeOfPractice(_ found: [UInt16: [Contribution]], _ months: [MeasurePeriod]) {
        for measure in [LetterInTime.self, PreProceedingsInLimit.self] as [any ChildMeasure.Type] {
            func result(_ period: MeasurePeriod) -> MeasureResult { MeasureResult(found[measure.number] ?? [], of: measure, over: period) }
            let isByQuarter = SmallMonths.hold(months.suffix(24).map { result($0).counted })
            let quarters = months.filter { $0.last.month % 3 == 0 }.map { MeasurePeriod(.quarter, endingInMonthOf: $0.last) }
            let values = (isByQuarter ? quarters : months).map { period in
                MeasureValue(day: period.last, reading: result(period).reading(of: measure), entered: period.last)
            }
            let chart = ControlChart(Measure(name: measure.title, direction: .higher), Series(values))
            let flagged = chart.points.filter { $0.signal == .up }.map(\.day)
            let early = flagged.filter { $0 < CouncilPlan.newPractice }
            #expect(early.count <= 2, "\(measure.code) is flagged before anything changed: \(early)")
            let soon = flagged.first { $0 >= CouncilPlan.newPractice }
            #expect(soon.map { $0 - CouncilPlan.newPractice < 240 } ?? false, "\(measure.code): \(flagged)")
            let marked = ControlChart(
                Measure(name: measure.title, direction: .higher), Series(values),
                markers: [PracticeMarker(day: CouncilPlan.newPractice, title: "The new way")])
            #expect(VerdictOfMeasure(marked).name == .improved, "\(measure.code)")
        }
    }

    /// The days between events of which there are few, as the page of a measure draws them.
    private static func daysBetween(of measure: any ChildMeasure.Type, _ found: [Contribution], _ months: [MeasurePeriod]) -> [String] {
        guard measure.timing == .period, measure.figure == .count || measure.figure == .ofPopulation, !measure.isSafetyCount,
            RareEvents.hold(months.map { MeasureResult(found, of: measure, over: $0).numerator })
        else { return [] }
        let known = found.filter { $0.kind == .met }.map(\.firstDay).filter { day in months.contains { $0.holds(day) } }.sorted()
        let shown = known.suffix(61)
        let values = zip(shown, shown.dropFirst()).map { before, day in
            MeasureValue(day: day, reading: .amount(Double(day - before), over: nil), entered: day)
        }
        let chart = ControlChart(Measure(name: measure.title, unit: .days), Series(values), scale: .daysBetween)
        return lines(of: chart, measure.code)
    }

    /// Each year of a share as a point around the share of all years, as each council is around England.
    private static func funnel(of measure: any ChildMeasure.Type, _ found: [Contribution], _ months: [MeasurePeriod]) -> [String] {
        guard measure.figure == .share else { return [] }
        let years = months.filter { $0.last.month == 3 }.map { MeasurePeriod(.year, endingInMonthOf: $0.last) }
        let results = years.map { MeasureResult(found, of: measure, over: $0) }.filter { $0.counted > 0 }
        let centre = Double(results.reduce(0) { $0 + $1.numerator }) / Double(max(1, results.reduce(0) { $0 + $1.counted }))
        return results.map { result in
            let limits = FunnelLimits(centre: centre, whole: result.counted)
            let value = Double(result.numerator) / Double(result.counted)
            let place =
                switch limits.place(value) {
                case .inside: "inside"
                case .beyond95(let isAbove): isAbove ? "above95" : "below95"
                case .beyond998(let isAbove): isAbove ? "above998" : "below998"
                }
            return
                "\(measure.code),\(centre),\(result.counted),\(value),\(limits.lower998),\(limits.lower95),\(limits.upper95),\(limits.upper998),\(place)"
        }
    }

    private static func lines(of chart: ControlChart, _ code: String) -> [String] {
        chart.stretches.flatMap { stretch in
            stretch.known.map { point in
                let limits = stretch.limits.map { "\($0.mean),\($0.lower),\($0.upper)" } ?? ",,"
                return "\(code),\(point.day.iso),\(point.value ?? -1),\(limits),\(point.signal.map { $0 == .up ? "up" : "down" } ?? "")"
            }
        }
    }

    /// The points of a share's chart, month by month, with the limits that hold for each and whether it is a special cause.
    private static func chart(of measure: any ChildMeasure.Type, _ found: [Contribution], _ months: [MeasurePeriod]) -> [String] {
        guard measure.figure == .share else { return [] }
        let values = months.map { month in
            MeasureValue(
                day: month.last, reading: MeasureResult(found, of: measure, over: month).reading(of: measure), entered: month.last)
        }
        let chart = ControlChart(Measure(name: measure.title, direction: .higher), Series(values))
        return lines(of: chart, measure.code)
    }
}

@Suite("Forms agree on figures")
struct FormsAgreeOnFiguresTests {
    /// A sound council's figures on the data day, from one form alone.
    private static func figures(_ council: WrittenCouncil, _ form: ReturnFormat) -> [String: String] {
        let histories = council.histories(form)
        var overview = LoadOverview(on: council.plan.until, days: [form: council.plan.until])
        for history in histories.values { overview.note(history) }
        var run = MeasureRun(overview)
        for history in histories.values { run.ask(history) }
        let month = MeasurePeriod(.month, endingInMonthOf: council.plan.until)
        let found = Dictionary(grouping: run.contributions.all, by: \.measure)
        return ChildMeasures.all.filter { run.gap(of: $0) == nil }.reduce(into: [:]) { figures, measure in
            let result = MeasureResult(found[measure.number] ?? [], of: measure, over: month)
            figures[measure.code] = "\(result.numerator) of \(result.counted), \(result.waiting.open) open"
        }
    }

    @Test func `the forms that hold a measure give the same figure of the last month`() throws {
        var plan = CouncilPlan(seed: 7, children: 400)
        plan.faults = false
        let council = try WrittenCouncil(plan)
        let dataset = FormsAgreeOnFiguresTests.figures(council, .standardDataset)
        let same: [ReturnFormat: [String]] = [
            .annexA: [
                "F1", "F3", "F5", "F6b", "F7b", "F8", "C1", "C4", "C7a", "C9", "C12a", "C15", "L1", "L9a", "L10", "L16", "L17",
                "G1a", "G2", "G3", "G6",
            ],
            .census: ["F3", "F6a", "F6b", "F7a", "C1", "C4", "C5", "C8a", "C13", "C15"],
            .lookedAfter: ["L1", "L2a", "L3", "L5", "L6", "L9a", "L10", "L24a", "L28a"],
        ]
        for (form, codes) in same {
            let figures = FormsAgreeOnFiguresTests.figures(council, form)
            for code in codes { #expect("\(form) \(code): \(figures[code] ?? "-")" == "\(form) \(code): \(dataset[code] ?? "-")") }
        }
    }
}

/// An invented council's dataset as the product's readers read it, and what its children contribute.
private struct MeasuredCouncil {
    let plan: CouncilPlan
    let run: MeasureRun
    /// What the census and the looked-after return of the last year say, each alone.
    private let last: [[LAChildID: ChildHistory]]

    /// The monthly figures of measures that the dataset does not feed, from the last year's return alone.
    func yearly(_ months: [MeasurePeriod]) -> [String] {
        let measures = ChildMeasures.all.filter { !$0.forms.contains(.standardDataset) && $0.forms != [.annexA] }
        return ["measure,month,numerator,denominator"]
            + zip([ReturnFormat.census, .lookedAfter], last).flatMap { form, histories in
                var overview = LoadOverview(on: plan.until, days: [form: plan.until])
                for history in histories.values { overview.note(history) }
                var run = MeasureRun(overview, measures: measures)
                for history in histories.values { run.ask(history) }
                let found = Dictionary(grouping: run.contributions.all, by: \.measure)
                return measures.filter { run.gap(of: $0) == nil }.flatMap { measure in
                    months.map { month in
                        let result = MeasureResult(found[measure.number] ?? [], of: measure, over: month)
                        return "\(measure.code),\(month.last.iso.prefix(7)),\(result.numerator),\(result.counted)"
                    }
                }
            }
    }

    init(children: Int, writtenTo folder: String?) throws {
        plan = CouncilPlan(children: children)
        if let folder {
            var (pages, writers) = (
                Pages(), [SafeguardingDataset(InventedCouncil(plan)), Census(plan), LookedAfterTables(plan)] as [any ReturnWriter]
            )
            for index in writers.indices { writers[index].begin(&pages) }
            for household in InventedCouncil(plan) { for index in writers.indices { writers[index].add(household, to: &pages) } }
            for index in writers.indices { writers[index].end(&pages) }
            for (file, bytes) in pages.bytes {
                let place = URL(fileURLWithPath: folder).appending(path: file)
                try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: place)
            }
        }
        let written = try WrittenCouncil(plan)
        let until = plan.until
        last = [.census, .lookedAfter].map { form in written.histories(form, taken: until) }
        let histories = written.histories(.standardDataset)
        var overview = LoadOverview(on: plan.until, days: [.standardDataset: plan.until])
        for history in histories.values { overview.note(history) }
        var asked = MeasureRun(overview)
        for history in histories.values { asked.ask(history) }
        run = asked
    }
}
