import Foundation
import Indicators
import Vocabulary

/// Where days and figures lie in the drawing.
struct ChartScale: Sendable, Hashable {
    static let (width, height) = (800.0, 300.0)
    private static let (left, right, top, bottom) = (48.0, 684.0, 40.0, 260.0)

    private let first: Day
    private let last: Day
    /// The upright axis begins at nought and ends at a round figure.
    let ceiling: Double
    let step: Double

    init(_ chart: ControlChart) {
        let days = chart.points.map(\.day)
        first = days.first ?? Day(number: 0)
        last = max(days.last ?? first, first + 1)
        let figures = chart.points.compactMap(\.value) + chart.stretches.compactMap(\.limits).map(\.upper) + [chart.measure.aim ?? 0]
        let greatest = min(figures.max() ?? 1, chart.measure.unit.greatest ?? .infinity)
        step = ChartScale.step(greatest)
        ceiling = max(step, (greatest / step).rounded(.up) * step)
    }

    func x(_ day: Day) -> Double {
        let share = Double(day - first) / Double(last - first)
        return ChartScale.left + min(max(share, 0), 1) * (ChartScale.right - ChartScale.left)
    }

    func y(_ figure: Double) -> Double {
        ChartScale.bottom - min(max(figure / ceiling, 0), 1) * (ChartScale.bottom - ChartScale.top)
    }

    var ticks: [Double] { stride(from: 0, through: ceiling + step / 2, by: step).map { $0 } }

    /// At most five days below the chart, evenly apart, the first and the last among them.
    func labels(_ days: [Day]) -> [Day] {
        guard days.count > 5 else { return days }
        let every = Double(days.count - 1) / 4
        return (0...4).map { days[Int((Double($0) * every).rounded())] }
    }

    /// 1, 2 or 5 with noughts, so that four or five steps reach the top.
    private static func step(_ greatest: Double) -> Double {
        guard greatest > 0, greatest.isFinite else { return 1 }
        let power = pow(10, floor(log10(greatest / 4)))
        let ratio = greatest / 4 / power
        return (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power
    }
}

/// A place in a drawing, with one decimal and always the same.
func fixed(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
