import Indicators

/// Whether a visit reaches the child, and not only the home. Nothing. Where it is not recorded the child counts as not seen, and the
/// number is given.
package enum ProtectionVisitsSeen: ChildMeasure {
    package static let code = "C10a"
    package static let title = "Visits of children with a child protection plan at which the child was seen"
    package static let sentence = "Whether a visit reaches the child, and not only the home."
    package static let numerator = "Visits at which the child was seen"
    package static let denominator = "Visits"
    package static let exclusions = "Nothing. Where it is not recorded the child counts as not seen, and the number is given."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.cpVisit
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.seen]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for visit in child[.cpVisit] { child.visited(&contributions, visit, .seen) }
    }
}
