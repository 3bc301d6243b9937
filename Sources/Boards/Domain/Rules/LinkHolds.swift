import Vocabulary

/// A link for somebody without an account holds up to and with the day it was made out for, unless it was ended before.
///
/// It is made out for at most 90 days (a local setting, as shipped), so that a forgotten one ends by itself. The last day is still good.
package enum LinkHolds {
    package static func isGood(until last: Day, ended: Day?, on today: Day) -> Bool { today <= last && ended == nil }

    /// Why it cannot be made out until this day; nil when it can.
    package static func refusal(until last: Day, made today: Day, settings: BoardSettings = BoardSettings()) -> PartnerRefusal? {
        let longest = settings[.linkDays]
        return last < today || last - today > longest ? .linkEnds(latest: today + longest) : nil
    }
}
