import Foundation

/// Where the figure of a council of a given size would lie by chance alone, if it were like all others: the 95% and the 99.8% limits of a
/// funnel plot.
///
/// Shares follow the binomial distribution, rates per head the Poisson distribution, both exactly. The limit is the least number of children
/// that reaches the probability, moved back by the part of it that goes too far. A figure on a limit is inside. (Spiegelhalter, Funnel plots
/// for comparing institutional performance, Statistics in Medicine, 2005.)
package struct FunnelLimits: Sendable, Hashable {
    package enum Chance: Sendable, Hashable { case binomial, poisson }

    /// From 0 to 1 for shares; of rates, for each one of those counted.
    package let lower95, upper95, lower998, upper998: Double

    /// - Parameters:
    ///   - centre: the share or rate of all, from 0 to 1.
    ///   - whole: how many are counted.
    package init(centre: Double, whole: Int, _ chance: Chance = .binomial) {
        let counts = ChancesOfCounts(centre: min(max(centre, 0), 1), whole: whole, chance)
        func limit(_ probability: Double) -> Double {
            let limit = counts.place(probability) / Double(max(whole, 1))
            return chance == .binomial ? min(max(limit, 0), 1) : max(limit, 0)
        }
        (lower95, upper95) = (limit(0.025), limit(0.975))
        (lower998, upper998) = (limit(0.001), limit(0.999))
    }

    /// Where a figure lies.
    package enum Place: Sendable, Hashable {
        case inside
        case beyond95(isAbove: Bool)
        case beyond998(isAbove: Bool)

        package var isOutside95: Bool { self != .inside }
    }

    package func place(_ value: Double) -> Place {
        if value > upper998 || value < lower998 { return .beyond998(isAbove: value > upper998) }
        if value > upper95 || value < lower95 { return .beyond95(isAbove: value > upper95) }
        return .inside
    }
}

/// How likely each number of children is. The likeliest is taken as 1 and the others follow from it in both directions, so that nothing
/// becomes too small to be held; then all are divided by their sum.
private struct ChancesOfCounts {
    private let first: Int
    private var chances: [Double]

    init(centre: Double, whole: Int, _ chance: FunnelLimits.Chance) {
        let mean = centre * Double(whole)
        if mean <= 0 || chance == .binomial && centre >= 1 {
            (first, chances) = (mean <= 0 ? 0 : whole, [1])
            return
        }
        let most = chance == .binomial ? whole : Int.max
        let top = min(Int(chance == .binomial ? (centre * Double(whole + 1)).rounded(.down) : mean.rounded(.down)), most)
        /// How much likelier a number is than the one before it.
        func step(_ number: Int) -> Double {
            chance == .binomial
                ? Double(whole - number + 1) * centre / (Double(number) * (1 - centre)) : mean / Double(number)
        }
        var (below, above, likely, number): ([Double], [Double], Double, Int) = ([], [1], 1, top)
        while number < most {
            likely *= step(number + 1)
            if likely < 1e-20 { break }
            number += 1
            above.append(likely)
        }
        (likely, number) = (1, top)
        while number > 0 {
            likely /= step(number)
            if likely < 1e-20 { break }
            number -= 1
            below.append(likely)
        }
        let all = below.reversed() + above
        let sum = all.reduce(0, +)
        (first, chances) = (number, all.map { $0 / sum })
    }

    /// The least number at which the probability is reached, less the part by which it is passed.
    func place(_ probability: Double) -> Double {
        var reached = 0.0
        for (index, chance) in chances.enumerated() {
            reached += chance
            if reached >= probability { return Double(first + index) - (reached - probability) / chance }
        }
        return Double(first + chances.count - 1)
    }
}
