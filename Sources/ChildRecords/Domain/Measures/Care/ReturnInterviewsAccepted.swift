import Indicators

/// Whether the child accepts the interview.
package enum ReturnInterviewsAccepted: ChildMeasure {
    package static let code = "L24c"
    package static let title = "Return interviews accepted"
    package static let sentence = "Whether the child accepts the interview."
    package static let numerator = "Interviews accepted"
    package static let denominator = "Interviews offered"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.interviewAccepted]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.missing] where spell.isMissing && spell.answer(.interviewOffered) == .yes {
            child.answeredAtEnd(&contributions, spell, .interviewAccepted)
        }
    }
}
