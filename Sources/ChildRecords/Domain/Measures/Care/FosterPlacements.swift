import Indicators

/// What kinds of homes children live in. Placements without a type; short breaks.
package enum FosterPlacements: HomeMeasure {
    package static let code = "L9a"
    package static let title = "Children in care who live with foster carers"

    package static func counts(_ place: PlacementType) -> Bool { place.isFosterCare }
}
