import Vocabulary

/// A spell in need, from the referral to the closure, with what was done in it.
package struct Referral: Sendable {
    package let id: String
    package var day: Day
    package let source: String
    package var need: String
    package let nothingFurther: Bool
    package var closed: Day?
    package var reason: String
    package let team: String
    package let worker: String
    package var assessments: [Assessment] = []
    package var plans: [NeedPlan] = []
    package var enquiries: [Enquiry] = []
    package var conferences: [Conference] = []
    package var protection: [ProtectionPlan] = []
    package var preProceedings: [PreProceedingsSpell] = []
}

package struct Assessment: Sendable {
    package let id: String
    package var start: Day
    package var end: Day?
    package var seen: String
    package var nothingFurther: String
    package var factors: [String]
    package let team: String
    package let worker: String
    /// False for an assessment that its file ties to no referral.
    package var tied = true
}

package struct NeedPlan: Sendable {
    package let id: String
    package var start: Day
    package var end: Day?
}

package struct Enquiry: Sendable {
    package let id: String
    package var start: Day
    package var end: Day?
    package let conferenceNeeded: Bool
    package let target: Day
}

package struct Conference: Sendable {
    package let id: String
    package let enquiry: String
    package var day: Day
    package let target: Day
    package let plan: String?
}

package struct ProtectionPlan: Sendable {
    package let id: String
    package let conference: String
    package var start: Day
    package var end: Day?
    package var firstCategory: String
    package var category: String
    package var earlier: Int
    package var reviews: [PlanReview] = []
    package var visits: [PageRequest] = []
}

package struct PlanReview: Sendable {
    package let id: String
    package let due: Day
    package var day: Day
    package let goesOn: Bool
    package let quorate: Bool
    package let tookPart: Bool
}

/// A family's time in pre-proceedings, as each of its children's rows tells it.
package struct PreProceedingsSpell: Sendable {
    package let id: String
    package let family: String
    package var decided: Day
    package var letter: Day?
    package let groupOffered: Bool
    package let groupHeld: Bool
    package var meeting: Day?
    package var reviews: Int
    package var issues: Bool?
    package var outcome: Day?
    package var issueLetter: Day?
    package var application: Day?
    package let represented: Bool
    package let plansBefore: Int
    package let shortNotice: Bool
    package let court: String
    package let hearings: Int
    package let firstPlan: String
    package let firstApproved: Bool
    package var finalHearing: Day?
    package let finalPlan: String
}
