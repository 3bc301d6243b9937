/// Figures as a page says them.
package enum FigureWords {
    /// `62%`, `9.5 days`, `41.3 for every 10,000`.
    package static func of(_ value: Double, _ unit: Measure.Unit) -> String {
        let number = plain(value)
        return switch unit {
        case .percent: number + "%"
        case .rate: number + " for every 10,000"
        case .count, .score: number
        case .days: number + (number == "1" ? " day" : " days")
        case .weeks: number + (number == "1" ? " week" : " weeks")
        case .months: number + (number == "1" ? " month" : " months")
        }
    }

    /// At most one decimal, and none where it is nought.
    package static func plain(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "not a number" }
        let tenths = Int((value * 10).rounded())
        let whole = abs(tenths) / 10
        let rest = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
    }
}
