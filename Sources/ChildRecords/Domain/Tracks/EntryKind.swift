/// What an entry is. A spell runs from a day until a day, or still; everything else happens on a day.
package enum EntryKind: Int, CaseIterable, Sendable {
    case person = 1
    // Front door and need.
    case contact = 10
    case earlyHelp, referral, cinEpisode, assessment, cinPlan, cinVisit
    // Protection.
    case strategyDiscussion = 20
    case enquiry, conference, cpPlan, rcpc, cpVisit
    // Pre-proceedings.
    case preProceedings = 30
    // Care.
    case careEpisode = 40
    case periodOfCare, placement, legalStatus, claReview, statutoryVisit, carePlan, missing, deprivationOfLiberty, previousPermanence,
        adoption
    case placedForAdoption = 51
    // Health in care.
    case healthCheck = 60
    case healthOutcomes, sdqScore, immunisation, substanceMisuse, conviction
    // Leaving care.
    case careLeaver = 70
    // Workers, teams, and what else is said of a child.
    case allocation = 80
    case professional, department, immigration, voice

    package var isSpell: Bool {
        switch self {
        case .earlyHelp, .cinEpisode, .assessment, .cinPlan, .enquiry, .cpPlan, .preProceedings, .careEpisode, .periodOfCare,
            .placement, .legalStatus, .placedForAdoption, .carePlan, .missing, .deprivationOfLiberty, .allocation, .immigration:
            true
        default: false
        }
    }

    /// For a page: one of them.
    package var words: String {
        switch self {
        case .person: "Child details"
        case .contact: "Contact"
        case .earlyHelp: "Early help"
        case .referral: "Referral"
        case .cinEpisode: "CIN episode"
        case .assessment: "Assessment"
        case .cinPlan: "CIN plan"
        case .cinVisit: "CIN visit"
        case .strategyDiscussion: "Strategy discussion"
        case .enquiry: "Section 47 enquiry"
        case .conference: "Initial child protection conference (ICPC)"
        case .cpPlan: "Child protection (CP) plan"
        case .rcpc: "Review child protection conference (RCPC)"
        case .cpVisit: "CP visit"
        case .preProceedings: "Pre-proceedings"
        case .careEpisode: "Episode of care"
        case .periodOfCare: "Period of care"
        case .placement: "Placement"
        case .legalStatus: "Legal status"
        case .claReview: "CLA review"
        case .statutoryVisit: "Statutory visit"
        case .carePlan: "Care plan"
        case .missing: "Missing episode"
        case .deprivationOfLiberty: "Deprivation of liberty"
        case .previousPermanence: "Previous permanence"
        case .adoption: "Adoption plan"
        case .placedForAdoption: "Placed for adoption"
        case .healthCheck: "Health check"
        case .healthOutcomes: "Health outcomes (OC2)"
        case .sdqScore: "SDQ score"
        case .immunisation: "Immunisation"
        case .substanceMisuse: "Substance misuse"
        case .conviction: "Conviction"
        case .careLeaver: "Care leaver"
        case .allocation: "Allocated worker"
        case .professional: "Worker"
        case .department: "Team"
        case .immigration: "Immigration status"
        case .voice: "What the child said"
        }
    }

    /// For a count: several of them, in small letters.
    package var plural: String {
        switch self {
        case .person: "child details"
        case .contact: "contacts"
        case .earlyHelp: "early help episodes"
        case .referral: "referrals"
        case .cinEpisode: "CIN episodes"
        case .assessment: "assessments"
        case .cinPlan: "CIN plans"
        case .cinVisit: "CIN visits"
        case .strategyDiscussion: "strategy discussions"
        case .enquiry: "section 47 enquiries"
        case .conference: "ICPCs"
        case .cpPlan: "CP plans"
        case .rcpc: "RCPCs"
        case .cpVisit: "CP visits"
        case .preProceedings: "pre-proceedings"
        case .careEpisode: "episodes of care"
        case .periodOfCare: "periods of care"
        case .placement: "placements"
        case .legalStatus: "legal statuses"
        case .claReview: "CLA reviews"
        case .statutoryVisit: "statutory visits"
        case .carePlan: "care plans"
        case .missing: "missing episodes"
        case .deprivationOfLiberty: "deprivations of liberty"
        case .previousPermanence: "previous permanence arrangements"
        case .adoption: "adoption plans"
        case .placedForAdoption: "placements for adoption"
        case .healthCheck: "health checks"
        case .healthOutcomes: "health outcomes (OC2)"
        case .sdqScore: "SDQ scores"
        case .immunisation: "immunisation records"
        case .substanceMisuse: "substance misuse records"
        case .conviction: "convictions"
        case .careLeaver: "care leavers"
        case .allocation: "allocations"
        case .professional: "workers"
        case .department: "teams"
        case .immigration: "immigration statuses"
        case .voice: "children’s answers"
        }
    }
}
