/// Who made a contact or a referral.
package enum ReferralSource: String, CodeSet {
    case family = "1A"
    case acquaintance = "1B"
    case theChild = "1C"
    case otherIndividual = "1D"
    case school = "2A"
    case educationService = "2B"
    case generalPractitioner = "3A"
    case healthVisitor = "3B"
    case schoolNurse = "3C"
    case otherPrimaryHealth = "3D"
    case emergencyDepartment = "3E"
    case otherHealth = "3F"
    case housing = "4"
    case socialCare = "5A"
    case otherInternal = "5B"
    case otherCouncil = "5C"
    case earlyHelp = "5D"
    case police = "6"
    case otherLegal = "7"
    case other = "8"
    case anonymous = "9"
    case unknown = "10"

    package var words: String {
        switch self {
        case .family: "Family member or carer"
        case .acquaintance: "Acquaintance"
        case .theChild: "The child"
        case .otherIndividual: "Another individual"
        case .school: "School"
        case .educationService: "Education service"
        case .generalPractitioner: "General practitioner"
        case .healthVisitor: "Health visitor"
        case .schoolNurse: "School nurse"
        case .otherPrimaryHealth: "Other primary health service"
        case .emergencyDepartment: "Emergency department"
        case .otherHealth: "Other health service"
        case .housing: "Housing"
        case .socialCare: "Social care of this council"
        case .otherInternal: "Another department of this council"
        case .otherCouncil: "Another council"
        case .earlyHelp: "Early help"
        case .police: "Police"
        case .otherLegal: "Courts, probation, prison and other legal agencies"
        case .other: "Other"
        case .anonymous: "Anonymous"
        case .unknown: "Unknown"
        }
    }
}

/// The child’s primary need.
package enum NeedCode: String, CodeSet {
    case abuseOrNeglect = "N1"
    case disability = "N2"
    case parentalIllness = "N3"
    case acuteStress = "N4"
    case dysfunction = "N5"
    case unacceptableBehaviour = "N6"
    case lowIncome = "N7"
    case absentParenting = "N8"
    case other = "N9"
    case notStated = "N0"

    package var words: String {
        switch self {
        case .abuseOrNeglect: "Abuse or neglect"
        case .disability: "Child’s disability or illness"
        case .parentalIllness: "Parental disability or illness"
        case .acuteStress: "Family in acute stress"
        case .dysfunction: "Family dysfunction"
        case .unacceptableBehaviour: "Socially unacceptable behaviour"
        case .lowIncome: "Low income"
        case .absentParenting: "Absent parenting"
        case .other: "Cases other than children in need"
        case .notStated: "Not stated"
        }
    }
}

/// Why a child’s CIN episode ended.
package enum ClosureReason: String, CodeSet {
    case adopted = "RC1"
    case died = "RC2"
    case arrangementsOrder = "RC3"
    case specialGuardianship = "RC4"
    case otherCouncil = "RC5"
    case adultServices = "RC6"
    case noLongerInNeed = "RC7"
    case afterAssessment = "RC8"
    case toEarlyHelp = "RC9"

    package var words: String {
        switch self {
        case .adopted: "Adopted"
        case .died: "Died"
        case .arrangementsOrder: "Child arrangements order"
        case .specialGuardianship: "Special guardianship order"
        case .otherCouncil: "Moved to another council"
        case .adultServices: "Moved to adult services"
        case .noLongerInNeed: "No longer in need, or another reason"
        case .afterAssessment: "Closed after assessment, no further action"
        case .toEarlyHelp: "Closed after assessment, to early help"
        }
    }
}

/// The category of a child CP plan.
package enum AbuseCategory: String, CodeSet {
    case neglect = "NEG"
    case physical = "PHY"
    case sexual = "SAB"
    case emotional = "EMO"
    case multiple = "MUL"

    package var words: String {
        switch self {
        case .neglect: "Neglect"
        case .physical: "Physical abuse"
        case .sexual: "Sexual abuse"
        case .emotional: "Emotional abuse"
        case .multiple: "Multiple, no longer recommended"
        }
    }
}

/// What a legal gateway meeting decided.
package enum GatewayOutcome: String, CodeSet {
    case continuePlan = "A"
    case preProceedings = "B"
    case issue = "C"
    case unknown = "D"

    package var words: String {
        switch self {
        case .continuePlan: "Continue the current plan"
        case .preProceedings: "Begin pre-proceedings"
        case .issue: "Issue care proceedings"
        case .unknown: "Not known"
        }
    }
}

/// How pre-proceedings ended, as the census and the dataset print it. Nobody has published what A, B and C mean: the council says, in a
/// setting without a default, and until then their meaning is not known.
package enum PreProceedingsOutcome: String, CodeSet {
    case a = "A"
    case b = "B"
    case c = "C"
    /// Written out, as some case systems do.
    case issue = "ISSUE"
    case stepDown = "STEPDOWN"

    package var words: String {
        switch self {
        case .a: "A"
        case .b: "B"
        case .c: "C"
        case .issue: "Decision to issue care proceedings"
        case .stepDown: "Decision to step down"
        }
    }

    /// The codes that need the council’s word.
    package static let unexplained: [PreProceedingsOutcome] = [.a, .b, .c]
}

/// What an outcome of pre-proceedings means.
package enum PreProceedingsMeaning: String, CaseIterable, Sendable {
    case issue, stepDown = "step_down", other

    package var words: String {
        switch self {
        case .issue: "Decision to issue care proceedings"
        case .stepDown: "Decision to step down"
        case .other: "Another outcome"
        }
    }
}

/// What the council says that the codes of ``PreProceedingsOutcome`` mean.
package struct PreProceedingsMeanings: Hashable, Sendable {
    package let named: [PreProceedingsOutcome: PreProceedingsMeaning]

    package init(_ named: [PreProceedingsOutcome: PreProceedingsMeaning] = [:]) { self.named = named }

    /// Reads `A=issue B=step_down`, as the setting is stored; nil for anything else.
    package init?(stored text: String) {
        var named: [PreProceedingsOutcome: PreProceedingsMeaning] = [:]
        for pair in text.split(separator: " ") {
            let sides = pair.split(separator: "=").map(String.init)
            guard sides.count == 2, let code = PreProceedingsOutcome(rawValue: sides[0]),
                let meaning = PreProceedingsMeaning(rawValue: sides[1])
            else { return nil }
            named[code] = meaning
        }
        self.named = named
    }

    package var stored: String { named.map { "\($0.key.rawValue)=\($0.value.rawValue)" }.sorted().joined(separator: " ") }

    /// Nil, which is “not known”, until the council has named the code.
    package func meaning(of outcome: PreProceedingsOutcome) -> PreProceedingsMeaning? {
        switch outcome {
        case .issue: .issue
        case .stepDown: .stepDown
        case .a, .b, .c: named[outcome]
        }
    }
}
