import Indicators

/// The legal status under which children are in care.
package enum UnderFullCareOrder: LegalStatusMeasure {
    package static let code = "L28a"
    package static let title = "Children in care under a full care order"
    package static let status = LegalStatus.fullCareOrder
}
