import Indicators

/// Whether the child had a chance to say what is said to nobody else present. Unborn children, and children without a date of birth.
/// If not recorded, the child counts as not seen alone. The number is shown.
package enum ProtectionSeenAlone: ChildMeasure {
    package static let code = "C10b"
    package static let title = "Children with a child protection plan seen alone, aged 4 or over"
    package static let sentence = "Whether the child had a chance to say what is said to nobody else present."
    package static let numerator = "Visits at which the child was seen alone"
    package static let denominator = "Visits at which the child was seen, aged 4 or over"
    package static let exclusions =
        "Unborn children, and children without a date of birth. If not recorded, the child counts as not seen alone. The number is shown."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.cpVisit
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.seenAlone]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.seenAlone(&contributions, child[.cpVisit], underFour: false)
    }
}
