import Indicators

/// Whether the letter before proceedings asked the family for its own plan. The census item means an offer in the letter, which
/// is not yet the offer proved that the Children Act 1989, section 31ZA asks for.
package enum FamilyMeetingOffered: ChildMeasure {
    package static let code = "P9"
    package static let title = "Family group decision-making offered in the letter"
    package static let sentence = "Whether the letter before proceedings asked the family for its own plan."
    package static let numerator = "Pre-proceedings whose letter offered a family meeting, as the census records it"
    package static let denominator = "Pre-proceedings begun"
    package static let exclusions =
        "Nothing. If not recorded, it counts as not offered, and the number is shown. An offer in the letter does not yet prove the offer "
        + "that section 31ZA asks for: the legal tracker records that."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let facts: [Fact] = [.familyMeetingOffered]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] { child.visited(&contributions, spell, .familyMeetingOffered, no: .none) }
    }
}
