import Indicators

/// What kinds of homes children live in. Placements without a type; short breaks.
package enum KinPlacements: HomeMeasure {
    package static let code = "L9b"
    package static let title = "Children in care who live with relatives or friends as foster carers"

    package static func counts(_ place: PlacementType) -> Bool { [.fosterLongTermKin, .fosterToAdoptKin, .fosterKin].contains(place) }
}
