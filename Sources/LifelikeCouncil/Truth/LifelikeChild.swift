import Vocabulary

/// Brothers and sisters, where they live and whose area that is.
package struct Household: Sendable {
    package let number: Int
    package let family: String
    package let surname: String
    package let postcode: String
    package let team: TeamManner
    package var children: [LifelikeChild] = []
}

/// One invented child and everything that happened: what the files must say.
package struct LifelikeChild: Sendable {
    /// The case system's own number, the same in all formats.
    package let number: String
    package let family: String
    package let team: String
    package let forename: String
    package let surname: String
    package var sex: String
    package var ethnicity: String
    package var born: Day?
    package var expected: Day?
    package var died: Day?
    package var pupilNumber: String
    package var noPupilNumber: String
    package var disabilities: [String]
    package let home: String

    package var contacts: [Contact] = []
    package var earlyHelp: [EarlyHelp] = []
    package var referrals: [Referral] = []
    package var visits: [PageRequest] = []
    package var care: [CarePeriod] = []
    package var missing: [MissingSpell] = []
    package var allocations: [WorkerSpell] = []
    package var leaver: CareLeaver?

    /// What one format says otherwise than the others; nil where they agree.
    package var bornInCensus: Day?

    /// The date of birth, or the day it is expected.
    var start: Day { born ?? expected ?? Day(number: 0) }
    var eighteenth: Day { start.adding(months: 216) }
    func age(on day: Day) -> Int { start.years(on: day) }
}

package struct Contact: Sendable {
    package let id: String
    package var day: Day
    package let source: String
    package let outcome: String
}

package struct EarlyHelp: Sendable {
    package let id: String
    package let start: Day
    package var end: Day?
    package let organisation: String
}

package struct PageRequest: Sendable {
    package let id: String
    package var day: Day
    package var seen: Bool
    package var alone: Bool
}

package struct MissingSpell: Sendable {
    package let id: String
    package var start: Day
    package var end: Day?
    package let kind: String
    package let offered: String
    package let accepted: String
}

package struct WorkerSpell: Sendable {
    package let id: String
    package let worker: String
    package let team: String
    package let referral: String
    package var from: Day
    package var until: Day?
    package var reason: String
}

package struct CareLeaver: Sendable {
    package let id: String
    package let since: Day
    package let eligibility: String
    package let inTouch: String
    package let contact: Day
    package let accommodation: String
    package let suitable: Bool
    package let activity: String
    package let pathwayReview: Day
    package let adviser: String
    package let team: String
}
