import Indicators
import Law
import Vocabulary

/// Whether somebody has been in contact with the young person recently. Those who died, refused contact, went home or no longer need
/// services. If not recorded, it counts as no. The number is shown.
package enum LeaverContact: ChildMeasure {
    package static let code = "G1b"
    package static let title = "Care leavers with contact in the last eight weeks"
    package static let sentence = "Whether somebody has been in contact with the young person recently."
    package static let numerator = "Care leavers whose latest contact is no more than eight weeks before the data day"
    package static let denominator = "Care leavers aged 17 to 21"
    package static let exclusions =
        "Those who died, refused contact, went home or no longer need services. If not recorded, it counts as no. The number is shown."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let facts: [Fact] = [.latestContact]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving where child.isOfLeavingAge(on: first) {
            if leaver.hasLeftServices {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .refusedOrDied)
                continue
            }
            let contact = leaver.day(.latestContact)
            let due = contact.map { Timescale.leaverContact.due(after: $0) }
            let isRecent = due.map { $0 >= first } ?? false
            if last == Contribution.open, let contact, let due { child.runs(&contributions, leaver, from: contact, due: due) }
            child.stretch(
                &contributions, leaver, from: Int32(first.number), through: last, isRecent ? .met : .missed,
                contact == nil ? .notRecorded : nil)
        }
    }
}
