import Indicators
import Vocabulary

/// In what leaves the service a count of one to five is hidden, since it may tell who the children are; nought and six are shown.
///
/// Of a share both numbers and the figure are hidden when the numerator, the rest or the whole is one to five. An average keeps its
/// figure and hides how few were counted, unless those were five or fewer: then it is hidden too.
package enum HiddenFigure {
    package static let words = "hidden: one to five are counted"

    package static func isSmall(_ number: Int) -> Bool { (1...5).contains(number) }

    /// The figure as a pack shows it.
    package static func words(of reading: Reading, in unit: Measure.Unit) -> String {
        isHidden(reading, in: unit) ? words : reading.words(in: unit)
    }

    package static func isHidden(_ reading: Reading, in unit: Measure.Unit) -> Bool {
        switch reading {
        case .share(let part, let whole): isSmall(part) || isSmall(whole) || isSmall(whole - part)
        case .amount(let amount, let over): unit == .count && amount > 0 && amount < 6 || over.map(isSmall) == true
        case .notKnown(let part, _): part.map(isSmall) == true
        }
    }

    /// The sentence of a chart, or only what it shows where a figure in it would have to be hidden.
    package static func sentence(_ chart: ControlChart, latest: Reading?) -> String {
        let limits = chart.present?.limits
        let bounds = chart.measure.unit == .count ? [limits?.mean, limits?.lower, limits?.upper].compactMap(\.self) : []
        let isHidden = latest.map { self.isHidden($0, in: chart.measure.unit) } == true || bounds.contains { $0 > 0 && $0 < 6 }
        return isHidden ? "\(VerdictOfMeasure(chart).name.words). Its figures are small and hidden." : FindingSentence(chart).words
    }
}
