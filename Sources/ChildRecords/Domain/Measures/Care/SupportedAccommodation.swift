import Indicators

/// What kinds of homes children live in. Placements without a type; short breaks.
package enum SupportedAccommodation: HomeMeasure {
    package static let code = "L9d"
    package static let title = "Children in care who live in supported accommodation"

    package static func counts(_ place: PlacementType) -> Bool { place == .supportedAccommodation || place == .semiIndependent }
}
