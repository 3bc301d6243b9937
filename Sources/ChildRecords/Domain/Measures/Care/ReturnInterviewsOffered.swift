import Indicators

/// Whether a return home interview is offered. Times away without authorisation. Where it is not recorded it counts as not offered, and the
/// number is given.
package enum ReturnInterviewsOffered: ChildMeasure {
    package static let code = "L24b"
    package static let title = "Return interviews offered"
    package static let sentence = "Whether a return home interview is offered."
    package static let numerator = "Missing episodes after which an interview was offered"
    package static let denominator = "Missing episodes that ended"
    package static let exclusions =
        "Times away without authorisation. If not recorded, it counts as not offered. The number is shown."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statutory guidance: the limit applies to every child")
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.interviewOffered]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.missing] where spell.isMissing { child.answeredAtEnd(&contributions, spell, .interviewOffered) }
    }
}
