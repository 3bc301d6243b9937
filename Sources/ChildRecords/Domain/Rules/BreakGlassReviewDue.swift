import Law
import Vocabulary

/// The information governance lead reviews each break-glass access within five working days of the day it was made (a local setting).
///
/// The fifth working day is in time.
package enum BreakGlassReviewDue {
    package static func due(_ opening: BreakGlassAccess, in calendar: WorkingDays = .england) -> Day {
        Timescale.emergencyReview.due(after: opening.openedOn, in: calendar)
    }

    package static var span: String { Timescale.emergencyReview.span }
}
