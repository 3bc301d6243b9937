import Indicators

/// The legal status under which children are in care.
package enum UnderInterimCareOrder: LegalStatusMeasure {
    package static let code = "L28b"
    package static let title = "Children in care under an interim care order"
    package static let status = LegalStatus.interimCareOrder
}
