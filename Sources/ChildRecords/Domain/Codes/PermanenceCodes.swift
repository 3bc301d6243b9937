/// The permanence arrangement that a child had before coming into care again (`PREV_PERM`).
package enum PreviousPermanence: String, CodeSet {
    case adopted = "P1"
    case specialGuardianship = "P2"
    case arrangementsOrder = "P3"
    case notKnown = "P4"
    case none = "Z1"

    package var words: String {
        switch self {
        case .adopted: "Adopted before"
        case .specialGuardianship: "Special guardianship order before"
        case .arrangementsOrder: "Residence or child arrangements order before"
        case .notKnown: "Not known whether there was a permanence arrangement before"
        case .none: "No permanence arrangement before"
        }
    }
}

/// Why a child is no longer placed, or to be placed, for adoption.
package enum AdoptionReversal: String, CodeSet {
    case needsChanged = "RD1"
    case courtRefused = "RD2"
    case noAdopters = "RD3"
    case other = "RD4"

    package var words: String {
        switch self {
        case .needsChanged: "The child’s needs changed"
        case .courtRefused: "The court did not make a placement order"
        case .noAdopters: "Prospective adopters could not be found"
        case .other: "Another reason"
        }
    }
}
