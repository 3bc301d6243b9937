/// Who or what a figure counts. It decides whether small numbers are hidden in what leaves the council.
package enum CountedSubject: String, Sendable, Hashable, CaseIterable, Codable {
    case children, families, staff, documents

    package var words: String {
        switch self {
        case .children: "Children"
        case .families: "Families"
        case .staff: "Staff"
        case .documents: "Documents, for example letters or sampled records"
        }
    }

    /// True where a small number may show who somebody is.
    package var isPeople: Bool { self != .documents }
}

/// In what leaves the council, one to five children, families or members of staff are hidden, because a small number may show who they are.
///
/// Nought and six are shown. Of a share both numbers and the figure are hidden when the numerator, the rest or the whole is one to five.
/// An average is hidden where it is based on one to five. Numbers of documents are shown. Every paper that leaves uses this rule, and
/// says so once.
package enum SmallNumbers {
    package static let hidden = 1...5
    package static let words = "hidden (small numbers)"
    package static let count = "fewer than 6"
    /// What a paper says once about its numbers.
    package static let statement =
        "Numbers of children, families or staff from 1 to 5, and figures that would show them, are hidden. Numbers of documents are shown."

    package static func hides(_ number: Int, of subject: CountedSubject) -> Bool { subject.isPeople && hidden.contains(number) }

    package static func hides(_ part: Int, outOf whole: Int, of subject: CountedSubject) -> Bool {
        [part, whole - part, whole].contains { hides($0, of: subject) }
    }

    package static func hides(_ reading: Reading, of measure: Measure) -> Bool {
        switch reading {
        case .share(let part, let whole): hides(part, outOf: whole, of: measure.counted)
        case .amount(let amount, let over): hides(amount, of: measure) || over.map { hides($0, of: measure.counted) } == true
        case .notKnown(let part, _): part.map { hides($0, of: measure.counted) } == true
        }
    }

    /// The figure as a paper shows it.
    package static func words(of reading: Reading, of measure: Measure) -> String {
        guard hides(reading, of: measure) else { return reading.words(in: measure.unit) }
        if case .amount = reading, measure.unit == .count { return count }
        return words
    }

    /// The sentence of a chart, or only what it shows where a figure in it would have to be hidden.
    package static func sentence(_ chart: ControlChart, latest: Reading?) -> String {
        let isHidden =
            latest.map { hides($0, of: chart.measure) } == true || bounds(chart.present).contains { hides($0, of: chart.measure) }
        return isHidden
            ? "\(VerdictOfMeasure(chart).name.words). Its figures are hidden because the numbers are small." : FindingSentence(chart).words
    }

    /// Whether a small figure or limit would show in the drawing of a chart.
    package static func hides(_ chart: ControlChart, _ series: Series) -> Bool {
        series.current.contains { hides($0.reading, of: chart.measure) }
            || chart.stretches.flatMap { bounds($0) }.contains { hides($0, of: chart.measure) }
    }

    private static func bounds(_ stretch: ControlChart.Stretch?) -> [Double] {
        stretch?.limits.map { [$0.mean, $0.lower, $0.upper] } ?? []
    }

    /// Only a plain number of people shows how many there are; days and scores do not.
    private static func hides(_ amount: Double, of measure: Measure) -> Bool {
        measure.counted.isPeople && measure.unit == .count && amount > 0 && amount < 6
    }
}
