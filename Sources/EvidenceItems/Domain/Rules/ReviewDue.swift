import ActionPlans
import Vocabulary

/// Evidence with a review date is reviewed by that date; the date itself is in time.
///
/// It is due soon in the thirty days before (a local setting), and overdue from the day after. Withdrawn evidence is not reviewed.
package enum ReviewDue: String, Sendable, Hashable, CaseIterable {
    case past
    case soon = "next-30-days"
    case later
    case none = "no-day"

    package static let noticeDays = 30

    package var words: String {
        switch self {
        case .past: "Overdue"
        case .soon: "Due in the next 30 days"
        case .later: "Later"
        case .none: "No review date"
        }
    }

    package init(_ item: EvidenceItem, on today: Day) {
        guard let day = item.reviewBy, item.evidence.setAside == nil else {
            self = .none
            return
        }
        self = day < today ? .past : day <= today + ReviewDue.noticeDays ? .soon : .later
    }
}
