import Vocabulary

/// Something that is counted over time to see whether practice changed.
package struct Measure: Sendable, Hashable, Identifiable {
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        case percent
        /// For every 10,000 children.
        case rate
        case count, days, weeks, months, score

        package var words: String {
            switch self {
            case .percent: "Per cent"
            case .rate: "For every 10,000"
            case .count: "Number"
            case .days: "Days"
            case .weeks: "Weeks"
            case .months: "Months"
            case .score: "Score"
            }
        }

        /// How often the numerator is counted for one of the denominator; nil where a figure is given as it is.
        package var multiplier: Double? {
            switch self {
            case .percent: 100
            case .rate: 10_000
            default: nil
            }
        }

        /// The greatest figure there can be; nil where there is none.
        package var greatest: Double? { self == .percent ? 100 : nil }
    }

    /// Which way is better.
    package enum Better: String, Sendable, Hashable, CaseIterable {
        case higher, lower

        package var words: String { self == .higher ? "Higher is better" : "Lower is better" }
    }

    package let id: Identifier<Measure>
    package let name: String
    /// What it counts, in a sentence.
    package let counts: String
    package let numerator: String
    package let denominator: String
    package let unit: Unit
    package let better: Better
    package let aim: Double?
    package let source: String
    /// The post that answers for it, in words.
    package let owner: String
    package let version: Int

    package init(
        id: Identifier<Measure> = Identifier(), name: String, counts: String = "", numerator: String = "", denominator: String = "",
        unit: Unit = .percent, better: Better = .higher, aim: Double? = nil, source: String = "", owner: String = "", version: Int = 1
    ) {
        (self.id, self.name, self.counts) = (id, name, counts)
        (self.numerator, self.denominator, self.unit, self.better) = (numerator, denominator, unit, better)
        (self.aim, self.source, self.owner, self.version) = (aim, source, owner, version)
    }

    /// True when a figure is as good as the aim or better; nil without an aim.
    package func meetsAim(_ value: Double) -> Bool? { aim.map { better == .higher ? value >= $0 : value <= $0 } }
}
