import Indicators

/// Which plans may have drifted. Plans of other councils.
package enum PlansOpenOverEighteenMonths: LongPlanMeasure {
    package static let code = "C7b"
    package static let title = "Child protection plans open for 18 months or longer"
    package static let numerator = "Open plans that began 18 months ago or earlier"
    package static let months = 18
}
