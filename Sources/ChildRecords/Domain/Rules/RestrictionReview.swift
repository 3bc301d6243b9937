import Vocabulary

/// A restriction is reviewed within 90 days of the day it was set or last reviewed (a local setting with a default).
///
/// The ninetieth day is in time. A day in the past is refused, today is not.
package enum RestrictionReview {
    package static let longest = 90

    package static func check(_ reviewBy: Day, setOn today: Day) throws(RestrictionRefusal) {
        if reviewBy < today { throw .reviewInThePast }
        if reviewBy > today + longest { throw .reviewTooLate(latest: today + longest) }
    }

    package static func isLate(_ restriction: Restriction, on today: Day) -> Bool { today > restriction.reviewBy }
}
