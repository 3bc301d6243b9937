import Indicators
import Vocabulary

/// Families who are still waiting, and whom finished assessments do not show.
package enum OpenAssessmentsOverdueFromStart: OpenAssessmentMeasure {
    package static let code = "F7b"
    package static let title = "Open assessments over 45 working days from their start"

    package static func start(of assessment: Entry, _ child: MeasuredChild) -> Day? { assessment.from }
}
