/// On what ground a care leaver gets services.
package enum Eligibility: String, CodeSet {
    case relevant = "RELE"
    case formerRelevant = "FREL"
    case qualifying = "QUAL"
    case eligible = "ELIG"

    package var words: String {
        switch self {
        case .relevant: "Relevant"
        case .formerRelevant: "Former relevant"
        case .qualifying: "Qualifying"
        case .eligible: "Eligible"
        }
    }
}

/// Whether the council is in touch with a care leaver.
package enum InTouch: String, CodeSet {
    case yes = "YES"
    case no = "NO"
    case died = "DIED"
    case refused = "REFU"
    case notRequired = "NREQ"
    case returnedHome = "RHOM"

    package var words: String {
        switch self {
        case .yes: "In touch"
        case .no: "Not in touch"
        case .died: "Died"
        case .refused: "Refused contact"
        case .notRequired: "No longer needs services"
        case .returnedHome: "Returned home"
        }
    }
}

/// What a care leaver does.
package enum Activity: String, CodeSet {
    case higherFull = "F1"
    case higherPart = "P1"
    case educationFull = "F2"
    case educationPart = "P2"
    case apprenticeFull = "F4"
    case apprenticePart = "P4"
    case workFull = "F5"
    case workPart = "P5"
    case illness = "G4"
    case notActive = "G5"
    case parenting = "G6"
    case unknown = "0"

    package var words: String {
        switch self {
        case .higherFull: "Higher education, full time"
        case .higherPart: "Higher education, part time"
        case .educationFull: "Other education, full time"
        case .educationPart: "Other education, part time"
        case .apprenticeFull: "Apprenticeship, full time"
        case .apprenticePart: "Apprenticeship, part time"
        case .workFull: "Training or work, full time"
        case .workPart: "Training or work, part time"
        case .illness: "Not in education, work or training: illness or disability"
        case .notActive: "Not in education, work or training: other"
        case .parenting: "Not in education, work or training: pregnancy or parenting"
        case .unknown: "Not known"
        }
    }
}

/// Where a care leaver lives.
package enum Accommodation: String, CodeSet {
    case family = "B"
    case community = "C"
    case semiIndependent = "D"
    case supportedLodgings = "E"
    case abroad = "G"
    case deported = "H"
    case lodgings = "K"
    case unknown = "R"
    case noFixedAbode = "S"
    case foyer = "T"
    case independent = "U"
    case emergency = "V"
    case bedAndBreakfast = "W"
    case custody = "X"
    case other = "Y"
    case formerFosterCarer = "Z"

    package var words: String {
        switch self {
        case .family: "With parents or relatives"
        case .community: "Community home"
        case .semiIndependent: "Semi-independent"
        case .supportedLodgings: "Supported lodgings"
        case .abroad: "Gone abroad"
        case .deported: "Deported"
        case .lodgings: "Ordinary lodgings"
        case .unknown: "Not known"
        case .noFixedAbode: "No fixed abode"
        case .foyer: "Foyer"
        case .independent: "Independent living"
        case .emergency: "Emergency accommodation"
        case .bedAndBreakfast: "Bed and breakfast"
        case .custody: "Custody"
        case .other: "Other"
        case .formerFosterCarer: "With former foster carer"
        }
    }
}
