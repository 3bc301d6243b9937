import Vocabulary

/// A figure with everything that it is made of.
package struct MeasureResult: Hashable, Sendable {
    /// Those who are in the numerator; of days within a period, the days.
    package internal(set) var numerator = 0
    /// Those who are counted; of a count that is not of anything, the same as the numerator; of days within a period, how many rows they
    /// come from.
    package internal(set) var counted = 0
    package internal(set) var excluded: [ContributionReason: Int] = [:]
    /// Of those counted and not in the numerator, how many for which reason, where there is a reason.
    package internal(set) var missed: [ContributionReason: Int] = [:]
    package internal(set) var waiting = Waiting()
    /// What was measured of those counted, in rising order.
    package internal(set) var values: [Int] = []
    /// Workers with anybody in the numerator; of days within a period, the rows they come from.
    private var distinct: Set<Int64> = []
    package var workers: Int { distinct.count }

    /// Begun and not finished on the last day: how many, how many of them over the limit, and the longest, in days.
    package struct Waiting: Hashable, Sendable {
        package internal(set) var open = 0
        package internal(set) var over = 0
        /// When the longest wait began; nil where nobody waits.
        package internal(set) var since: Day?

        /// In days of the calendar.
        package func longest(on day: Day) -> Int? { since.map { day - $0 } }
        package func longestInWorkingDays(on day: Day, _ calendar: WorkingDays = .england) -> Int? {
            since.map { calendar.count(after: $0, through: day) }
        }
    }

    package var mean: Double? { values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count) }
    /// Of an even number of values the mean of the middle two.
    package var median: Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? Double(values[middle]) : Double(values[middle - 1] + values[middle]) / 2
    }

    package init() {}

    /// - Parameter contributions: of one measure, of everybody who is looked at.
    package init(
        _ contributions: some Sequence<Contribution>, figure: MeasureFigure, timing: MeasureTiming, over period: MeasurePeriod
    ) {
        for contribution in contributions { take(contribution, figure, timing, period) }
        values.sort()
    }

    package init(_ contributions: some Sequence<Contribution>, of measure: any ComputedMeasure.Type, over period: MeasurePeriod) {
        self.init(contributions, figure: measure.figure, timing: measure.timing, over: period)
    }

    /// The same with its values in rising order.
    var inOrder: MeasureResult {
        var result = self
        result.values.sort()
        return result
    }

    mutating func take(_ contribution: Contribution, _ figure: MeasureFigure, _ timing: MeasureTiming, _ period: MeasurePeriod) {
        let (first, last) = (Int32(period.first.number), Int32(period.last.number))
        if contribution.isWaiting {
            if contribution.first <= last, last <= contribution.last { wait(contribution) }
            return
        }
        guard contribution.isCounted(figure: figure, timing: timing, over: period) else { return }
        if contribution.kind == .excluded {
            excluded[contribution.because ?? .notRecorded, default: 0] += 1
            return
        }
        if figure == .daysWithin {
            numerator += Int(min(last, contribution.last) - max(first, contribution.first)) + 1
            if distinct.insert(Int64(contribution.file) << 32 | Int64(contribution.row)).inserted { counted += 1 }
            return
        }
        counted += 1
        if contribution.value != Contribution.none { values.append(Int(contribution.value)) }
        if contribution.kind == .met {
            numerator += 1
            if figure == .perWorker, contribution.worker != 0 { distinct.insert(Int64(contribution.worker)) }
        } else if let reason = contribution.because {
            missed[reason, default: 0] += 1
        }
    }

    private mutating func wait(_ contribution: Contribution) {
        waiting.open += 1
        if contribution.kind == .overdue { waiting.over += 1 }
        let since = Day(number: Int(contribution.value))
        if contribution.value != Contribution.none, waiting.since.map({ since < $0 }) ?? true { waiting.since = since }
    }

    /// - Parameter population: children aged 0 to 17 in the area, which no return holds.
    package func reading(of measure: any ComputedMeasure.Type, population: Int? = nil) -> Reading {
        switch measure.figure {
        case .share:
            return counted > 0
                ? .share(numerator, of: counted) : .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
        case .count, .daysWithin: return .amount(Double(numerator), over: nil)
        case .ofPopulation:
            guard let population, population > 0 else {
                return .notKnown(numerator: numerator, reason: MeasureGap.noPopulation.words)
            }
            return .share(numerator, of: population)
        case .mean:
            return mean.map { .amount($0, over: values.count) }
                ?? .notKnown(numerator: nil, reason: MeasureGap.nothingToCount.words)
        case .perWorker:
            return workers > 0
                ? .amount(Double(numerator) / Double(workers), over: workers)
                : .notKnown(numerator: numerator, reason: MeasureGap.nobodyAllocated.words)
        }
    }
}

/// Why a figure is not known.
package enum MeasureGap: Hashable, Sendable {
    case nothingToCount
    case noPopulation
    case nobodyAllocated
    /// No form that holds it is loaded; what is missing, in words of the domain.
    case notLoaded([String])
    /// The period lies before the first day that the data covers.
    case beforeTheData(Day)
    /// The period goes on after the day up to which the data is known.
    case afterTheData(Day)

    package var words: String {
        switch self {
        case .nothingToCount: "there were none to count"
        case .noPopulation: "the number of children aged 0 to 17 in the area is not entered"
        case .nobodyAllocated: "no worker is recorded"
        case .notLoaded(let what): "not loaded: \(what.joined(separator: ", "))"
        case .beforeTheData(let day): "the data begins on \(day)"
        case .afterTheData(let day): "the data ends on \(day)"
        }
    }
}
