/// Why an episode of care began.
package enum EpisodeReason: String, CodeSet {
    case started = "S"
    case legal = "L"
    case placement = "P"
    case placementSameCarer = "T"
    case legalPlacementAndCarer = "B"
    case legalAndPlacement = "U"

    package var words: String {
        switch self {
        case .started: "Started to be looked after"
        case .legal: "Legal status changed"
        case .placement: "Placement and carer changed"
        case .placementSameCarer: "Placement changed, same carer"
        case .legalPlacementAndCarer: "Legal status, placement and carer changed"
        case .legalAndPlacement: "Legal status and placement changed, same carer"
        }
    }
}

/// The legal status under which a child is looked after.
package enum LegalStatus: String, CodeSet {
    case interimCareOrder = "C1"
    case fullCareOrder = "C2"
    case freeing = "D1"
    case placementOrder = "E1"
    case section20 = "V2"
    case shortBreaksUnder20 = "V3"
    case shortBreaks = "V4"
    case policeProtection = "L1"
    case emergencyProtection = "L2"
    case childAssessment = "L3"
    case remand = "J1"
    case detained = "J2"
    case youthRehabilitation = "J3"

    package var words: String {
        switch self {
        case .interimCareOrder: "Interim care order"
        case .fullCareOrder: "Full care order"
        case .freeing: "Freeing order"
        case .placementOrder: "Placement order"
        case .section20: "Section 20, single period"
        case .shortBreaksUnder20: "Section 20, short breaks (V3)"
        case .shortBreaks: "Section 20, short breaks (V4)"
        case .policeProtection: "Police protection"
        case .emergencyProtection: "Emergency protection order"
        case .childAssessment: "Child assessment order"
        case .remand: "Remanded to the council"
        case .detained: "Detained under PACE"
        case .youthRehabilitation: "Youth rehabilitation order with residence"
        }
    }
}

/// Who provides a placement.
package enum PlacementProvider: String, CodeSet {
    case parent = "PR0"
    case own = "PR1"
    case otherCouncil = "PR2"
    case otherPublic = "PR3"
    case privateSector = "PR4"
    case voluntary = "PR5"

    package var words: String {
        switch self {
        case .parent: "Parent"
        case .own: "This council"
        case .otherCouncil: "Another council"
        case .otherPublic: "Another public body"
        case .privateSector: "Private"
        case .voluntary: "Voluntary or third sector"
        }
    }
}

/// Why a placement changed.
package enum PlacementChangeReason: String, CodeSet {
    case carePlan = "CARPL"
    case closure = "CLOSE"
    case allegation = "ALLEG"
    case standards = "STAND"
    case approvalRemoved = "APPRR"
    case carerAsksBehaviour = "CREQB"
    case carerAsks = "CREQO"
    case childAsks = "CHILD"
    case councilAsks = "LAREQ"
    case statusOnly = "PLACE"
    case custody = "CUSTOD"
    case other = "OTHER"

    package var words: String {
        switch self {
        case .carePlan: "Care plan"
        case .closure: "Home closed or carer resigned"
        case .allegation: "Allegation"
        case .standards: "Standards of care"
        case .approvalRemoved: "Approval removed"
        case .carerAsksBehaviour: "Carer asked, because of behaviour"
        case .carerAsks: "Carer asked, for another reason"
        case .childAsks: "Child asked"
        case .councilAsks: "Council asked"
        case .statusOnly: "Status of the placement changed"
        case .custody: "Custody"
        case .other: "Other"
        }
    }
}

/// How a child took part in a review.
package enum ReviewParticipation: String, CodeSet {
    case underFour = "PN0"
    case attendedAndSpoke = "PN1"
    case advocateSpoke = "PN2"
    case symbols = "PN3"
    case attendedWithoutViews = "PN4"
    case briefedAdvocate = "PN5"
    case otherMedium = "PN6"
    case absent = "PN7"

    package var words: String {
        switch self {
        case .underFour: "Under four"
        case .attendedAndSpoke: "Attended and spoke"
        case .advocateSpoke: "Attended, an advocate spoke"
        case .symbols: "Attended, conveyed views by symbols"
        case .attendedWithoutViews: "Attended, conveyed no views"
        case .briefedAdvocate: "Absent, briefed an advocate"
        case .otherMedium: "Absent, conveyed views another way"
        case .absent: "Absent, conveyed no views"
        }
    }
}

/// Why there is no strengths and difficulties score.
package enum QuestionnaireReason: String, CodeSet {
    case age = "SDQ1"
    case carerRefused = "SDQ2"
    case disability = "SDQ3"
    case other = "SDQ4"
    case childRefused = "SDQ5"

    package var words: String {
        switch self {
        case .age: "Age"
        case .carerRefused: "Carer refused"
        case .disability: "Disability"
        case .other: "Other"
        case .childRefused: "Child refused"
        }
    }
}

/// Missing, or away without leave.
package enum MissingKind: String, CodeSet {
    case missing = "M"
    case away = "A"

    package var words: String {
        switch self {
        case .missing: "Missing, whereabouts not known"
        case .away: "Away without authorisation"
        }
    }
}

/// Why a child’s social worker changed.
package enum WorkerChangeReason: String, CodeSet {
    case manager = "MANAGE"
    case firstContact = "FCONTA"
    case left = "LEFTRL"
    case reorganised = "ORGRST"
    case teamProcess = "TSPROC"
    case absence = "ABSENC"
    case childAsked = "CHCHAN"
    case parentAsked = "PCCHAN"
    case died = "SWDIED"
    case other = "OTHERS"

    package var words: String {
        switch self {
        case .manager: "Became the manager of the case"
        case .firstContact: "Moved on from first contact"
        case .left: "Left the role"
        case .reorganised: "Reorganisation"
        case .teamProcess: "Transfer between teams"
        case .absence: "Absence"
        case .childAsked: "Child asked"
        case .parentAsked: "Parent or carer asked"
        case .died: "Died"
        case .other: "Other"
        }
    }
}

/// The permanence plan for a child in care.
package enum PermanencePlan: String, CodeSet {
    case returnHome = "RETURN"
    case adoption = "ADOPT"
    case guardianship = "SGOCAO"
    case supportedLiving = "SUPLIV"
    case longTermResidential = "LTRES"
    case longTermFostering = "LTFOST"
    case other = "OTHER"

    package var words: String {
        switch self {
        case .returnHome: "Return to family"
        case .adoption: "Adoption"
        case .guardianship: "Special guardianship or child arrangements order"
        case .supportedLiving: "Supported living in the community"
        case .longTermResidential: "Long-term residential"
        case .longTermFostering: "Long-term fostering"
        case .other: "Other"
        }
    }
}
