import Indicators

/// Whether young children in care have their development checked. Children aged 5 or over on 31 March.
package enum DevelopmentChecksInDate: ChildMeasure {
    package static let code = "L18"
    package static let title = "Development checks in date"
    package static let sentence = "Whether young children in care have their development checked."
    package static let numerator = "Children with their development checks up to date"
    package static let denominator = "Children under 5 in the 12-month cohort"
    package static let exclusions = "Children aged 5 or over on 31 March."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.healthOutcomes
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.healthCheck]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.yearly(&contributions, .healthCheck) { $0 < 5 }
    }
}
