import Indicators

/// The legal status under which children are in care.
package enum UnderPlacementOrder: LegalStatusMeasure {
    package static let code = "L28d"
    package static let title = "Children in care under a placement order"
    package static let status = LegalStatus.placementOrder
}
