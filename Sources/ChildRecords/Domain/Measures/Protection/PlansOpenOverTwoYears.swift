import Indicators

/// Which plans may have drifted. Plans of other councils.
package enum PlansOpenOverTwoYears: LongPlanMeasure {
    package static let code = "C7c"
    package static let title = "Child protection plans open for two years or longer"
    package static let numerator = "Open plans that began two years ago or earlier"
    package static let months = 24
}
