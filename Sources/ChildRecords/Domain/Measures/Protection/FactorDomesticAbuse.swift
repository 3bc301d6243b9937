import Indicators

/// What families are struggling with. Assessments without any factor.
package enum FactorDomesticAbuse: FactorMeasure {
    package static let code = "C14a"
    package static let title = "Assessments that find domestic abuse"
    package static let factorCodes = ["3A", "3B", "3C"]
}
