import Indicators

/// A child under 16 must live where somebody cares for them. Placements without a type are shown separately as not known.
package enum UnderSixteenInOtherArrangements: SafetyMeasure {
    package static let code = "L11a"
    package static let title = "Children under 16 in other arrangements"
    package static let sentence = "A child under 16 must live where somebody cares for them."
    package static let numerator =
        "Children under 16 in semi-independent or independent living, supported accommodation or another placement (codes H5, K3, P2, Z1 and Z11 to Z14)"
    package static let exclusions = "Placements without a type are shown separately as not known."

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        guard let last = child.lastDay(beforeAge: 16) else { return }
        child.safety(&contributions, through: last) { $0.isOtherArrangement }
    }
}
