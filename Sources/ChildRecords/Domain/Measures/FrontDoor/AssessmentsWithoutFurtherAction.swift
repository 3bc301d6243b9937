import Indicators
import Vocabulary

/// How many assessments find no need for social care. Assessments of which this is not recorded.
package enum AssessmentsWithoutFurtherAction: ChildMeasure {
    package static let code = "F9"
    package static let title = "Assessments without further action"
    package static let sentence = "How many assessments find no need for social care."
    package static let numerator = "Assessments that end without further action"
    package static let denominator = "Assessments finished"
    package static let exclusions = "Assessments of which this is not recorded."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] {
            guard let day = assessment.until else { continue }
            let isAnnexA = assessment.origin.format == .annexA
            switch assessment.answer(isAnnexA ? .needsSupport : .noFurtherAction) {
            case .yes: child.event(&contributions, assessment, on: day, isAnnexA ? .missed : .met)
            case .no: child.event(&contributions, assessment, on: day, isAnnexA ? .met : .missed)
            case .notKnown, .unrecognised: child.event(&contributions, assessment, on: day, .excluded, .notRecorded)
            }
        }
    }
}
