import Indicators

/// How often an offer becomes a meeting.
package enum FamilyMeetingHeld: ChildMeasure {
    package static let code = "P10"
    package static let title = "Family meetings held of those offered"
    package static let sentence = "How often an offer becomes a meeting."
    package static let numerator = "Family meetings held"
    package static let denominator = "Family meetings offered"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let facts: [Fact] = [.familyMeetingHeld]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where spell.answer(.familyMeetingOffered) == .yes {
            child.visited(&contributions, spell, .familyMeetingHeld, no: .none)
        }
    }
}
