import Indicators

/// What kinds of homes children live in. Placements without a type; short breaks.
package enum ResidentialPlacements: HomeMeasure {
    package static let code = "L9c"
    package static let title = "Children in care who live in children’s homes, residential care or residential schools"

    package static func counts(_ place: PlacementType) -> Bool {
        [.secureHome, .childrensHome, .residentialCare, .residentialSchool].contains(place)
    }
}
