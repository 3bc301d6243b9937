import ChildRecords
import Foundation
import Indicators
import LifelikeCouncil
import Testing
import Vocabulary

/// How often the charts of councils in which nothing changes call a point a real change.
///
/// Twenty councils of the generator with every run, two hundred with `scripts/test --long`, which also has the flags found and the rate
/// simulated a second time by `Tests/Recomputing/recompute_false_alarms.py`: with `THROUGHLINE_ALARMS_OUT` set to a file the points are
/// written there.
@Suite("False alarms of the rules")
struct FalseAlarmTests {
    private static let measures: [any ChildMeasure.Type] = [
        ReReferrals.self, AssessmentsInTimeFromStart.self, ReferralsFromSchools.self, ReferralsFromHealth.self,
    ]

    private struct Point {
        let council: Int
        let code: String
        let day: Day
        let part, whole: Int
        let signal: Signal.Side?
    }

    /// The charts of a council in control: nothing is planted in it, and its practice does not change.
    private static func points(of seed: Int) throws -> [Point] {
        var plan = CouncilPlan(seed: UInt64(seed), children: 260)
        (plan.faults, plan.change) = (false, plan.until + 4000)
        let council = try WrittenCouncil(plan, tables: ["cin_episodes", "cin_assessments"])
        let histories = council.histories(.standardDataset)
        var overview = LoadOverview(on: plan.until, days: [.standardDataset: plan.until])
        for history in histories.values { overview.note(history) }
        var run = MeasureRun(overview, measures: measures)
        for key in histories.keys.sorted(by: { $0.text < $1.text }) { if let history = histories[key] { run.ask(history) } }
        let found = Dictionary(grouping: run.contributions.all, by: \.measure)
        // In the first year it is not known whether a referral is a second one.
        let months = MeasurePeriod.months(from: plan.from.adding(months: 12), through: plan.until)
        return measures.flatMap { measure -> [Point] in
            let results = months.map { MeasureResult(found[measure.number] ?? [], of: measure, over: $0) }
            let counted = zip(months, results).filter { $1.counted > 0 }
            let values = counted.map { MeasureValue(day: $0.last, reading: $1.reading(of: measure), entered: $0.last) }
            let chart = ControlChart(Measure(name: measure.title), Series(values))
            return zip(chart.points, counted).map { point, month in
                Point(
                    council: seed, code: measure.code, day: point.day, part: month.1.numerator, whole: month.1.counted, signal: point.signal
                )
            }
        }
    }

    /// The same charts with as many cases each month and one chance for all of them: what the rules do by themselves.
    private static func simulated(_ points: [Point], times: Int, _ dice: inout Dice) -> (flagged: Int, all: Int) {
        var (flagged, all) = (0, 0)
        for chart in Dictionary(grouping: points, by: { "\($0.council) \($0.code)" }).sorted(by: { $0.key < $1.key }).map(\.value) {
            let share = Double(chart.reduce(0) { $0 + $1.part }) / Double(chart.reduce(0) { $0 + $1.whole })
            for _ in 0..<times {
                let figures = chart.map { point in
                    100 * Double((0..<point.whole).reduce(0) { sum, _ in sum + (dice.chance(share) ? 1 : 0) }) / Double(point.whole)
                }
                guard let limits = NaturalLimits(figures, greatest: 100) else { continue }
                flagged += Set(SpecialCauses.find(figures, limits).flatMap(\.places)).count
                all += figures.count
            }
        }
        return (flagged, all)
    }

    @Test func `in councils in which nothing changes, false alarms are as rare as the rules make them`() async throws {
        let isLong = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] != nil
        let councils = isLong ? 200 : 20
        let points = try await withThrowingTaskGroup(of: [Point].self) { group in
            for seed in 1...councils { group.addTask { try FalseAlarmTests.points(of: seed) } }
            return try await group.reduce(into: [Point]()) { $0 += $1 }
        }.sorted { ($0.council, $0.code, $0.day) < ($1.council, $1.code, $1.day) }
        var dice = Dice(seed: 12)
        let own = FalseAlarmTests.simulated(points, times: isLong ? 10 : 5, &dice)
        let found = 100 * Double(points.count { $0.signal != nil }) / Double(points.count)
        let expected = 100 * Double(own.flagged) / Double(own.all)
        // Of twenty councils chance alone moves the rate by a sixth.
        #expect(abs(found / expected - 1) <= (isLong ? 0.2 : 0.5), "\(found) of 100 points are flagged, and \(expected) in the simulation")
        guard let file = ProcessInfo.processInfo.environment["THROUGHLINE_ALARMS_OUT"] else { return }
        let lines = points.map { point in
            let signal = point.signal.map { $0 == .up ? "up" : "down" } ?? ""
            return "\(point.council),\(point.code),\(point.day.iso),\(point.part),\(point.whole),\(signal)"
        }
        try Data((["council,measure,day,numerator,denominator,signal"] + lines + [""]).joined(separator: "\n").utf8)
            .write(to: URL(fileURLWithPath: file))
    }
}
