import Indicators
import Law

/// Whether the family meets the council soon after the decision.
package enum FirstMeetingInTime: ChildMeasure {
    package static let code = "P5"
    package static let title = "First pre-proceedings meetings within 5 working days of the decision"
    package static let sentence = "Whether the family meets the council soon after the decision."
    package static let numerator = "First meetings held by the fifth working day after the decision"
    package static let denominator = "First meetings held"
    package static let exclusions = "Nothing."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.firstMeeting]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            let due = Timescale.firstProceedingsMeeting.due(after: from)
            child.finishing(&contributions, spell, from: from, done: spell.day(.firstMeeting), due: due)
        }
    }
}
