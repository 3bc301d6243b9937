import ChildRecords
import Indicators
import SiteKit
import Vocabulary

/// Figures that were counted from loaded data, as pages and files say them.
enum MeasuredWords {
    /// The day of a count on a day; the months of a count over time.
    static func period(_ period: MeasurePeriod, _ measure: any ChildMeasure.Type) -> String {
        measure.timing == .snapshot ? "\(period.last)" : period.words
    }

    /// Numerator, denominator, figure, and why it is not known.
    static func numbers(_ reading: Reading, _ measure: any ChildMeasure.Type) -> [String] { numbers(reading, in: measure.unit) }

    static func numbers(_ reading: Reading, in unit: Measure.Unit) -> [String] {
        let value = reading.value(in: unit).map { FigureWords.plain($0) } ?? ""
        return switch reading {
        case .share(let part, let whole): [String(part), String(whole), value, ""]
        case .amount(_, let over): ["", over.map { String($0) } ?? "", value, ""]
        case .notKnown(let part, let reason): [part.map { String($0) } ?? "", "", "", reason]
        }
    }

    /// A figure for a person. A safety count is never a bare 0, and no figure at all where the data is too old to say.
    static func figure(
        _ reading: Reading, _ measure: any ChildMeasure.Type, leftOut: [(reason: ContributionReason, count: Int)], until day: Day?,
        on today: Day, daysOldest: Int = SafetyCount.daysOldest
    ) -> String {
        if measure.isSafetyCount, case .amount(let amount, _) = reading, let day {
            let beside = leftOut.isEmpty ? "" : "; not counted: \(self.leftOut(leftOut))"
            if amount > 0 { return "\(FigureWords.of(amount, measure.unit)) found in data to \(day)\(beside)" }
            if today - day > daysOldest { return "not known: the data ends on \(day), \((today - day).grouped) days ago" }
            return "none found in data to \(day)\(beside)"
        }
        if case .notKnown(let part?, let reason) = reading, measure.figure == .ofPopulation || measure.figure == .perWorker {
            return "\(part.grouped); the rate is not known: \(reason)"
        }
        return reading.words(in: measure.unit)
    }

    /// A figure; of what has no rate the number, since that is known.
    static func plainly(_ reading: Reading, in unit: Measure.Unit) -> String {
        if case .notKnown(let part?, let reason) = reading { return "\(part.grouped); the rate is not known: \(reason)" }
        return reading.words(in: unit)
    }

    /// `3 type of placement not recorded, 1 the child died`.
    static func leftOut(_ reasons: [(reason: ContributionReason, count: Int)]) -> String {
        reasons.map { "\($0.count.grouped) \($0.reason.words.lowercasedFirst)" }.joined(separator: ", ")
    }

    static func sorted(_ reasons: [ContributionReason: Int]) -> [(reason: ContributionReason, count: Int)] {
        reasons.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map { ($0.key, $0.value) }
    }

    static func waiting(_ open: Int, _ over: Int, _ since: Day?, on day: Day?) -> String? {
        guard open > 0 else { return nil }
        let longest = since.flatMap { since in day.map { ", the longest for \(($0 - since).grouped) days" } } ?? ""
        return "\(open.grouped) waiting, \(over.grouped) overdue\(longest)"
    }

    /// Where the figures come from, above every page of them.
    static func source(_ run: MeasuredRun) -> HTML {
        let load = run.load.map { "load \($0)" } ?? "the current data"
        let late: HTML? =
            run.isOfCurrentData
            ? nil : "<p class=\"note\" role=\"status\">New data is being counted. These are the figures from the previous data.</p>"
        return "<p class=\"hint\">Counted on \(run.computed) from \(load), data to \(run.taken).</p>\(late)"
    }

    static let nothing: HTML =
        "<p class=\"note\">Nothing has been counted yet. Measures are counted when a load of child-level data is accepted.</p>"
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
