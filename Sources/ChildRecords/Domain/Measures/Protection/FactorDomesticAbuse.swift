import Indicators
import Vocabulary

/// What families are struggling with. Assessments without any factor.
package enum FactorDomesticAbuse: ChildMeasure {
    package static let code = "C14a"
    package static let title = "Assessments that find domestic abuse"
    package static let sentence = "What families are struggling with."
    package static let numerator = "Assessments with such a factor (codes 3A, 3B, 3C)"
    package static let denominator = "Assessments finished that name factors"
    package static let exclusions = "Assessments without any factor."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.factors]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] {
            guard let day = assessment.until else { continue }
            let factors = assessment.list(.factors)
            if factors.isEmpty {
                child.event(&contributions, assessment, on: day, .excluded, .notRecorded)
            } else {
                child.event(&contributions, assessment, on: day, factors.contains { ["3A", "3B", "3C"].contains($0) } ? .met : .missed)
            }
        }
    }
}
