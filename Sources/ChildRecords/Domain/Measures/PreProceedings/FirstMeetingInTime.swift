import Indicators
import Law

/// Whether the family meets the council soon after the letter. Those without a letter.
package enum FirstMeetingInTime: ChildMeasure {
    package static let code = "P5"
    package static let title = "First pre-proceedings meetings within 10 working days of the letter"
    package static let sentence = "Whether the family meets the council soon after the letter."
    package static let numerator = "First meetings held by the tenth working day after the letter"
    package static let denominator = "First meetings held"
    package static let exclusions = "Those without a letter."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.firstMeeting]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let letter = spell.day(.letter) else { continue }
            let due = Timescale.firstProceedingsMeeting.due(after: letter)
            child.finishing(&contributions, spell, from: letter, done: spell.day(.firstMeeting), due: due)
        }
    }
}
