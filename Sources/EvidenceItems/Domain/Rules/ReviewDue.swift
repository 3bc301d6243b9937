import ActionPlans
import Vocabulary

/// Evidence with a review day is looked at again by that day; the day itself is in time.
///
/// It shows as coming up in the thirty days before (a local setting of this product), as past from the day after. What was set aside
/// is not asked about.
package enum ReviewDue: String, Sendable, Hashable, CaseIterable {
    case past
    case soon = "next-30-days"
    case later
    case none = "no-day"

    package static let noticeDays = 30

    package var words: String {
        switch self {
        case .past: "Past its review day"
        case .soon: "In the next 30 days"
        case .later: "Later"
        case .none: "No review day"
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
