/// The child’s sex, as the census asks it.
package enum Sex: String, CodeSet {
    case male = "M"
    case female = "F"
    case unborn = "U"
    case neither = "I"
    /// Code 9 of the census as long as it asked the gender; kept as it was printed.
    case notSpecified = "9"

    package var words: String {
        switch self {
        case .male: "Male"
        case .female: "Female"
        case .unborn: "Unborn or not recorded"
        case .neither: "Neither"
        case .notSpecified: "Not specified (9)"
        }
    }

    /// Whether the census of that year takes this code.
    package func isInCensus(of year: CollectionYear) -> Bool {
        switch self {
        case .male, .female, .unborn: true
        case .neither: false
        case .notSpecified: year.begins <= 2023
        }
    }
}

/// Ethnic background, in the codes of every return.
package enum Ethnicity: String, CodeSet {
    case whiteBritish = "WBRI"
    case whiteIrish = "WIRI"
    case irishTraveller = "WIRT"
    case otherWhite = "WOTH"
    case roma = "WROM"
    case whiteAndBlackCaribbean = "MWBC"
    case whiteAndBlackAfrican = "MWBA"
    case whiteAndAsian = "MWAS"
    case otherMixed = "MOTH"
    case indian = "AIND"
    case pakistani = "APKN"
    case bangladeshi = "ABAN"
    case otherAsian = "AOTH"
    case caribbean = "BCRB"
    case african = "BAFR"
    case otherBlack = "BOTH"
    case chinese = "CHNE"
    case other = "OOTH"
    case refused = "REFU"
    case notObtained = "NOBT"

    package var words: String {
        switch self {
        case .whiteBritish: "White British"
        case .whiteIrish: "White Irish"
        case .irishTraveller: "Traveller of Irish heritage"
        case .otherWhite: "Any other White background"
        case .roma: "Gypsy or Roma"
        case .whiteAndBlackCaribbean: "White and Black Caribbean"
        case .whiteAndBlackAfrican: "White and Black African"
        case .whiteAndAsian: "White and Asian"
        case .otherMixed: "Any other mixed background"
        case .indian: "Indian"
        case .pakistani: "Pakistani"
        case .bangladeshi: "Bangladeshi"
        case .otherAsian: "Any other Asian background"
        case .caribbean: "Black Caribbean"
        case .african: "Black African"
        case .otherBlack: "Any other Black background"
        case .chinese: "Chinese"
        case .other: "Any other ethnic background"
        case .refused: "Refused"
        case .notObtained: "Not yet obtained"
        }
    }
}

/// What a child’s disability is, as the census names it.
package enum DisabilityKind: String, CodeSet {
    case none = "NONE"
    case mobility = "MOB"
    case hands = "HAND"
    case personalCare = "PC"
    case incontinence = "INC"
    case communication = "COMM"
    case learning = "LD"
    case hearing = "HEAR"
    case vision = "VIS"
    case behaviour = "BEH"
    case consciousness = "CON"
    case autism = "AUT"
    case otherInLaw = "DDA"

    package var words: String {
        switch self {
        case .none: "None"
        case .mobility: "Mobility"
        case .hands: "Hand function"
        case .personalCare: "Personal care"
        case .incontinence: "Incontinence"
        case .communication: "Communication"
        case .learning: "Learning"
        case .hearing: "Hearing"
        case .vision: "Vision"
        case .behaviour: "Behaviour"
        case .consciousness: "Consciousness"
        case .autism: "Autism"
        case .otherInLaw: "Another disability in law"
        }
    }
}
