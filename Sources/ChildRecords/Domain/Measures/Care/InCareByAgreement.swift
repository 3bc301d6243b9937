import Indicators

/// The legal status under which children are in care.
package enum InCareByAgreement: LegalStatusMeasure {
    package static let code = "L28c"
    package static let title = "Children in care under section 20"
    package static let status = LegalStatus.section20
}
