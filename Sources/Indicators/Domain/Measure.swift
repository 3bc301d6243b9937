import Vocabulary

/// Something that is counted over time to see whether practice changed.
package struct Measure: Sendable, Hashable, Identifiable {
    package enum Unit: String, Sendable, Hashable, CaseIterable, Codable {
        case percent
        /// Per 10,000 children.
        case rate
        case count, days, weeks, months, score

        package var words: String {
            switch self {
            case .percent: "Percentage"
            case .rate: "Rate per 10,000 children"
            case .count: "Number"
            case .days: "Days"
            case .weeks: "Weeks"
            case .months: "Months"
            case .score: "Score"
            }
        }

        /// What a share is multiplied by: 100 for a percentage. Nil where a figure is given as it is.
        package var multiplier: Double? {
            switch self {
            case .percent: 100
            case .rate: 10_000
            default: nil
            }
        }

        /// The highest possible figure; nil where there is no limit.
        package var greatest: Double? { self == .percent ? 100 : nil }
    }

    /// Which way is better.
    package enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
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
    /// Who or what it counts: children unless somebody said otherwise, which hides most.
    package let counted: CountedSubject
    package let direction: Direction
    package let target: Double?
    package let source: String
    /// The post that is responsible for it, as text.
    package let owner: String
    /// How its figures come from loaded data; nil where they are entered.
    package let computed: Computed?
    package let version: Int

    /// The measure of loaded data that gives the figures, by its code, and how often.
    package struct Computed: Sendable, Hashable {
        package let code: String
        package let length: MeasurePeriod.Length

        package init(_ code: String, by length: MeasurePeriod.Length) { (self.code, self.length) = (code, length) }
    }

    package init(
        id: Identifier<Measure> = Identifier(), name: String, counts: String = "", numerator: String = "", denominator: String = "",
        unit: Unit = .percent, counted: CountedSubject = .children, direction: Direction = .higher, target: Double? = nil,
        source: String = "", owner: String = "", computed: Computed? = nil, version: Int = 1
    ) {
        (self.id, self.name, self.counts) = (id, name, counts)
        (self.numerator, self.denominator, self.unit, self.direction) = (numerator, denominator, unit, direction)
        (self.counted, self.computed) = (counted, computed)
        (self.target, self.source, self.owner, self.version) = (target, source, owner, version)
    }

    /// `children seen, of: children with a plan (the council’s data, measure C9, definition version 1)`; nil where the figures are entered.
    package var definitionInWords: String? {
        computed.map { _ in [numerator, denominator].filter { !$0.isEmpty }.joined(separator: ", of: ") + " (\(source))" }
    }

    /// True when a figure is on the target or better than it; nil when no target is set.
    package func meetsTarget(_ value: Double) -> Bool? { target.map { direction == .higher ? value >= $0 : value <= $0 } }
}

/// Figures as pages show them.
package enum FigureWords {
    /// `62%`, `9.5 days`, `41.3 per 10,000`.
    package static func of(_ value: Double, _ unit: Measure.Unit) -> String {
        let number = shown(value)
        return switch unit {
        case .percent: number + "%"
        case .rate: number + " per 10,000"
        case .count, .score: number
        case .days: number + (number == "1" ? " day" : " days")
        case .weeks: number + (number == "1" ? " week" : " weeks")
        case .months: number + (number == "1" ? " month" : " months")
        }
    }

    /// At most one decimal place, and none where it would be 0: as pages and drawings show it, `1,204.5`.
    package static func shown(_ value: Double) -> String { text(value) { $0.grouped } }

    /// The same as files and forms have it, `1204.5`.
    package static func plain(_ value: Double) -> String { text(value) { String($0) } }

    private static func text(_ value: Double, _ whole: (Int) -> String) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "not a number" }
        let tenths = Int((value * 10).rounded())
        let rest = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + whole(abs(tenths) / 10) + (rest == 0 ? "" : ".\(rest)")
    }
}
