import Vocabulary

/// A stretch in care, from the day it began to the day it ended.
package struct CarePeriod: Sendable {
    package let id: String
    package let referral: String
    package var start: Day
    package var end: Day?
    package let need: String
    package let unaccompanied: Bool
    package var episodes: [CareEpisode] = []
    package var reviews: [CareReview] = []
    package var visits: [PageRequest] = []
    package var health: [HealthCheck] = []
    package var questionnaires: [Questionnaire] = []
    package var permanencePlan: String
    package var permanencePlanned: Day
    package var lastReviewingOfficer: Day
    package let immunised: Bool
    package var adoption: Adoption?
}

/// A stretch with one legal status and one home.
package struct CareEpisode: Sendable {
    package let id: String
    package let placement: String
    package var start: Day
    package var end: Day?
    package var beganBecause: String
    package var legal: String
    package var place: String
    package var provider: String
    package var endedBecause: String
    package var changedBecause: String
    package let postcode: String
    package let urn: String
    package let miles: Int
}

package struct CareReview: Sendable {
    package let id: String
    package let due: Day
    package var day: Day
    package let part: String
}

package struct HealthCheck: Sendable {
    package let id: String
    package let kind: String
    package let day: Day
}

/// Strengths and difficulties: a score, or the reason why there is none.
package struct Questionnaire: Sendable {
    package let id: String
    package let day: Day
    package var score: Int?
    package var reason: String?
}

package struct Adoption: Sendable {
    package let decided: Day
    package let order: Day
    package let matched: Day
    package let placed: Day
    package let adopted: Day?
    package let sex: String
    package let adopters: Int
}
