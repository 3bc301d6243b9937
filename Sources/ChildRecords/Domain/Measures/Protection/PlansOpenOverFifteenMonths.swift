import Indicators

/// Which plans may have drifted. Plans of other councils.
package enum PlansOpenOverFifteenMonths: LongPlanMeasure {
    package static let code = "C7a"
    package static let title = "Child protection plans open for 15 months or longer"
    package static let numerator = "Open plans that began 15 months ago or earlier"
    package static let months = 15
}
