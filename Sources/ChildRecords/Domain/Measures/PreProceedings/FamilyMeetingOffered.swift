import Indicators

/// Whether the family was asked to find its own answer before the court is. Nothing. Where it is not recorded it counts as not
/// offered, and the number is given.
package enum FamilyMeetingOffered: ChildMeasure {
    package static let code = "P9"
    package static let title = "Family group decision-making offered"
    package static let sentence = "Whether the family was asked to find its own answer before the court is."
    package static let numerator = "Pre-proceedings in which a family meeting was offered"
    package static let denominator = "Pre-proceedings begun"
    package static let exclusions = "Nothing. If not recorded, it counts as not offered. The number is shown."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let facts: [Fact] = [.familyMeetingOffered]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] { child.visited(&contributions, spell, .familyMeetingOffered, no: .none) }
    }
}
