import Indicators
import Law
import Vocabulary

/// Which families are still waiting, and for how long, whom finished assessments do not show.
package enum OpenAssessmentsOverdueFromStart: ChildMeasure {
    package static let code = "F7b"
    package static let title = "Open assessments over 45 working days from their start"
    package static let sentence = "Which families are still waiting, and for how long, whom finished assessments do not show."
    package static let numerator = "Open assessments after their 45th working day"
    package static let denominator = "Open assessments"
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for assessment in child[.assessment] where !assessment.isTurnedRound {
            guard let start = assessment.from else { continue }
            child.holds(&contributions, assessment, countsFrom: Timescale.assessment.due(after: start) + 1)
        }
    }
}
