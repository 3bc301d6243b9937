import Indicators

/// What families are struggling with. Assessments without any factor.
package enum FactorMentalHealth: FactorMeasure {
    package static let code = "C14d"
    package static let title = "Assessments that find a worry about mental health"
    package static let factorCodes = ["4A", "4B", "4C"]
}
