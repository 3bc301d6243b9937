/// What an entry is. A spell runs from a day until a day, or still; everything else happens on a day.
package enum EntryKind: Int, CaseIterable, Sendable {
    case person = 1
    // Front door and need.
    case contact = 10
    case earlyHelp, referral, inNeed, assessment, needPlan, needVisit
    // Protection.
    case strategyDiscussion = 20
    case enquiry, conference, protectionPlan, protectionReview, protectionVisit
    // Pre-proceedings.
    case preProceedings = 30
    // Care.
    case careEpisode = 40
    case periodOfCare, placement, legalStatus, careReview, careVisit, carePlan, missing, deprivationOfLiberty, previousPermanence, adoption
    case placedForAdoption = 51
    // Health in care.
    case healthCheck = 60
    case healthOfYear, questionnaire, immunisation, substanceMisuse, conviction
    // Leaving care.
    case careLeaver = 70
    // Workers, teams, and what else is said of a child.
    case allocation = 80
    case professional, department, immigration, voice

    package var isSpell: Bool {
        switch self {
        case .earlyHelp, .inNeed, .assessment, .needPlan, .enquiry, .protectionPlan, .preProceedings, .careEpisode, .periodOfCare,
            .placement, .legalStatus, .placedForAdoption, .carePlan, .missing, .deprivationOfLiberty, .allocation, .immigration:
            true
        default: false
        }
    }

    /// For a page: one of them.
    package var words: String {
        switch self {
        case .person: "Child’s particulars"
        case .contact: "Contact"
        case .earlyHelp: "Early help"
        case .referral: "Referral"
        case .inNeed: "Child in need"
        case .assessment: "Assessment"
        case .needPlan: "Child in need plan"
        case .needVisit: "Visit, child in need"
        case .strategyDiscussion: "Strategy discussion"
        case .enquiry: "Section 47 enquiry"
        case .conference: "Initial child protection conference"
        case .protectionPlan: "Child protection plan"
        case .protectionReview: "Review conference"
        case .protectionVisit: "Visit, child protection"
        case .preProceedings: "Pre-proceedings"
        case .careEpisode: "Episode of care"
        case .periodOfCare: "Period of care"
        case .placement: "Placement"
        case .legalStatus: "Legal status"
        case .careReview: "Review, child in care"
        case .careVisit: "Visit, child in care"
        case .carePlan: "Care plan"
        case .missing: "Missing from care"
        case .deprivationOfLiberty: "Deprivation of liberty"
        case .previousPermanence: "Earlier permanence"
        case .adoption: "Plan for adoption"
        case .placedForAdoption: "Placed for adoption"
        case .healthCheck: "Health check"
        case .healthOfYear: "Health over the year"
        case .questionnaire: "Strengths and difficulties questionnaire"
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
        case .person: "children’s particulars"
        case .contact: "contacts"
        case .earlyHelp: "early help episodes"
        case .referral: "referrals"
        case .inNeed: "times in need"
        case .assessment: "assessments"
        case .needPlan: "child in need plans"
        case .needVisit: "visits to children in need"
        case .strategyDiscussion: "strategy discussions"
        case .enquiry: "section 47 enquiries"
        case .conference: "initial conferences"
        case .protectionPlan: "child protection plans"
        case .protectionReview: "review conferences"
        case .protectionVisit: "child protection visits"
        case .preProceedings: "pre-proceedings"
        case .careEpisode: "episodes of care"
        case .periodOfCare: "periods of care"
        case .placement: "placements"
        case .legalStatus: "legal statuses"
        case .careReview: "reviews of children in care"
        case .careVisit: "visits to children in care"
        case .carePlan: "care plans"
        case .missing: "missing episodes"
        case .deprivationOfLiberty: "deprivations of liberty"
        case .previousPermanence: "earlier permanence arrangements"
        case .adoption: "plans for adoption"
        case .placedForAdoption: "placements for adoption"
        case .healthCheck: "health checks"
        case .healthOfYear: "health records of a year"
        case .questionnaire: "questionnaires"
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
