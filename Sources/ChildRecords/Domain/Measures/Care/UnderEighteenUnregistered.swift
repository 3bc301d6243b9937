import Indicators
import Vocabulary

/// A home that must be registered and is not is against the law, at any age under 18. Placements without a type are counted beside,
/// as not known. No return says whether a home with a registration number is registered.
package enum UnderEighteenUnregistered: SafetyMeasure {
    package static let code = "L11b"
    package static let title = "Children under 18 in an unregistered setting"
    package static let sentence = "A home that must be registered and is not is against the law, at any age under 18."
    package static let numerator =
        "Children under 18 in another placement (codes Z1, Z11 to Z14), or in independent living since 28 October 2023"
    package static let exclusions =
        "Placements without a type are shown separately as not known. No return says whether a home with a registration number is registered."

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        guard let last = child.lastDay(beforeAge: 18) else { return }
        child.safety(&contributions, through: last) { $0.isUnlabelled }
        child.safety(&contributions, from: registration, through: last) { $0 == .independent }
    }

    /// From this day supported accommodation of young people aged 16 and 17 must be registered.
    private static let registration = Day(2023, 10, 28) ?? Day(number: 0)
}
