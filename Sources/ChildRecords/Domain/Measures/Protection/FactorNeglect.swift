import Indicators

/// What families are struggling with. Assessments without any factor.
package enum FactorNeglect: FactorMeasure {
    package static let code = "C14b"
    package static let title = "Assessments that find neglect"
    package static let factorCodes = ["16A"]
}
