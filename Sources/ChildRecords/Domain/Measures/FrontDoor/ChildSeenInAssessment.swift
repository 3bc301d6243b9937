import Indicators
import Vocabulary

/// Whether the child was seen before a decision was made. Unborn children. Where it is not recorded the child counts as not seen, and the
/// number is given.
package enum ChildSeenInAssessment: ChildMeasure {
    package static let code = "F8"
    package static let title = "Children seen in their assessment"
    package static let sentence = "Whether the child was seen before a decision was made."
    package static let numerator = "Assessments in which the child was seen"
    package static let denominator = "Assessments finished"
    package static let exclusions = "Unborn children. Where it is not recorded the child counts as not seen, and the number is given."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(95, source: nil)
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let facts: [Fact] = [.seen]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] {
            guard let day = assessment.until else { continue }
            if child.isUnborn(on: day) {
                child.event(&contributions, assessment, on: day, .excluded, .unborn)
                continue
            }
            switch assessment.answer(.seen) {
            case .yes: child.event(&contributions, assessment, on: day, .met)
            case .no: child.event(&contributions, assessment, on: day, .missed, .notSeen)
            case .notKnown, .unrecognised: child.event(&contributions, assessment, on: day, .missed, .notRecorded)
            }
        }
    }
}
