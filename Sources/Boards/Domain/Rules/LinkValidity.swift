import Vocabulary

/// A link for somebody without an account opens until the last day it was created for, unless somebody ends it earlier.
///
/// It can be created for at most 90 days (a local setting; this is the default), so that a forgotten link expires. It still opens on the last
/// day.
package enum LinkValidity {
    package static func isGood(until last: Day, ended: Day?, on today: Day) -> Bool { today <= last && ended == nil }

    /// Why it cannot be created for this last day; nil when it can.
    package static func refusal(until last: Day, made today: Day, settings: BoardSettings = BoardSettings()) -> PartnerRefusal? {
        let longest = settings[.linkDays]
        return last < today || last - today > longest ? .linkEnds(latest: today + longest) : nil
    }
}
