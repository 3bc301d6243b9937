import Indicators
import Vocabulary

/// Families who are still waiting, and whom finished assessments do not show.
package enum OpenAssessmentsOverdueFromReferral: OpenAssessmentMeasure {
    package static let code = "F7a"
    package static let title = "Open assessments over 45 working days from the referral"
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.referral] }

    package static func start(of assessment: Entry, _ child: MeasuredChild) -> Day? { child.referralDay(of: assessment) }
}
