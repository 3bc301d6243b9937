import Vocabulary

/// What the council sets for its computed measures: how many children live in its area, its own targets, and how old data may be.
package struct MeasureSettings: Sendable, Hashable, Codable {
    /// Children aged 0 to 17 in the area, which no return holds. Nil while nobody has entered it.
    package var population: Int?
    /// Where that number comes from, as the estimate for the middle of a year.
    package var populationSource: String
    /// By code; of measures whose target no source sets.
    package var targets: [String: Double]
    /// How old data may be before a count that must be nought is not known.
    package var daysOldest: Int
    /// Percentage from target that is still rated amber, as a percentage of the target.
    package var nearTarget: Int

    package init(
        population: Int? = nil, populationSource: String = "", targets: [String: Double] = [:], daysOldest: Int = SafetyCount.daysOldest,
        nearTarget: Int = 10
    ) {
        (self.population, self.populationSource, self.targets) = (population, populationSource, targets)
        (self.daysOldest, self.nearTarget) = (daysOldest, nearTarget)
    }

    package static let shipped = MeasureSettings()
    package static let possiblePopulation = 1_000...5_000_000
    package static let possibleDays = 7...365
    package static let possibleNearness = 0...50

    /// A target that law, guidance or a publication sets is not the council's to change.
    package static func maySet(_ measure: any ComputedMeasure.Type) -> Bool {
        measure.direction != nil && measure.target?.source == nil && !measure.isSafetyCount
    }

    package func target(of measure: any ComputedMeasure.Type) -> MeasureTarget? {
        guard MeasureSettings.maySet(measure), let own = targets[measure.code] else { return measure.target }
        return MeasureTarget(own, source: nil)
    }
}
